import { Inventory } from '../../src/mesh/inventory';
import { checkStep } from '../../src/steps/check';

const deployment = (apiVersion: string) => ({
  apiVersion, kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' }, spec: { selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } } } },
});
const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'shop' }, spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] } };

test('a Deployment of the group extensions is the one of apps', () => {
  expect(checkStep(Inventory.of([service, deployment('extensions/v1beta1')]), Inventory.of([service, deployment('apps/v1')]))).toEqual([]);
});
