import { App } from 'cdk8s';
import { Shop } from './shop';

// `CANARY_RATIO=10 cdk8s synth` writes the same stage with a mesh and without one.
const app = new App();
new Shop(app, 'shop', { hasMesh: process.env.MESH === 'istio' });
app.synth();
