import { answer, ask } from './ask';
import { caller, deployment, destinationRule, fullName, service, to, virtualService, web } from './mesh';
import { TrafficRequest } from '../../src/traffic/request';

const other = { workload: { namespace: 'other', labels: { app: 'other' } } };
const within = { workload: { namespace: 'shop', labels: {} } };
const rest = { name: 'rest', route: [to('web', 'v1')] };

describe('routes of a VirtualService', () => {
  const cases: [string, Record<string, unknown>, Partial<TrafficRequest>, string][] = [
    ['sourceLabels of the caller', { sourceLabels: { app: 'caller' } }, {}, 'r0: v2 1'],
    ['sourceLabels of somebody else', { sourceLabels: { app: 'caller' } }, { from: other }, 'rest: v1 1'],
    ['sourceNamespace of the caller', { sourceNamespace: 'elsewhere' }, {}, 'r0: v2 1'],
    ['sourceNamespace of somebody else', { sourceNamespace: 'elsewhere' }, { from: other }, 'rest: v1 1'],
    ['gateways with the mesh among them', { gateways: ['mesh', 'gw'] }, {}, 'r0: v2 1'],
    ['gateways without the mesh', { gateways: ['gw'] }, {}, 'rest: v1 1'],
    ['labels beside gateways, which Istio does not look at', { gateways: ['mesh'], sourceLabels: { app: 'nobody' } }, {}, 'r0: v2 1'],
    ['the port that is called', { port: 80 }, {}, 'r0: v2 1'],
    ['another port', { port: 81 }, {}, 'rest: v1 1'],
    ['a match with a name', { name: 'm' }, {}, 'r0.m: v2 1'],
    ['a method by regex', { method: { regex: 'P.*' } }, { method: 'PUT' }, 'r0: v2 1'],
    ['an authority by prefix', { authority: { prefix: 'web.' } }, {}, 'r0: v2 1'],
    ['a scheme', { scheme: { exact: 'https' } }, {}, 'rest: v1 1'],
    ['an exact path whatever case', { uri: { exact: '/A' }, ignoreUriCase: true }, { path: '/a?b' }, 'r0: v2 1'],
    ['a regex path, where case counts all the same', { uri: { regex: '/A' }, ignoreUriCase: true }, { path: '/a' }, 'rest: v1 1'],
    ['an empty path match', { uri: {} }, { path: '/a' }, 'r0: v2 1'],
    ['withoutHeaders on an absent header', { withoutHeaders: { x: { exact: '1' } } }, {}, 'r0: v2 1'],
    ['withoutHeaders on another value', { withoutHeaders: { x: { exact: '1' } } }, { headers: { x: '2' } }, 'r0: v2 1'],
    ['withoutHeaders on the value', { withoutHeaders: { x: { exact: '1' } } }, { headers: { X: '1' } }, 'rest: v1 1'],
    ['withoutHeaders by a regex that takes an empty value, as an absent header counts', { withoutHeaders: { x: { regex: '.*' } } }, {}, 'rest: v1 1'],
    ['withoutHeaders by the regex *', { withoutHeaders: { x: { regex: '*' } } }, {}, 'r0: v2 1'],
    ['a query parameter by prefix', { queryParams: { v: { prefix: 'a' } } }, { path: '/?v=ab' }, 'r0: v2 1'],
    ['a query parameter that is there', { queryParams: { v: {} } }, { path: '/?v' }, 'r0: v2 1'],
    ['a query parameter that is not', { queryParams: { v: {} } }, { path: '/?w' }, 'rest: v1 1'],
  ];

  test.each(cases)('match %s', (_what, match, request, expected) => {
    expect(answer(web([{ name: 'r0', match: [match], route: [to('web', 'v2')] }, rest]), request)).toBe(expected);
  });

  test('that nobody may take leave the host to itself', () => {
    expect(answer(web([{ name: 'r0', match: [{ sourceLabels: { app: 'nobody' } }], route: [to('web', 'v2')] }]))).toBe('web 1');
  });

  test('that take only some requests leave the others with a 404', () => {
    expect(answer(web([{ name: 'r0', match: [{ uri: { exact: '/a' } }], route: [to('web', 'v2')] }]), { path: '/b' })).toBe('404');
  });

  test('may answer themselves', () => {
    expect(answer(web([{ name: 'r0', directResponse: { status: 418 } }]))).toBe('r0: answered with 418');
  });
});

