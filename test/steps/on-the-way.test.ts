import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Severity } from '../../src/rules/finding';
import { onTheWay } from '../../src/steps/on-the-way';

type Manifest = { kind: string; metadata: { name: string }; spec: object };

const base = loadAll(readFileSync(join(__dirname, '../rules/cases/base/reviews-public.yaml'), 'utf8')) as Manifest[];
const without = (...kinds: string[]): Manifest[] => base.filter(({ kind }) => !kinds.includes(kind));
const rule = (destination: object): Manifest => ({ ...base.find(({ kind }) => kind === 'VirtualService')!, spec: { hosts: ['reviews'], http: [{ route: [{ destination }] }] } });
const whole = rule({ host: 'reviews' });
const subset = rule({ host: 'reviews', subset: 'v1' });
const [deployment] = base.filter(({ kind }) => kind === 'Deployment');
const autoscaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'reviews-v1', namespace: 'shop' },
  spec: { maxReplicas: 4, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'reviews-v1' }, metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }] },
};

/** The severity of a code about the set after a step. */
function said(code: string, before: object[], after: object[]): Severity[] {
  const [old, next] = [Inventory.of(before), Inventory.of(after)];
  return checkManifests(next).filter(finding => finding.code === code).map(finding => onTheWay(finding, old, next).severity);
}

const routed = [...without('VirtualService'), whole];

test('subsets that no route names yet are information in the step that adds them, and a warning from then on', () => {
  expect(said('CC114', [...without('VirtualService', 'DestinationRule'), whole], routed)).toEqual([Severity.INFO]);
  expect(said('CC114', routed, routed)).toEqual([Severity.WARNING]);
});

test('the subset that the last route has left is information, while several leave the choice among versions to nobody', () => {
  expect(said('CC114', [...without('VirtualService'), subset], routed)).toEqual([Severity.INFO]);
  const two = { ...base.find(({ kind }) => kind === 'DestinationRule')!, spec: { host: 'reviews', subsets: ['v1', 'v2'].map(version => ({ name: version, labels: { version } })) } };
  const others = without('VirtualService', 'DestinationRule');
  expect(said('CC114', [...others, two, subset], [...others, two, whole])).toEqual([Severity.WARNING]);
});

test('replicas beside an autoscaler are information in the step that adds it, and a warning where either changes later', () => {
  expect(said('CC823', base, [...base, autoscaler])).toEqual([Severity.INFO]);
  expect(said('CC823', [...base, autoscaler], [...base, autoscaler])).toEqual([Severity.WARNING]);
  const scaled = { ...deployment, spec: { ...deployment.spec, replicas: 5 } };
  expect(said('CC823', base, [...without('Deployment'), scaled, autoscaler])).toEqual([Severity.WARNING]);
});
