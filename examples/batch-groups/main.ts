import { App } from 'cdk8s';
import { Reviews } from './reviews';

// `CANARY_RATIO='beta 10%' cdk8s synth` writes a stage by its name: with groups a ratio alone does not say which.
const app = new App();
new Reviews(app, 'reviews');
app.synth();