describe('weights', () => {
  test.each([
    ['90 and 10', [['v1', 90], ['v2', 10]], 'r: v1 9/10, v2 1/10'],
    ['sums that are not 100', [['v1', 1], ['v2', 1], ['v3', 1]], 'r: v1 1/3, v2 1/3, v3 1/3'],
    ['0 beside others', [['v1', 0], ['v2', 5]], 'r: v2 1'],
    ['left out beside others', [['v1', undefined], ['v2', 5]], 'r: v2 1'],
    ['0 alone', [['v1', 0]], 'r: v1 1'],
    ['one destination twice', [['v1', 1], ['v2', 2], ['v1', 1]], 'r: v1 1/2, v2 1/2'],
    ['no weight at all', [['v1', 0], ['v2', 0]], 'r: '],
    ['a weight the API server refuses', [['v1', 0.5], ['v2', -3], ['v3', 1]], 'r: v3 1'],
  ] as [string, [string, number | undefined][], string][])('%s', (_what, weights, expected) => {
    expect(answer(web([{ name: 'r', route: weights.map(([version, weight]) => to('web', version, weight)) }]))).toBe(expected);
  });
});

describe('hosts', () => {
  const routed = web([{ name: 'r', route: [to('web', 'v2')] }]);

  test.each([
    [fullName('web'), 'r: v2 1'], ['web.shop', 'r: v2 1'], ['web.shop.svc', 'r: v2 1'], ['WEB.shop', 'r: v2 1'], ['web.shop:80', 'r: v2 1'],
    [`${fullName('web')}.`, 'r: v2 1'], ['web.shop.', 'passthrough'], ['web', 'passthrough'], ['web.other', 'passthrough'], ['example.com', 'passthrough'], ['', 'passthrough'],
  ])('%s from another namespace: %s', (host, expected) => {
    expect(answer(routed, { host })).toBe(expected);
  });

  test('are short in their own namespace', () => {
    expect(answer(routed, { host: 'web', from: within })).toBe('r: v2 1');
  });

  test('are known on their own ports alone', () => {
    expect(answer(routed, { port: 81 })).toBe('passthrough');
  });

  test('that are no Services are taken on port 80, and beside a Service on its port', () => {
    const foreign = virtualService('foreign', { hosts: ['web.shop.example'], http: [{ name: 'f', route: [to('web', 'v3')] }] });
    expect(answer([...routed, foreign], { host: 'web.shop.example', port: 80 })).toBe('f: v3 1');
    const beside = virtualService('beside', { hosts: ['api.example', fullName('api')], http: [{ name: 'b', route: [to('api')] }] });
    const api = [service('api', [{ name: 'http', port: 9000 }]), deployment('api', 'v1'), beside];
    expect(answer(api, { host: 'api.example', port: 9000 })).toBe('b: api 1');
    expect(answer([...api, service('web'), { ...foreign }], { host: 'web.shop.example', port: 9000 })).toBe('passthrough');
  });

  test('of ServiceEntries are hosts like others', () => {
    const entry = { apiVersion: 'networking.istio.io/v1', kind: 'ServiceEntry', metadata: { name: 'e', namespace: 'shop' }, spec: { hosts: ['api.example'], ports: [{ number: 80, name: 'http', protocol: 'HTTP' }] } };
    expect(answer([entry], { host: 'api.example' })).toBe('api 1');
    expect(answer([entry, virtualService('v', { hosts: ['api.example'], http: [{ name: 'r', route: [{ destination: { host: 'api.example' } }] }] })], { host: 'api.example' })).toBe('r: api 1');
  });
});

