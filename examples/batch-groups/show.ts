import { join } from 'path';
import { Reviews } from './reviews';
import { show } from '../show';

show('Reviews: three pods, one a group', app => new Reviews(app, 'reviews').reviews, join(__dirname, 'dist'));
