import fc from 'fast-check';
import { verdictCases } from './verdict-case';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { checkStep } from '../../src/steps/check';

const RUNS = 200;
const manifests = verdictCases().flatMap(({ objects = [], before = [], after = [] }) => [...objects, ...before, ...after]);

const junk = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '__proto__', 'constructor', '', true, -1, 1e308, NaN, [], {}, [null], [[]], { constructor: 1 }, '('.repeat(2000), 'a'.repeat(5000)),
  fc.integer(), fc.double(), fc.string(), fc.object({ maxDepth: 2 }),
);

/** The manifest with one of its values replaced, wherever it stands. */
function withJunk(manifest: object, place: number, value: unknown): object {
  const copy = structuredClone(manifest);
  const places: (() => void)[] = [];
  const visit = (holder: Record<string, unknown>): void => Object.keys(holder).forEach(key => {
    places.push(() => holder[key] = value);
    if (typeof holder[key] === 'object' && holder[key] !== null) {
      visit(holder[key] as Record<string, unknown>);
    }
  });
  visit(copy as Record<string, unknown>);
  places[place % places.length]();
  return copy;
}

test('whatever stands where something else should, checks end in findings', () => {
  const mutation = fc.record({ index: fc.nat(manifests.length - 1), place: fc.nat(), value: junk });
  fc.assert(fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), mutations => {
    const before = Inventory.of(mutations.map(({ index }) => manifests[index]));
    const after = Inventory.of(mutations.map(({ index, place, value }) => withJunk(manifests[index], place, value)));
    return [...checkManifests(after), ...checkStep(before, after), ...checkStep(after, before)].every(({ code, message }) => code !== '' && message !== '');
  }), { numRuns: RUNS });
});

test('objects that hold themselves, as anchors can make them, end in findings', () => {
  const list: { kind: string; items: unknown[] } = { kind: 'List', items: [] };
  const spec: Record<string, unknown> = { hosts: ['reviews'] };
  for (const key of ['http', 'route', 'match', 'subsets', 'portLevelSettings', 'rules', 'backendRefs', 'mirrors']) {
    spec[key] = [spec];
  }
  for (const key of ['destination', 'trafficPolicy', 'headers', 'fault', 'abort', 'redirect', 'template', 'selector', 'metadata']) {
    spec[key] = spec;
  }
  list.items.push(list, ...['VirtualService', 'DestinationRule'].map(kind => ({ apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'a' }, spec })),
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec }, { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute', metadata: { name: 'a' }, spec });
  const set = Inventory.of([list]);
  expect(checkManifests(set).length).toBeGreaterThan(0);
  expect(checkStep(set, Inventory.of([list]))).toEqual(expect.any(Array));
});