describe('several VirtualServices for one host of the mesh', () => {
  const named = (name: string, spec: Record<string, unknown>, metadata = {}) => virtualService(name, { hosts: [fullName('web')], ...spec }, metadata);
  const first = { http: [{ name: 'one', match: [{ uri: { prefix: '/one' } }], route: [to('web', 'v1')] }] };
  const second = { http: [{ name: 'two', route: [to('web', 'v2')] }] };
  const base = web([]).slice(0, -1);

  test('leave all to the older, a 404 included', () => {
    const result = ask([...base, named('a', first), named('b', second)], { path: '/two' });
    expect([result.kind, result.dependsOnAge]).toEqual(['noRoute', true]);
    expect(result.reasons.join('\n')).toContain('VirtualService shop/b speaks of web.shop.svc.cluster.local too and is not asked');
  });

  test('are older by creationTimestamp whatever the order', () => {
    const old = named('b', second, { creationTimestamp: '2026-01-01T00:00:00Z' });
    expect(answer([...base, named('a', first, { creationTimestamp: '2026-02-01T00:00:00Z' }), old])).toBe('two: v2 1');
  });

  test('pass over one that gives this caller no route', () => {
    const private_ = { http: [{ name: 'one', match: [{ sourceLabels: { app: 'nobody' } }], route: [to('web', 'v1')] }] };
    expect(answer([...base, named('a', private_), named('b', second)])).toBe('two: v2 1');
  });

  test('prefer what is for the caller\'s namespace alone', () => {
    const mine = virtualService('mine', { hosts: [fullName('web')], exportTo: ['.'], ...second }, { namespace: 'elsewhere' });
    expect(answer([...base, named('a', first), mine])).toBe('two: v2 1');
    expect(answer([...base, named('a', first), mine], { from: other, path: '/one' })).toBe('one: v1 1');
  });

  test('prefer what is exported to the caller\'s namespace by name', () => {
    expect(answer([...base, named('a', first), named('b', { exportTo: ['elsewhere'], ...second })])).toBe('two: v2 1');
  });

  test('prefer the host itself to wildcards, and the longer wildcard', () => {
    const wide = virtualService('wide', { hosts: ['*.cluster.local'], http: [{ name: 'wide', route: [to('web', 'v1')] }] });
    const narrow = virtualService('narrow', { hosts: ['*.shop.svc.cluster.local'], http: [{ name: 'narrow', route: [to('web', 'v2')] }] });
    expect(answer([...base, wide, narrow])).toBe('narrow: v2 1');
    expect(answer([...base, wide, narrow, named('a', second)])).toBe('two: v2 1');
  });
});

