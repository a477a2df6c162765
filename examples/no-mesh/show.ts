import { join } from 'path';
import { Shop } from './shop';
import { show } from '../show';

show('Checkout without a mesh: shares by pods', app => new Shop(app, 'shop', { hasMesh: false }).checkout, join(__dirname, 'dist'));
