import { App } from 'cdk8s';
import { Shop } from './shop';

// `CANARY_RATIO=preview cdk8s synth` writes the stage in which testers see green; no ratio drives a switch.
const app = new App();
new Shop(app, 'shop');
app.synth();
