import { join } from 'path';
import { Shop } from './shop';
import { show } from '../show';

show('Shop: blue is v1, green is v2', app => new Shop(app, 'shop').shop, join(__dirname, 'dist'));
