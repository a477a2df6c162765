import { serviceOf } from '../../mesh/host-state';
import { Inventory } from '../../mesh/inventory';
import { networking } from '../../mesh/istio';
import { asNumber, get, objects } from '../../mesh/manifest';
import { servicePorts } from '../../mesh/service-ports';
import { HttpRoute, L4Route, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchPortUnknown: StaticRule = {
  code: 'CC406',
  name: 'match-port-unknown',
  severity: Severity.WARNING,
  worst: Severity.ERROR,
  meaning: 'a match asks for a port that no host, or no gateway, of the VirtualService has',
  consequence: 'The match never takes a request. A port that is none is refused by Istio\'s webhook.',
  fix: 'ask for a port of the Service, or of the gateway, or for none',
  sources: ['verdicts/match-port', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, routes, gateways, mesh } of virtualServices(set)) {
      for (const [port, field] of routes.flatMap(portsAsked)) {
        if (port === 0) {
          yield { object, field, message: 'port 0 is the same as none: the match takes every port' };
          continue;
        }
        if (port < 0 || port > 65535) {
          yield { object, field, severity: Severity.ERROR, message: `port ${port} is none, allowed are 1 to 65535` };
          continue;
        }
        const known = gateways.length > 0 ? mesh ? undefined : portsOfGateways(set, gateways) : portsOf(set, hosts.map(({ fullHost }) => fullHost));
        if (known !== undefined && !known.includes(port)) {
          yield { object, field, message: `no ${gateways.length > 0 ? 'gateway' : 'host'} has port ${port}, there are ${known.join(', ') || 'none'}` };
        }
      }
    }
  },
};

/** The ports that matches ask for, with their places. */
function portsAsked({ raw, field }: HttpRoute | L4Route): [number, string][] {
  return objects(raw, 'match').flatMap((match, index): [number, string][] => {
    const port = asNumber(get(match, 'port'));
    return port === undefined ? [] : [[port, `${field}.match[${index}].port`]];
  });
}

/** The ports of all hosts; undefined where one of them is not shown. */
function portsOf(set: Inventory, hosts: readonly string[]): number[] | undefined {
  const services = hosts.map(host => serviceOf(set, host));
  return hosts.length > 0 && services.every(service => service !== undefined) ? services.flatMap(servicePorts) : undefined;
}

/** The ports of all gateways; undefined where one of them, or a port of theirs, is not shown. */
function portsOfGateways(set: Inventory, ids: readonly string[]): number[] | undefined {
  const shown = networking(set, 'Gateway').filter(({ namespace, name }) => ids.includes(`${namespace}/${name}`));
  const ports = shown.flatMap(gateway => objects(gateway.spec, 'servers').map(server => asNumber(get(server, 'port', 'number'))));
  return shown.length < ids.length || ports.some(port => port === undefined) ? undefined : [...new Set(ports.filter(port => port !== undefined))];
}
