import { App, Chart } from 'cdk8s';
import { planOf, plain, releaseOf } from './release';
import { Adopt, CanaryService } from '../../src';
import { picture } from '../../src/report/picture';
import { planMarkdown } from '../../src/report/plan-markdown';
import { planMermaid } from '../../src/report/plan-mermaid';
import { planText } from '../../src/report/plan-text';
import { styleFor } from '../../src/report/style';

const noColour = styleFor({ isTerminal: false, env: {} });
const colour = styleFor({ isTerminal: true, env: {} });
const plan = planOf(releaseOf(plain));

test('text: who has the requests of each stage, what a step changes, and what the rules say', () => {
  expect(planText(plan, { style: noColour, columns: 100 })).toBe(`reviews in shop (prod): canary release of v2, at 10%
          █ v1   ▒ v2   # Deployment old

  before  ########################################  Deployment old 100 %
          Deployment old 2 instances
  adopt   ################████████████████████████  Deployment old 2 of 5 pods, v1 3 of 5 pods, by pods
          Deployment old 2 instances, v1 3 instances
          v1 from 0 % to 3 of 5 pods of all requests, v1 starts with 3 instances, 1 object comes
  stable  ████████████████████████████████████████  v1 100 %
          v1 3 instances
          v1 from 3 of 5 pods to 100 % of all requests, Deployment old goes, 1 object comes
> 10%     ████████████████████████████████████▒▒▒▒  audience: v1 90 %, v2 10 %
          ████████████████████████████████████████  all others: v1 100 %
          v1 3 instances, v2 3 instances
          preview: v2 at Service reviews-v2
          v2 from 0 % to 10 % of the audience, v2 starts with 3 instances, 1 object comes, 1 changes
  finish  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  v2 100 %
          v2 3 instances
          v2 from 10 % to 100 % of the audience, v2 from 0 % to 100 % of all other requests, v1 goes, 1 object changes, 1 goes
  step stable to 10%: warning CC910 Kind shop/object: message; witness
  step back from 10% to stable: warning CC910 Kind shop/object: message; witness
  stage 10%: warning CC910 Kind shop/object: message; witness
`);
});

test('each version keeps its glyph and its colour', () => {
  const text = planText(plan, { style: colour, columns: 100 });
  expect(text).toContain('\u001b[32m█\u001b[39m v1   \u001b[33m▒\u001b[39m v2');
  expect(text).toContain(`\u001b[33m${'▒'.repeat(40)}\u001b[39m  v2 100 %`);
});

test('a narrow terminal gets shorter bars', () => {
  expect(planText(plan, { style: noColour, columns: 50 })).toContain(`finish  ${'▒'.repeat(14)}  v2 100 %`);
});

test('the stage before an adoption shows what runs, with its instances', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const orders = new CanaryService(chart, 'orders', { port: 80, replicas: 3, stable: { version: 'v1', image: 'orders:1' }, adopt: Adopt.deployment('orders') });
  expect(picture(orders.stages().slice(0, 2), { style: noColour, columns: 100 })).toBe(`          █ v1   ▒ Deployment orders

  before  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  Deployment orders 100 %
          Deployment orders as many instances as it has
  adopt                                             whichever pod answers
          Deployment orders as many instances as it has, v1 3 instances
`);
});

test('Markdown: a table with a row for each stage', () => {
  expect(planMarkdown(plan).split('\n').slice(0, 6)).toEqual([
    '### <code>reviews</code> in shop (prod): canary release of v2, at 10%',
    '',
    '| stage | requests | instances | what changes |',
    '|---|---|---|---|',
    '| <code>before</code> | Deployment old 100 % | Deployment old 2 instances | 1 object |',
    '| <code>adopt</code> | Deployment old 2 of 5 pods, v1 3 of 5 pods, by pods | Deployment old 2 instances, v1 3 instances | 1 object comes |',
  ]);
  expect(planMarkdown(plan)).toContain('| **<code>10%</code>** (now) | audience: v1 90 %, v2 10 %; all others: v1 100 %; preview: v2 at Service reviews-v2 |');
});

test('Mermaid: a node for each stage, and what changes on the arrows', () => {
  const text = planMermaid(plan);
  expect(text).toContain('    r0s4["finish<br/>v2 100 %<br/>v2 3 instances"]');
  expect(text).toContain('    r0s3 -->|"1 object changes, 1 goes"| r0s4');
});

test('an app without a release says so', () => {
  expect(planText(planOf(), { style: noColour, columns: 100 })).toBe('no release in this app\n');
  expect(planMarkdown(planOf())).toBe('No release in this app.\n');
});
