import { join } from 'path';
import { DemoServiceChart } from './demo-service';
import { show } from '../show';

show('demo-service: /demo from v1 to v2', app => new DemoServiceChart(app, 'demo-service').demoService, join(__dirname, 'dist'));
