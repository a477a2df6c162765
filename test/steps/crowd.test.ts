import { Inventory } from '../../src/mesh/inventory';
import { checkStep } from '../../src/steps/check';

/** Many services behind one public host, each with a path of its own. */
function services(count: number, versionOf: (index: number) => string): object[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `service-${index}`;
    const metadata = { name, namespace: 'shop' };
    return [
      { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: name }, ports: [{ name: 'http', port: 9080 }] } },
      { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata, spec: { host: name, subsets: [{ name: 'v1', labels: { version: 'v1' } }] } },
      {
        apiVersion: 'networking.istio.io/v1',
        kind: 'VirtualService',
        metadata,
        spec: {
          hosts: ['shop.example.com'],
          gateways: ['infra/public'],
          http: [{ match: [{ uri: { exact: `/${name}` } }, { uri: { prefix: `/${name}/` } }], route: [{ destination: { host: name, subset: versionOf(index) } }] }],
        },
      },
    ];
  }).flat();
}

test('many rules about one public host are each looked at for themselves', () => {
  const findings = checkStep(Inventory.of(services(60, () => 'v1')), Inventory.of(services(60, index => index === 41 ? 'v2' : 'v1')));
  expect(findings.map(({ code, object }) => `${code} ${object.name}`)).toEqual(['CC904 service-41']);
});

test('a change of all of them is judged in a time that grows with their number', () => {
  const started = performance.now();
  expect(checkStep(Inventory.of(services(400, () => 'v1')), Inventory.of(services(400, () => 'v2'))).filter(({ code }) => code === 'CC904')).toHaveLength(400);
  expect(performance.now() - started).toBeLessThan(20_000);
});
