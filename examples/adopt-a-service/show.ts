import { join } from 'path';
import { OrdersChart } from './orders';
import { show } from '../show';

show('orders: a running service is adopted, then v1 to v2', app => new OrdersChart(app, 'orders').orders, join(__dirname, 'dist'));
