import { App } from 'cdk8s';
import { Bookinfo } from './bookinfo';

// `CANARY_RATIO=10 cdk8s synth` writes the 10 % stage; a releases.yaml beside it would say it in Git.
const app = new App();
new Bookinfo(app, 'bookinfo');
app.synth();
