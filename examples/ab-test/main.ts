import { App } from 'cdk8s';
import { Search } from './search';

// `CANARY_RATIO=test cdk8s synth` writes the stage of the test.
const app = new App();
new Search(app, 'search');
app.synth();
