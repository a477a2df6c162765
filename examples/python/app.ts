import { App, Chart } from 'cdk8s';
import { CanaryService } from 'cdk8s-canary';

// The twin of app.py: `node scripts/python-twin.mjs` shows that both write the same bytes.
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
new CanaryService(chart, 'reviews', {
  port: 9080,
  replicas: 3,
  stable: { version: 'v1', image: 'reviews-v1:1.20.3' },
  canary: { version: 'v2', image: 'reviews-v2:1.20.3' },
  steps: [10, 50, 100],
});
app.synth();
