import { Inventory } from '../../../src/mesh/inventory';
import { PossibleOutcome, possibleOutcomes } from '../../../src/traffic/space/outcomes';
import { reachable } from '../../../src/traffic/space/reachable';
import { fullName, to, virtualService, web } from '../mesh';

const anybody = { from: { workload: { namespace: 'elsewhere' } }, host: fullName('web') };
const http = [
  { name: 'testers', match: [{ headers: { x: { exact: '1' } } }], route: [to('web', 'v2')] },
  { name: 'old', match: [{ uri: { exact: '/old' } }], redirect: { uri: '/new' } },
  { name: 'rest', match: [{ uri: { prefix: '/' } }], route: [to('web', 'v1', 90), to('web', 'v2', 10)] },
  { name: 'late', route: [to('web', 'v3')] },
];

const shown = ({ kind, route }: PossibleOutcome): string => `${kind} ${route?.name}`;

describe('what can be reached at all', () => {
  test('is each destination with its largest share and the route to it', () => {
    const set = Inventory.of(web(http));
    expect(reachable(set, anybody).map(({ subset, share, route }) => `${subset} ${share} by ${route?.name}`)).toEqual(['v2 1 by testers', 'v1 9/10 by rest']);
    expect(reachable(set, anybody, ({ subset }) => subset === 'v3')).toEqual([]);
  });

  test('is every route that some request takes, and what happens where none does', () => {
    expect(possibleOutcomes(Inventory.of(web(http)), anybody).map(shown)).toEqual(['route testers', 'redirect old', 'route rest']);
    expect(possibleOutcomes(Inventory.of(web(http.slice(0, 1))), anybody).map(shown)).toEqual(['route testers', 'noRoute undefined']);
  });

  test('is the plain host for callers that no route is for', () => {
    const set = Inventory.of(web([{ name: 'r', match: [{ sourceLabels: { app: 'a' } }], route: [to('web', 'v2')] }]));
    expect(possibleOutcomes(set, anybody).map(shown)).toEqual(['route r', 'route undefined']);
    expect(reachable(set, anybody).map(({ subset, host }) => subset ?? host)).toEqual(['v2', fullName('web')]);
  });

  test('is at a gateway what is bound to it, a 404, or the way to https', () => {
    const gateway = (tls: unknown) => ({ apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'gw', namespace: 'shop' }, spec: { servers: [{ port: { number: 80, protocol: 'HTTP' }, hosts: ['web.example'], tls }] } });
    const bound = virtualService('gw', { hosts: ['web.example'], gateways: ['gw'], http: http.slice(0, 1) });
    const kinds = (manifests: readonly unknown[]) => possibleOutcomes(Inventory.of(manifests), { from: { gateway: 'shop/gw' }, host: 'web.example' }).map(({ kind }) => kind);
    expect(kinds([...web([]), gateway(undefined), bound])).toEqual(['route', 'noRoute']);
    expect(kinds([...web([]), gateway({ httpsRedirect: true }), bound])).toEqual(['redirect']);
    expect(kinds([...web([]), gateway({ httpsRedirect: true })])).toEqual(['redirect']);
    expect(kinds([gateway(undefined)])).toEqual(['noRoute']);
  });

  test('is nothing of the mesh for hosts that are not of it', () => {
    expect(possibleOutcomes(Inventory.of([]), { ...anybody, host: 'example.com' }).map(({ kind }) => kind)).toEqual(['passthrough']);
  });
});
