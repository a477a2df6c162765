import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';

const codes = (image: string, replicas: unknown, host: string): string[] => checkManifests(Inventory.of([
  { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a', namespace: 'shop' }, spec: { replicas, selector: { matchLabels: { app: 'a' } }, template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image }] } } } },
  { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name: 'a', namespace: 'shop' }, spec: { host, subsets: [{ name: 'v1', labels: { version: host } }] } },
])).map(({ code }) => code).filter(code => ['CC853', 'CC861', 'CC804', 'CC206'].includes(code));

test.each([['${X}'], ['$(params.x)'], ['{{ .Values.x }}'], ['ko://example.com/x'], ['ENC[AES256_GCM,data:x]']])('%s may become anything', placeholder => {
  expect(codes('a:1', placeholder, placeholder)).toEqual([]);
});

test('another text is what it says', () => {
  expect(codes('a:1', 'three', 'a b')).toContain('CC853');
});
