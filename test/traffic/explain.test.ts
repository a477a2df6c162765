import { ask } from './ask';
import { caller, fullName, to, virtualService, web } from './mesh';

const testers = { name: 'testers', match: [{ headers: { 'x-tester': { exact: '1' } } }], route: [to('web', 'v2')] };

describe('the chain of reasons', () => {
  test('names the object, the routes before with what did not hold, the route and the split', () => {
    expect(ask(web([testers, { name: 'rest', route: [to('web', 'v1', 9), to('web', 'v9', 1)] }])).reasons).toEqual([
      'VirtualService shop/web holds for web.shop.svc.cluster.local',
      'route "testers" of VirtualService shop/web does not take it: header x-tester: exact "1"',
      'route "rest" of VirtualService shop/web takes it',
      '90 % to v1 of web.shop.svc.cluster.local:80',
      '10 % to v9 of web.shop.svc.cluster.local:80 (fails: no DestinationRule that this caller sees has this subset)',
    ]);
  });

  test('says who a route is for', () => {
    const routes = [
      { match: [{ sourceLabels: { app: 'x' }, sourceNamespace: 'y' }], route: [to('web')] },
      { name: 'ports', match: [{ port: 81 }, { gateways: ['gw'] }], route: [to('web')] },
      { name: 'rest', route: [to('web')] },
    ];
    expect(ask(web(routes)).reasons.slice(1, 4)).toEqual([
      'route 0 of VirtualService shop/web does not take it: holds for callers app=x in namespace y only',
      'route "ports" of VirtualService shop/web (match 0) does not take it: holds for port 81 only',
      'route "ports" of VirtualService shop/web (match 1) does not take it: holds for shop/gw only',
    ]);
  });

  test('says which host rules wait for', () => {
    const routes = virtualService('web', { hosts: [fullName('web')], http: [{ route: [to('web')] }] });
    expect(ask([routes], { port: 9080 }).reasons).toEqual([
      'no host of the mesh is called web.shop.svc.cluster.local with HTTP on port 9080: the request is let through',
      'VirtualService shop/web is about it, but no Service or ServiceEntry of that name is among the manifests: add it to what is asked',
    ]);
    expect(ask([routes], { host: 'other.example.com', port: 9080 }).reasons).toHaveLength(1);
  });

  test('says which delegates are lost', () => {
    const root = virtualService('web', { hosts: [fullName('web')], http: [{ name: 'team', delegate: { name: 'gone' } }, { name: 'rest', route: [to('web')] }] });
    expect(ask([...web([]).slice(0, -1), root]).reasons).toContain('route "team" of VirtualService shop/web is gone: VirtualService shop/gone does not exist');
  });

  test('says whose rules give the caller nothing', () => {
    const nobody = [{ name: 'r', match: [{ sourceLabels: { app: 'nobody' } }], route: [to('web')] }];
    expect(ask(web(nobody), { from: caller }).reasons).toEqual([
      'VirtualService shop/web speaks of web.shop.svc.cluster.local, but gives this caller no route: holds for callers app=nobody only',
      'so the host itself answers, with all its pods',
      '100 % to web.shop.svc.cluster.local:80',
    ]);
  });

  test('says that nobody speaks of a host', () => {
    expect(ask(web([]).slice(0, -1)).reasons[0]).toBe('no rules speak of web.shop.svc.cluster.local to this caller');
  });

  test('ends with the 404', () => {
    expect(ask(web([testers])).reasons.at(-1)).toBe('no route takes it: 404');
  });

  test('counts routes where they are too many to list', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ name: `r${index}`, match: [{ uri: { exact: `/${index}` } }], route: [to('web')] }));
    expect(ask(web(many)).reasons).toContain('50 more routes do not take it');
  });

  test.each([
    [{ uri: { prefix: '/A' }, ignoreUriCase: true }, 'path: prefix "/A", whatever case'], [{ method: { exact: 'PUT' } }, 'method: exact "PUT"'], [{ queryParams: { v: {} } }, 'query parameter v: present'],
    [{ withoutHeaders: { ':method': {} } }, 'method: not present'],
  ])('reads %j as %s', (match, text) => {
    expect(ask(web([{ name: 'r', match: [match], route: [to('web')] }])).reasons).toContain(`route "r" of VirtualService shop/web does not take it: ${text}`);
  });
});
