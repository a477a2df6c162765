import * as fc from 'fast-check';
import { Inventory } from '../../../src/mesh/inventory';
import { ROOTS } from '../../../src/rules/schema/table.generated';
import { violationsOf } from '../../../src/rules/schema/walk';

function violations(manifest: object) {
  return Inventory.of([manifest]).all.flatMap(object => violationsOf(object)).map(({ kind, field, message }) => ({ kind, field, message }));
}

function service(spec: unknown) {
  return violations({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec });
}

test('a message says what was found and what is allowed', () => {
  expect(service({ ports: [{ port: '80' }] })).toEqual([
    { kind: 'type', field: 'spec.ports[0].port', message: 'spec.ports[0].port is "80"; it is to be a whole number' },
  ]);
  expect(service({ prots: [] })[0].message).toBe('spec.prots is no field of Service; is ports meant?');
});

test('a list that was meant to be an object, and the other way round', () => {
  expect(service([])).toEqual([{ kind: 'type', field: 'spec', message: 'spec is a list; it is to be an object' }]);
  expect(service({ ports: { port: 80 } })).toEqual([{ kind: 'type', field: 'spec.ports', message: 'spec.ports is an object; it is to be a list' }]);
});

test('keys that need it stand in quotes', () => {
  expect(violations({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { 'a b.c': 1 } }).map(({ field }) => field)).toEqual(['data["a b.c"]']);
});

test('of one object, no more than twenty places are shown', () => {
  expect(service(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`field${index}`, 1])))).toHaveLength(20);
});

test('a text that aliases blow up is not read to its end', () => {
  const labels = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, 'v']));
  const match = Array.from({ length: 1000 }, () => ({ sourceLabels: labels }));
  const http = Array.from({ length: 1000 }, () => ({ match }));
  const started = Date.now();
  expect(violations({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'a' }, spec: { http } })).toEqual([]);
  expect(Date.now() - started).toBeLessThan(2000);
});

test('whatever stands in an object, the walk ends', () => {
  const kinds = Object.keys(ROOTS).map(key => ({ apiVersion: key.slice(0, key.lastIndexOf('/')), kind: key.slice(key.lastIndexOf('/') + 1) }));
  fc.assert(fc.property(fc.constantFrom(...kinds), fc.anything(), fc.anything(), (kind, spec, metadata) => {
    violations({ ...kind, metadata, spec });
    const cyclic: Record<string, unknown> = { spec };
    cyclic.spec = [cyclic];
    cyclic.metadata = cyclic;
    expect(violations({ ...cyclic, ...kind }).length).toBeLessThanOrEqual(20);
  }), { numRuns: 300 });
});
