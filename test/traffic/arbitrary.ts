import fc from 'fast-check';
import { fullName, to } from './mesh';
import { TrafficRequest } from '../../src/traffic/request';

type Manifest = Record<string, unknown>;

const VALUES = ['', '1', '12', 'x y', 'z'];
const PATHS = ['/', '/a', '/A', '/a/b', '/ab', '/b/c'];

const valueMatch = fc.oneof(
  fc.record({ exact: fc.constantFrom(...VALUES) }), fc.record({ prefix: fc.constantFrom('1', 'x') }), fc.record({ regex: fc.constantFrom('[0-9]+', 'x.y|1', '.*') }), fc.constant({}),
);

const pathMatch = fc.oneof(fc.record({ exact: fc.constantFrom(...PATHS) }), fc.record({ prefix: fc.constantFrom(...PATHS) }), fc.record({ regex: fc.constantFrom('/a.*', '/.+', '(?i)/a') }));

const optional = { requiredKeys: [] };

/** A match block of a VirtualService. */
export const match: fc.Arbitrary<Manifest> = fc.record({
  uri: pathMatch,
  ignoreUriCase: fc.boolean(),
  headers: fc.dictionary(fc.constantFrom('h-a', 'h-b'), valueMatch, { minKeys: 1 }),
  withoutHeaders: fc.dictionary(fc.constantFrom('h-a', 'h-c'), valueMatch, { minKeys: 1 }),
  queryParams: fc.dictionary(fc.constantFrom('q', 'r'), valueMatch, { minKeys: 1 }),
  method: fc.record({ exact: fc.constantFrom('GET', 'POST') }),
  sourceLabels: fc.dictionary(fc.constantFrom('app', 'tier'), fc.constantFrom('caller', 'other'), { minKeys: 1 }),
}, optional);

const split = fc.array(fc.tuple(fc.constantFrom('v1', 'v2', 'v3'), fc.nat(1000)), { minLength: 1, maxLength: 4 })
  .filter(entries => entries.length === 1 || entries.some(([, weight]) => weight > 0))
  .map(entries => entries.map(([version, weight]) => to('web', version, weight)));

const route: fc.Arbitrary<Manifest> = fc.record({ match: fc.array(match, { minLength: 1, maxLength: 3 }), route: split }, { requiredKeys: ['route'] });

/** HTTP routes of a VirtualService, with names by their place. */
export const routes: fc.Arbitrary<Manifest[]> = fc.array(route, { minLength: 1, maxLength: 6 }).map(list => list.map((entry, index) => ({ name: `r${index}`, ...entry })));

export const request: fc.Arbitrary<TrafficRequest> = fc.record({
  from: fc.record({ workload: fc.record({ namespace: fc.constantFrom('elsewhere', 'shop'), labels: fc.dictionary(fc.constantFrom('app', 'tier'), fc.constantFrom('caller', 'other')) }) }),
  host: fc.constant(fullName('web')),
  method: fc.constantFrom('GET', 'POST', 'PUT'),
  path: fc.tuple(fc.constantFrom(...PATHS), fc.constantFrom('', '?q=1', '?r=12&q=z', '?q')).map(parts => parts.join('')),
  headers: fc.dictionary(fc.constantFrom('h-a', 'H-B', 'h-c'), fc.constantFrom(...VALUES)),
});
