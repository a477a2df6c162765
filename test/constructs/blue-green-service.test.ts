import { blueGreen, problems } from './kinds';
import { ofKind } from './releases';
import { Capacity, Exposure, Match, Traffic } from '../../src';

const at = (service: ReturnType<typeof blueGreen>, stage: string) => Traffic.fromManifests(service.stages().find(one => one.name === stage)!.manifests);

test('blue is byte-identical in every stage until finish', () => {
  const service = blueGreen({ preview: [Match.header('x-preview').exact('green')] });
  const blues = service.stages().slice(0, -1).map(stage => JSON.stringify(stage.manifests.find(one => one.kind === 'Deployment' && one.metadata.name === 'shop-v1')));
  expect(new Set(blues).size).toBe(1);
  expect(JSON.parse(blues[0]).spec.replicas).toBe(4);
});

test('green is seen by a header before the switch, and everybody else stays on blue', () => {
  const service = blueGreen({ preview: [Match.header('x-preview').exact('green')] });
  at(service, 'preview').request({ host: 'shop', headers: { 'x-preview': 'green' } }).reaches('v2');
  at(service, 'preview').request({ host: 'shop' }).reaches('v1');
  at(service, 'switch').request({ host: 'shop' }).reaches('v2');
  expect(problems(service)).toEqual([]);
});

test('green is seen by a host that the gateway lists', () => {
  const service = blueGreen({
    preview: [Match.host('preview.example.com')],
    exposure: [Exposure.gateway('public', { hosts: ['shop.example.com', 'preview.example.com'] })],
  });
  const [gateway] = service.stages()[2].manifests.filter(one => one.kind === 'VirtualService' && one.spec.gateways !== undefined);
  expect(gateway.spec.http.map((route: any) => [route.name, route.match, route.route[0].destination.subset])).toEqual([
    ['preview', [{ authority: { exact: 'preview.example.com' } }], 'v2'],
    ['default', undefined, 'v1'],
  ]);
});

test('green has a Service of its own from the preview until finish', () => {
  const service = blueGreen();
  expect(service.stages().map(({ name }) => [name, Object.keys(ofKind(service, name, 'Service'))])).toEqual([
    ['stable', ['shop']], ['deploy', ['shop']], ['preview', ['shop', 'shop-v2']], ['switch', ['shop', 'shop-v2']], ['finish', ['shop']],
  ]);
  expect(ofKind(service, 'preview', 'Service')['shop-v2'].spec.selector).toEqual({ app: 'shop', version: 'v2' });
  at(service, 'preview').request({ host: 'shop-v2' }).reaches('shop-v2');
});

test('with an audience the switch is about it alone', () => {
  const service = blueGreen({ audience: [Match.callerNamespace('beta')] });
  expect(service.stages().map(stage => stage.name)).toEqual(['stable', 'deploy', 'preview', 'switch', 'everyone', 'finish']);
  at(service, 'switch').request({ host: 'shop' }).reaches('v1');
  expect(problems(service)).toEqual([]);
});

test('refuses capacity by share', () => {
  expect(() => blueGreen({ capacity: Capacity.byShare() }))
    .toThrow('[shop/shop] capacity is by share, a blue/green release has all instances of both versions: the switch is at once, and so is the way back');
});
