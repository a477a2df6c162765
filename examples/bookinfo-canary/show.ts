import { join } from 'path';
import { Bookinfo } from './bookinfo';
import { show } from '../show';

show('Bookinfo: reviews from v1 to v2', app => new Bookinfo(app, 'bookinfo').reviews, join(__dirname, 'dist'));
