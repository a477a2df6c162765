import { Inventory } from '../../traffic/inventory';
import { asNumber, get, objects } from '../../traffic/manifest';
import { serviceOf } from '../facts/hosts';
import { servicePorts } from '../facts/service-ports';
import { HttpRoute, L4Route, virtualServices } from '../facts/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchPortUnknown: StaticRule = {
  code: 'CC406',
  name: 'match-port-unknown',
  severity: Severity.WARNING,
  meaning: 'a match asks for a port that no host of the VirtualService has',
  consequence: 'The match never takes a request. A port that is none is refused by Istio\'s webhook.',
  fix: 'ask for a port of the Service, or of the gateway, or for none',
  sources: ['verdicts/match-port', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, routes, gateways } of virtualServices(set)) {
      for (const [port, field] of routes.flatMap(portsAsked)) {
        const known = port < 0 || port > 65535 || gateways.length > 0 ? undefined : portsOf(set, hosts.map(({ fullHost }) => fullHost));
        if (port < 0 || port > 65535) {
          yield { object, field, severity: Severity.ERROR, message: `port ${port} is none, allowed are 1 to 65535` };
        } else if (known !== undefined && !known.includes(port)) {
          yield { object, field, message: `no host has port ${port}, there are ${known.join(', ') || 'none'}` };
        }
      }
    }
  },
};

/** The ports that matches ask for, with their places; 0 is the same as none. */
function portsAsked({ raw, field }: HttpRoute | L4Route): [number, string][] {
  return objects(raw, 'match').flatMap((match, index): [number, string][] => {
    const port = asNumber(get(match, 'port'));
    return port === undefined || port === 0 ? [] : [[port, `${field}.match[${index}].port`]];
  });
}

/** The ports of all hosts; undefined where one of them is not shown. */
function portsOf(set: Inventory, hosts: readonly string[]): number[] | undefined {
  const services = hosts.map(host => serviceOf(set, host));
  return hosts.length > 0 && services.every(service => service !== undefined) ? services.flatMap(servicePorts) : undefined;
}
