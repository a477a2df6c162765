import { schemaProblems } from './schema';

test('objects are held against the schema of their kind', () => {
  const metadata = { name: 'reviews' };
  expect(schemaProblems([
    { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata, spec: { hosts: ['reviews'], http: [{ route: [{ destination: { host: 'reviews' }, weight: 1 }] }] } },
    { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata, spec: { hosts: ['reviews'], http: [{ route: [{ destination: { host: 'reviews' }, weight: '1' }] }] } },
    { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata, spec: { host: 'reviews', subsets: [{ labels: {} }] } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { replicas: 'many', selector: {}, template: {} } },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { ports: [{ port: 80, targetPort: 'http' }] } },
    { apiVersion: 'v1', kind: 'Unheard', metadata },
  ])).toEqual([
    expect.stringContaining('VirtualService reviews: data/spec/http/0/route/0/weight must be integer'),
    expect.stringContaining('DestinationRule reviews: data/spec/subsets/0 must have required property'),
    expect.stringContaining('Deployment reviews: '),
    expect.stringContaining('Unheard reviews: '),
  ]);
});
