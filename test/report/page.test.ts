import { createHash } from 'node:crypto';
import { App, Chart } from 'cdk8s';
import { releaseOf as releaseOfService } from './plan-of';
import { finding, planOf, plain, releaseOf } from './release';
import { CanaryService, Exposure, Match } from '../../src';
import { questionsOf } from '../../src/report/answers';
import { planHtml } from '../../src/report/html/page';
import { ReleaseData } from '../../src/report/plan-data';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');
const page = (...releases: ReleaseData[]): string => planHtml(planOf(...releases), { sha256 });

function reviews(): ReleaseData {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  return releaseOfService(new CanaryService(chart, 'reviews', {
    port: 9080,
    stable: { version: 'v1', image: 'reviews:1' },
    canary: { version: 'v2', image: 'reviews:2' },
    steps: [10, 100],
    audience: [Match.header('end-user').exact('jason')],
    exposure: [Exposure.gateway('infra/public', { hosts: ['shop.example.com'], pathPrefix: '/demo' })],
  }));
}

test('a page runs nothing but its own script and style, and loads nothing', () => {
  const text = page(releaseOf(plain));
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)!;
  const [, style] = /<style>(.*?)<\/style>/s.exec(text)!;
  const [, script] = /<script>(.*?)<\/script>/s.exec(text)!;
  expect(policy.replace(/&#39;/g, '\'')).toBe(`default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'sha256-${sha256(script)}'; base-uri 'none'; form-action 'none'`);
  expect(text).not.toMatch(/ (?:src|style|on\w+)=|href="(?!#)|@import|url\((?!#)/);
});

test('the same plan is the same page', () => {
  expect(page(reviews())).toBe(page(reviews()));
});

test('requests that some stage treats in a way of their own are asked in every stage', () => {
  const questions = questionsOf(reviews());
  const answers = (request: string): string[] | undefined => questions.find(question => question.request === request)?.answers.map(({ text }) => text);
  expect(answers('GET reviews.shop.svc.cluster.local:9080/ with end-user: jason, from shop')).toEqual(['v1 100 %', 'v1 100 %', 'v1 90 %, v2 10 %', 'v2 100 %', 'v2 100 %', 'v2 100 %']);
  expect(answers('GET reviews.shop.svc.cluster.local:9080/, from shop')).toEqual(['v1 100 %', 'v1 100 %', 'v1 100 %', 'v1 100 %', 'v2 100 %', 'v2 100 %']);
  expect(answers('GET shop.example.com:80/demo with end-user: jason, through gateway infra/public')).toEqual(['v1 100 %', 'v1 100 %', 'v1 90 %, v2 10 %', 'v2 100 %', 'v2 100 %', 'v2 100 %']);
  expect(questions.at(-1)?.request).toBe('GET reviews.shop.svc.cluster.local/, from a caller without a proxy');
});

test('a finding stands where it is about, with its way out', () => {
  const release = reviews();
  const [stable, ...stages] = release.stages;
  const text = page({ ...release, stages: [{ ...stable, findings: [finding(plain)] }, ...stages] });
  expect(text).toMatch(/<span class="name">stable<\/span> v1 100 % <span class="badge warning">1 warning<\/span>/);
  expect(text).toContain('<strong>CC910 some-rule</strong> Kind shop/object: message\n<p>witness</p><p>Way out: fix</p>\n<p>Safe steps:</p><ol><li>first</li><li>second</li></ol></li>');
});

test('an app without a release says so', () => {
  expect(page()).toContain('<p>No release in this app.</p>');
});
