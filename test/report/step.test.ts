import { App, Chart } from 'cdk8s';
import { finding, plain } from './release';
import { CanaryService, Capacity, Match, ReleaseStage } from '../../src';
import { Inventory } from '../../src/mesh/inventory';
import { describeFieldChange, fieldChanges } from '../../src/report/field-changes';
import { stepMarkdown } from '../../src/report/step-markdown';
import { StepReport, stepReport } from '../../src/report/step-report';
import { stepText } from '../../src/report/step-text';
import { styleFor } from '../../src/report/style';

const style = styleFor({ isTerminal: false, env: {} });

function stages(props: { capacity?: Capacity; audience?: Match[] } = {}): ReleaseStage[] {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  return new CanaryService(chart, 'reviews', {
    port: 9080, replicas: 3, stable: { version: 'v1', image: 'reviews:1' }, canary: { version: 'v2', image: 'reviews:2' }, steps: [10, 50, 100], ...props,
  }).stages();
}

function step(before: ReleaseStage, after: ReleaseStage): StepReport {
  return stepReport(Inventory.of(before.manifests), Inventory.of(after.manifests), [{ name: 'reviews', before, after, wayBack: 'back reviews' }], []);
}

const words = (all: ReleaseStage[], from: number): string => stepText(step(all[from], all[from + 1]), style, false);

test('a step of weights', () => {
  expect(words(stages(), 2)).toBe(`reviews: v2 from 10 % to 50 % of all requests, way back: back reviews
1 object changes
~ VirtualService shop/reviews
    route default: v1 90 %, v2 10 % → v1 50 %, v2 50 %
`);
});

test('a step that starts a version', () => {
  expect(words(stages(), 0)).toBe(`reviews: v2 starts with 3 instances, way back: back reviews
1 object comes, 1 changes
+ Deployment shop/reviews-v2
~ DestinationRule shop/reviews
    subsets v2 added
`);
});

test('a step that changes instances', () => {
  expect(words(stages({ capacity: Capacity.byShare({ minReplicas: 1 }) }), 2)).toBe(`reviews: v2 from 10 % to 50 % of all requests, v2 from 2 to 3 instances, way back: back reviews
2 objects change
~ Deployment shop/reviews-v2
    replicas 2 → 3
~ VirtualService shop/reviews
    route default: v1 90 %, v2 10 % → v1 50 %, v2 50 %
`);
});

test('a step that lets an audience in', () => {
  const all = stages({ audience: [Match.header('end-user').exact('jason')] });
  expect(words(all, 1)).toContain('reviews: v2 from 0 % to 10 % of the audience, way back');
  expect(words(all, 1)).toContain('    route audience added: v1 90 %, v2 10 %\n');
  expect(words(all, 4)).toContain('v2 from 0 % to 100 % of all other requests');
});

test('its lines, where they are asked for', () => {
  const [, , ten, fifty] = stages();
  expect(stepText(step(ten, fifty), style, true)).toContain('      -           weight: 90\n      +           weight: 50\n');
});

test('nothing moves', () => {
  const [stable] = stages();
  expect(stepText(step(stable, stable), style, true)).toBe('no object changes\n');
  expect(stepMarkdown(step(stable, stable))).toBe('No release moves; no object changes.\n\nNo request fails on the way, as far as the rules can tell.\n\n');
});

test('Markdown: words first, then what the rules say, then the objects, folded in one block of HTML', () => {
  const [, , ten, fifty] = stages();
  const text = stepMarkdown({ ...step(ten, fifty), findings: [finding(plain)] });
  const [first, , second, , third, , html] = text.split('\n');
  expect([first, second, third]).toEqual([
    '**<code>reviews</code>**: v2 from 10 % to 50 % of all requests, way back: back reviews',
    '1 object changes.',
    '- warning CC910 Kind shop/object: message; witness',
  ]);
  expect(html).toMatch(/^<details><summary>The objects<\/summary><ul><li>~ <code>VirtualService shop\/reviews<\/code> .*-           weight: 90&#10;\+           weight: 50.*<\/details>$/);
});

test.each([
  [{ spec: { replicas: 1 } }, { spec: { replicas: 2 } }, ['replicas 1 → 2']],
  [{ spec: { a: { b: 1 } } }, { spec: { a: {} } }, ['a b removed']],
  [{ list: [{ name: 'x', image: 'a' }, { name: 'y' }] }, { list: [{ name: 'y' }, { name: 'x', image: 'b' }] }, ['list x image a → b']],
  [{ list: [1, 2] }, { list: [1, 3] }, ['list 1 2 → 3']],
  [{ list: [{ name: 'x' }, { name: 'y' }] }, { list: [{ name: 'y' }, { name: 'x' }] }, ['list changed']],
  [{ metadata: { annotations: {} } }, { metadata: { annotations: { team: 'shop' } } }, ['metadata annotations team added: shop']],
])('%j to %j in words', (before, after, expected) => {
  expect(fieldChanges(before, after).map(describeFieldChange)).toEqual(expected);
});
