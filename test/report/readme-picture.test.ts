import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { CanaryService } from '../../src';
import { Inventory } from '../../src/mesh/inventory';
import { objectChanges } from '../../src/report/object-changes';
import { picture } from '../../src/report/picture';
import { styleFor } from '../../src/report/style';

test('the picture in README is what the first canary there looks like', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const stages = new CanaryService(chart, 'reviews', {
    port: 9080, replicas: 3, stable: { version: 'v1', image: 'reviews-v1:1.20.3' }, canary: { version: 'v2', image: 'reviews-v2:1.20.3' }, steps: [10, 50, 100],
  }).stages();
  const sets = stages.map(({ manifests }) => Inventory.of(manifests));
  const details = (index: number): string[] => index === 0 ? [] : objectChanges(sets[index - 1], sets[index]).map(({ sign, object }) => `${sign} ${object}`);
  const shown = picture(stages, { style: styleFor({ isTerminal: false, env: {} }), columns: 100, details });
  const [, fence] = readFileSync(join(__dirname, '../../README.md'), 'utf8').split('```');
  expect(fence).toBe(`\n${shown}`);
});