describe('a destination', () => {
  const routed = (destination: unknown, more: unknown[] = []) => [...web([{ name: 'r', route: [destination] }]), ...more];

  test.each([
    ['with a subset nobody defines', to('web', 'v9'), 'r: v9 1 (unknownSubset)'],
    ['of a host nobody knows', to('nobody'), 'r: nobody 1 (unknownHost)'],
    ['with a port the host does not have', { destination: { host: fullName('web'), port: { number: 81 } } }, 'r: web 1 (unknownPort)'],
  ])('%s fails', (_what, destination, expected) => {
    expect(answer(routed(destination))).toBe(expected);
    expect(ask(routed(destination)).status).toBe(503);
  });

  test('without pods fails, but not where somebody else runs them', () => {
    const base = [service('web'), destinationRule('web', ['v1']), virtualService('web', { hosts: [fullName('web')], http: [{ name: 'r', route: [to('web', 'v1')] }] })];
    expect(answer([...base, deployment('web', 'v1', 0)])).toBe('r: v1 1 (noEndpoints)');
    expect(answer([...base, deployment('web', 'v2')])).toBe('r: v1 1 (noEndpoints)');
    expect(answer(base)).toBe('r: v1 1');
  });

  test('without a port is called on the port that was called, also on another host', () => {
    const ports = [{ name: 'http', port: 80 }, { name: 'http-b', port: 81 }];
    const http = [{ name: 'r', route: [to('api')] }];
    const set = [service('web', ports), service('api', [{ name: 'http', port: 81 }]), deployment('api', 'v1'), virtualService('web', { hosts: [fullName('web')], http })];
    expect(answer(set, { port: 81 })).toBe('r: api 1');
    expect(answer(set, { port: 80 })).toBe('r: api 1 (unknownPort)');
  });

  test('keeps the share of the requests that fail', () => {
    const result = ask(web([{ name: 'r', route: [to('web', 'v1', 50), to('web', 'v9', 50)] }]));
    expect(result.destinations.map(({ subset, share }) => `${subset} ${share}`)).toEqual(['v1 1/2', 'v9 1/2']);
    expect(result.status).toBeUndefined();
  });

  test('stands for the pods of its subset', () => {
    const result = ask(web([{ name: 'r', route: [to('web', 'v2'), to('web', undefined, 0)] }]));
    expect(result.destinations).toEqual([]);
    const [whole] = ask(web([{ name: 'r', route: [to('web')] }])).destinations;
    expect(whole.endpoints.workloads.map(workload => workload.object.name)).toEqual(['web-v1', 'web-v2', 'web-v3']);
  });
});

describe('callers and ports without a proxy that looks', () => {
  const outside = { outsideMesh: {} };

  test('get any pod of the Service, whatever rules say', () => {
    const result = ask(web([{ name: 'r', route: [to('web', 'v2')] }]), { from: outside });
    expect(result.destinations.map(({ subset, endpoints }) => [subset, endpoints.workloads.length])).toEqual([[null, 3]]);
    expect(result.reasons[0]).toContain('no proxy looks at the request');
  });

  test('pass through what is no host of the cluster', () => {
    expect(answer([], { from: outside, host: 'example.com' })).toBe('passthrough');
  });

  test.each([
    ['tcp routes', { tcp: [{ match: [{ port: 5432 }], route: [to('db', 'v1', 75), to('db', 'v2', 25)] }] }, 'v1 3/4, v2 1/4'],
    ['tcp routes for another port', { tcp: [{ match: [{ port: 1 }], route: [to('db', 'v1')] }] }, 'db 1'],
    ['no tls routes', { tls: [{ match: [{ sniHosts: ['*.other'] }], route: [to('db', 'v2')] }, { match: [{ sniHosts: ['db.*', fullName('db')] }], route: [to('db', 'v1')] }] }, 'db 1'],
    ['no http routes', { http: [{ name: 'r', route: [to('db', 'v1')] }] }, 'db 1'],
  ])('on a TCP port follow %s', (_what, spec, expected) => {
    const set = [service('db', [{ name: 'tcp-sql', port: 5432 }]), deployment('db', 'v1'), deployment('db', 'v2'), destinationRule('db', ['v1', 'v2']), virtualService('db', { hosts: [fullName('db')], ...spec })];
    expect(answer(set, { host: fullName('db') })).toBe(expected);
  });

  test('is HTTP unless the port says otherwise', () => {
    const ports = (port: unknown) => answer([service('web', [port]), deployment('web', 'v1'), ...web([{ name: 'r', route: [to('web')] }]).slice(-1)]);
    expect([
      ports({ port: 80 }), ports({ name: 'grpc-x', port: 80 }), ports({ name: 'web', port: 80 }), ports({ name: 'tcp', port: 80, appProtocol: 'http' }),
      ports({ name: 'http', port: 80, appProtocol: 'tcp' }), ports({ name: 'mysql', port: 80 }), ports({ port: 3306 }), ports({ name: 'http', port: 80, protocol: 'UDP' }),
    ]).toEqual(['r: web 1', 'r: web 1', 'r: web 1', 'r: web 1', 'web 1', 'web 1', 'web 1', 'passthrough']);
    expect(caller.workload.namespace).not.toBe('shop');
  });
});
