import { App } from 'cdk8s';
import { DemoServiceChart } from './demo-service';

// `CANARY_RATIO=10 cdk8s synth` writes the stage 90/10.
const app = new App();
new DemoServiceChart(app, 'demo-service');
app.synth();
