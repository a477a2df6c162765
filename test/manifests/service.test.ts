import { Identity, host, versionLabels } from '../../src/manifests/identity';
import { service, versionService } from '../../src/manifests/service';
import { versionOf } from '../../src/model/version';

const identity: Identity = { service: 'reviews', namespace: 'shop', app: 'reviews', appLabel: 'app', versionLabel: 'version', labels: { app: 'reviews' } };
const ports = [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'web', port: 81, targetPort: 81, appProtocol: 'kubernetes.io/h2c' }];

test('the Service of all versions selects by the app alone, so that its selector never changes', () => {
  expect(service(identity, ports)).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'reviews', namespace: 'shop', labels: { app: 'reviews' } },
    spec: {
      selector: { app: 'reviews' },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }, { name: 'web', port: 81, targetPort: 81, appProtocol: 'kubernetes.io/h2c' }],
    },
  });
});

test('a Service of one version\'s own selects that version', () => {
  expect(versionService(identity, 'reviews-v2', ports, versionOf('v2'))).toMatchObject({ metadata: { name: 'reviews-v2' }, spec: { selector: { app: 'reviews', version: 'v2' } } });
});

test('label keys are the identity\'s, the version label is the name as given', () => {
  expect(versionLabels({ ...identity, appLabel: 'name', versionLabel: 'release' }, versionOf('1.4.0'))).toEqual({ name: 'reviews', release: '1.4.0' });
});

test('hosts are full where the namespace is known', () => {
  expect([host(identity), host({ service: 'reviews' })]).toEqual(['reviews.shop.svc.cluster.local', 'reviews']);
});
