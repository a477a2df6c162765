import { join } from 'path';
import { Search } from './search';
import { show } from '../show';

show('Search: rank-1 against rank-2', app => new Search(app, 'search').search, join(__dirname, 'dist'));
