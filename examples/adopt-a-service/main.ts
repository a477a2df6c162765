import { App } from 'cdk8s';
import { OrdersChart } from './orders';

// `CANARY_RATIO=adopt cdk8s synth` writes the stage where both Deployments are up; nothing said is `before`.
const app = new App();
new OrdersChart(app, 'orders');
app.synth();
