import { App } from 'cdk8s';
import { ProviderChart } from './provider';

// `CANARY_RATIO=50 cdk8s synth` writes the stage 50:50.
const app = new App();
new ProviderChart(app, 'provider');
app.synth();
