import { App, Size } from 'cdk8s';
import { EnvValue, Volume } from 'cdk8s-plus-27';
import { ofKind, orders } from './releases';
import { VersionProps } from '../../src';

const v2 = (more: Partial<VersionProps>): { canary: VersionProps } => ({ canary: { version: 'v2', image: 'orders:2', ...more } });
const container = (service: ReturnType<typeof orders>, name = 'orders-v2'): any => ofKind(service, '10%', 'Deployment')[name].spec.template.spec.containers[0];
const names = (service: ReturnType<typeof orders>): string[][] => service.stages().map(stage => Object.keys(ofKind(service, stage.name, 'ConfigMap')));

test('settings are environment variables from a ConfigMap that lives as long as the version', () => {
  const service = orders(v2({ settings: { LEVEL: 'debug', COLOR: 'green' } }));
  const name = names(service)[1][0];
  expect(name).toMatch(/^orders-v2-[0-9a-f]{10}$/);
  expect(names(service)).toEqual([[], [name], [name], [name], [name], [name]]);
  expect(ofKind(service, 'finish', 'ConfigMap')[name]).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'shop', labels: { app: 'orders', version: 'v2' } },
    immutable: true,
    data: { COLOR: 'green', LEVEL: 'debug' },
  });
  expect(container(service).envFrom).toEqual([{ configMapRef: { name } }]);
  expect(container(service, 'orders-v1').envFrom).toBeUndefined();
});

test('files are mounted one by one at their paths', () => {
  const service = orders(v2({ files: { '/etc/app/config.yaml': 'a: 1\n', '/etc/motd': 'hello' } }));
  const [name] = names(service)[1];
  expect(ofKind(service, '10%', 'ConfigMap')[name].data).toEqual({ 'etc_app_config.yaml': 'a: 1\n', 'etc_motd': 'hello' });
  expect(container(service).volumeMounts).toEqual([
    { mountPath: '/etc/app/config.yaml', name: 'version-files', readOnly: true, subPath: 'etc_app_config.yaml' },
    { mountPath: '/etc/motd', name: 'version-files', readOnly: true, subPath: 'etc_motd' },
  ]);
  expect(ofKind(service, '10%', 'Deployment')['orders-v2'].spec.template.spec.volumes).toEqual([{ name: 'version-files', configMap: { name } }]);
});

test('files whose paths look alike keep apart', () => {
  const service = orders(v2({ files: { '/a/b': 'one', '/a_b': 'two' } }));
  const map: any = Object.values(ofKind(service, '10%', 'ConfigMap'))[0];
  expect(container(service).volumeMounts.map((mount: any) => [mount.mountPath, map.data[mount.subPath]])).toEqual([['/a/b', 'one'], ['/a_b', 'two']]);
});

test('another content is another ConfigMap, the same content the same whatever the order', () => {
  const nameOf = (settings: { [name: string]: string }): string => names(orders(v2({ settings })))[1][0];
  expect(nameOf({ A: '1', B: '2' })).toBe(nameOf({ B: '2', A: '1' }));
  expect(nameOf({ A: '1', B: '2' })).not.toBe(nameOf({ A: '1', B: '3' }));
  expect(nameOf({ A: '1' })).not.toBe(names(orders(v2({ files: { '/A': '1' } })))[1][0]);
});

test('Secrets are referred to, as environment variables and as directories', () => {
  const service = orders(v2({ secrets: ['db', 'cache'], secretMounts: { '/etc/tls': 'orders-tls' } }));
  expect(container(service).envFrom).toEqual([{ secretRef: { name: 'db' } }, { secretRef: { name: 'cache' } }]);
  expect(container(service).volumeMounts).toEqual([{ mountPath: '/etc/tls', name: 'version-secret-0', readOnly: true }]);
  expect(ofKind(service, '10%', 'Deployment')['orders-v2'].spec.template.spec.volumes).toEqual([{ name: 'version-secret-0', secret: { secretName: 'orders-tls' } }]);
  expect(Object.keys(ofKind(service, '10%', 'Secret'))).toEqual([]);
});

test('a version\'s settings stand beside what all share', () => {
  const service = orders({ container: { envVariables: { LOG: EnvValue.fromValue('json') } }, ...v2({ settings: { LEVEL: 'debug' } }) });
  expect(container(service).env).toEqual([{ name: 'LOG', value: 'json' }]);
  expect(container(service).envFrom).toHaveLength(1);
});

test.each([
  [{ settings: { 'a-b': '1' } }, 'settings of version "v2" have the name "a-b", allowed are letters, digits and "_"'],
  [{ settings: { A: 1 as unknown as string } }, 'settings.A is 1, allowed is a text'],
  [{ files: { 'etc/a': '' } }, 'files of version "v2" have the path "etc/a", allowed is an absolute one'],
  [{ files: { '/etc/../a': '' } }, 'files of version "v2" have the path "/etc/../a"'],
  [{ files: { '/etc/': '' } }, 'files of version "v2" have the path "/etc/"'],
  [{ secretMounts: { tls: 'a' } }, 'secretMounts of version "v2" have the path "tls"'],
  [{ files: { '/a': 'x'.repeat(1024 * 1024) } }, 'files of version "v2" have 1048577 bytes, a ConfigMap holds at most 1048576'],
  [{ files: { '/etc/a': '' }, secretMounts: { '/etc/a': 's' } }, '[shop/orders] version "v2" has two mounts at "/etc/a", each needs a path of its own'],
])('%j is refused', (more, message) => {
  expect(() => orders(v2(more))).toThrow(message);
});

test('a file at the path of a mount is refused', () => {
  const volume = Volume.fromEmptyDir(new App(), 'tmp', 'tmp', { sizeLimit: Size.mebibytes(1) });
  expect(() => orders(v2({ files: { '/tmp/a': '' }, container: { volumeMounts: [{ path: '/tmp/a', volume }] } }))).toThrow('two mounts at "/tmp/a"');
});
