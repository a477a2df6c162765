import { Gateway, ServerHost, gatewayById, hostsMeet } from '../../mesh/gateway';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const gatewayHostMissing: StaticRule = {
  code: 'CC601',
  name: 'gateway-host-missing',
  severity: Severity.ERROR,
  meaning: 'a host of a VirtualService is among the hosts of none of its gateways, or is not open to its namespace there',
  consequence: 'The gateway does not know the host: callers get 404, and callers in the mesh are not routed at all.',
  fix: 'add the host to a server of the Gateway, as `namespace/host` where it names namespaces; for callers in the mesh, add the gateway `mesh`',
  sources: ['https://istio.io/latest/docs/reference/config/networking/gateway/#Server', 'verdicts/gateway-host-not-listed', 'verdicts/gateway-only-no-mesh'],
  istio: ['IST0132'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, gateways, mesh } of virtualServices(set)) {
      const found = gateways.map(id => gatewayById(set, id));
      if (hosts.length === 0 || found.length === 0 || found.some(gateway => gateway === undefined)) {
        continue;
      }
      const there = found.filter((gateway): gateway is Gateway => gateway !== undefined);
      const isBound = (host: string): boolean => there.some(gateway => binds(gateway, host, object.namespace));
      const unbound = hosts.filter(({ host, fullHost }) => !isBound(host) && !isBound(fullHost));
      // With the mesh in the list, a host of the mesh may stand beside those of the gateway.
      if (unbound.length === hosts.length || !mesh) {
        for (const { host, field } of unbound) {
          const known = there.flatMap(gateway => gateway.servers.flatMap(server => server.hosts.map(shown)));
          yield {
            object,
            field,
            related: there.map(gateway => gateway.object),
            message: `${there.map(gateway => gateway.object).join(', ')} has no host for "${host}" of namespace ${object.namespace}; its hosts are ${[...new Set(known)].join(', ') || 'none'}`,
          };
        }
      }
    }
  },
};

function binds({ servers }: Gateway, host: string, namespace: string): boolean {
  return servers.some(server => server.hosts.some(each => (each.namespace === '*' || each.namespace === namespace) && hostsMeet(each.name, host)));
}

function shown({ namespace, name }: ServerHost): string {
  return namespace === '*' ? name : `${namespace}/${name}`;
}
