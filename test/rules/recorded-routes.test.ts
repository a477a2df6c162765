import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inventory } from '../../src/mesh/inventory';
import { asArray, asString, get } from '../../src/mesh/manifest';
import { checkManifests } from '../../src/rules/check';

const FOLDER = join(__dirname, '../../conformance/routing');

interface Result {
  readonly kind: string;
  readonly route?: string;
  readonly flags?: unknown;
}

interface RoutingCase {
  readonly id: string;
  readonly objects: object[];
  readonly requests: { readonly from: { readonly gateway?: string }; readonly result: Result }[];
}

const cases = readdirSync(FOLDER).filter(file => file.endsWith('.json')).map(file => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as RoutingCase);

/** Names of routes that a code is said about. */
function routesCalled(code: string, { objects }: RoutingCase): string[] {
  const set = Inventory.of(objects);
  return checkManifests(set).filter(finding => finding.code === code).flatMap(({ object, field }) => {
    const index = /^spec\.http\[(\d+)\]$/.exec(field ?? '')?.[1];
    const route = asArray(get(set.find(object.kind, object.namespace, object.name)?.spec, 'http'))[Number(index)];
    return asString(get(route, 'name')) ?? [];
  });
}

test('no recorded request took a route that is called unreachable', () => {
  const called = cases.flatMap(given => routesCalled('CC301', given).map(route => ({ given, route })));
  expect(called.length).toBeGreaterThan(5);
  expect(called.filter(({ given, route }) => given.requests.some(({ result }) => result.route === route)).map(({ given, route }) => `${given.id} ${route}`)).toEqual([]);
});

/** Cases with a recorded request of the mesh that ended as described, and about which no such code is said. */
function silent(codes: readonly string[], ended: (result: Result) => boolean): string[] {
  return cases.filter(({ requests }) => requests.some(({ from, result }) => from.gateway === undefined && ended(result)))
    .filter(({ objects }) => !checkManifests(Inventory.of(objects)).some(({ code }) => codes.includes(code)))
    .map(({ id }) => id);
}

test('where a request of the mesh found no route, the reason is said', () => {
  expect(silent(['CC103', 'CC201', 'CC303', 'CC380'], ({ kind }) => kind === 'noRoute')).toEqual([]);
});

test('where a request of the mesh found no cluster or no pods, the reason is said', () => {
  const codes = ['CC101', 'CC102', 'CC103', 'CC104', 'CC110', 'CC111', 'CC211'];
  expect(silent(codes, ({ flags = '' }) => ['NC', 'UH'].some(flag => JSON.stringify(flags).includes(flag)))).toEqual([]);
});
