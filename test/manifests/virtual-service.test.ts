import { Routing, virtualService } from '../../src/manifests/virtual-service';
import { throughGateway } from '../../src/manifests/way-in';
import { Exposure } from '../../src/model/exposure';
import { Match } from '../../src/model/match';
import { Split } from '../../src/model/split';
import { versionsOf } from '../../src/model/version';

const identity = { service: 'reviews', namespace: 'shop', labels: { app: 'reviews' } };
const http = { name: 'http', port: 80, targetPort: 8080 };
const grpc = { name: 'grpc-api', port: 9000, targetPort: 9000 };
const tcp = { name: 'tcp-db', port: 5432, targetPort: 5432 };

function routing(props: Partial<Routing> = {}): Routing {
  return { identity, versions: versionsOf('reviews', ['v1', 'v2']), ports: [http], policy: {}, split: Split.weights({ v1: 90, v2: 10 }), ...props };
}

const names = (props: Partial<Routing>, way?: Parameters<typeof virtualService>[1]) => virtualService(routing(props), way).spec!.http!.map(route => route.name);

test('says name, namespace, labels and the full host', () => {
  expect(virtualService(routing())).toMatchObject({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name: 'reviews', namespace: 'shop', labels: { app: 'reviews' } },
    spec: { hosts: ['reviews.shop.svc.cluster.local'] },
  });
  expect(virtualService(routing()).spec).not.toHaveProperty('gateways');
});

test('rules stand before the default, in their order, each with a name', () => {
  const split = Split.weights({ v1: 90, v2: 10 }).matching(Match.method('GET'), Split.all('v2')).matching(Match.method('PUT'), Split.all('v2'));
  expect(names({ split })).toEqual(['to-v2', 'to-v2-2', 'default']);
});

test('destinations stand in the order of the versions, whatever the order of the weights', () => {
  const [route] = virtualService(routing({ split: Split.weights({ v2: 10, v1: 90 }) })).spec!.http!;
  expect(route.route!.map(({ destination, weight }) => [destination.subset, weight])).toEqual([['v1', 90], ['v2', 10]]);
});

test('one port needs no match of its own, also beside ports that are not routed', () => {
  expect(virtualService(routing({ ports: [http, tcp] })).spec!.http!.map(route => route.match)).toEqual([undefined]);
});

test('several routed ports are told apart, or requests to one would end at another', () => {
  expect(virtualService(routing({ ports: [http, grpc] })).spec!.http!.map(route => [route.name, route.match, route.route![0].destination.port])).toEqual([
    ['default', [{ port: 80 }], { number: 80 }],
    ['default-grpc-api', [{ port: 9000 }], { number: 9000 }],
  ]);
});

test('a service whose ports nobody said has one that the routes need not name', () => {
  const [route] = virtualService(routing({ ports: [] })).spec!.http!;
  expect(route.route![0].destination).toEqual({ host: 'reviews.shop.svc.cluster.local', subset: 'v1' });
});

test('a gateway leads to the first port, by its own hosts', () => {
  const way = throughGateway(identity, Exposure.gateway('infra/public', { hosts: ['shop.example.com'], pathPrefix: '/reviews', rewrite: '/' }));
  const { metadata, spec } = virtualService(routing({ ports: [http, grpc] }), way);
  expect(metadata!.name).toBe('reviews-public');
  expect(spec).toMatchObject({ hosts: ['shop.example.com'], gateways: ['infra/public'] });
  expect(spec!.http!.map(({ name, match, rewrite, route }) => ({ name, match, rewrite, ports: route!.map(one => one.destination.port!.number) }))).toEqual([{
    name: 'default',
    match: [{ uri: { exact: '/reviews' } }, { uri: { prefix: '/reviews/' } }],
    rewrite: { uriRegexRewrite: { match: '^/reviews/?', rewrite: '/' } },
    ports: [80, 80],
  }]);
});

test('a rule that no request through a gateway can fulfil is left out there', () => {
  const split = Split.all('v1').matching(Match.caller({ app: 'shop' }), Split.all('v2'));
  const way = throughGateway(identity, Exposure.gateway('public', { hosts: ['shop.example.com'] }));
  expect([names({ split }), names({ split }, way)]).toEqual([['to-v2', 'default'], ['default']]);
});
