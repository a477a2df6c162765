import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { quoted } from '../../shapes/scalar';
import { Gateway, Server, gateways } from '../facts/gateway';

const PROTOCOLS = new Set(['HTTP', 'HTTPS', 'GRPC', 'GRPC-WEB', 'HTTP2', 'MONGO', 'TCP', 'TLS']);

export const gatewayServerInvalid: StaticRule = {
  code: 'CC603',
  name: 'gateway-server-invalid',
  severity: Severity.ERROR,
  meaning: 'a server of a Gateway has no hosts, no valid port or protocol, or the name of another server\'s port',
  consequence: 'Istio\'s admission refuses the Gateway.',
  fix: 'give each server hosts, a port from 1 to 65535 with a name of its own, and one of the protocols of Istio',
  sources: ['https://istio.io/latest/docs/reference/config/networking/gateway/#Port', 'verdicts/gateway-server-no-hosts', 'verdicts/gateway-port-70000', 'verdicts/gateway-duplicate-port-names'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const gateway of gateways(set)) {
      if (gateway.servers.length === 0) {
        yield { object: gateway.object, field: 'spec.servers', message: 'the Gateway has no servers' };
      }
      yield* portNames(gateway);
      for (const server of gateway.servers) {
        for (const [field, message] of serverFaults(server)) {
          yield { object: gateway.object, field: `${server.field}${field}`, message };
        }
      }
    }
  },
};

function* portNames({ object, servers }: Gateway): Iterable<Draft> {
  const seen = new Set<string>();
  for (const { portName, field } of servers) {
    if (portName !== undefined && seen.has(portName)) {
      yield { object, field: `${field}.port.name`, message: `two servers call their port "${portName}"` };
    }
    seen.add(portName ?? '');
  }
}

function* serverFaults({ raw, hosts, port, portName, protocol }: Server): Iterable<[string, string]> {
  if (hosts.length === 0) {
    yield ['.hosts', 'a server has no hosts'];
  }
  for (const { name, namespace } of hosts) {
    if (name === '' || name.includes('/') || namespace === '') {
      yield ['.hosts', `host ${quoted(`${namespace}/${name}`)} is neither a host nor namespace/host`];
    } else if (name.slice(1).includes('*')) {
      yield ['.hosts', `host ${quoted(name)} has a wildcard elsewhere than at its beginning`];
    }
  }
  if (raw.port === undefined || raw.port === null) {
    yield ['.port', 'a server has no port'];
    return;
  }
  if (port !== undefined && (port < 1 || port > 65535)) {
    yield ['.port.number', `port ${port} is none; ports are 1 to 65535`];
  }
  if (portName === '') {
    yield ['.port.name', 'the port of a server has no name'];
  }
  if (protocol !== undefined && !PROTOCOLS.has(protocol)) {
    yield ['.port.protocol', `protocol ${quoted(protocol)} is none of ${[...PROTOCOLS].join(', ')}`];
  }
}
