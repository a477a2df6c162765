import { Gateway, Server, gateways } from '../../mesh/gateway';
import { isDnsLabel, isIpAddress, isValidHost } from '../../mesh/host-syntax';
import { asNumber, asString, get } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { quoted } from '../schema/scalar';

/** The reference lists fewer; the webhook takes these. */
const PROTOCOLS = new Set(['HTTP', 'HTTPS', 'GRPC', 'GRPC-WEB', 'HTTP2', 'MONGO', 'MYSQL', 'REDIS', 'TCP', 'TLS']);

export const gatewayServerInvalid: StaticRule = {
  code: 'CC603',
  name: 'gateway-server-invalid',
  severity: Severity.ERROR,
  meaning: 'a server of a Gateway has no hosts, a host that is none, no valid port or protocol, or the name of another server\'s port',
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
    if (name === '' || name.includes('/') || namespace === '' || namespace !== '*' && !isDnsLabel(namespace)) {
      yield ['.hosts', `host ${quoted(`${namespace}/${name}`)} is neither a host nor namespace/host`];
    } else if (name.slice(1).includes('*') || name.length > 1 && name.startsWith('*') && !name.startsWith('*.')) {
      yield ['.hosts', `host ${quoted(name)} has a wildcard elsewhere than as its first part`];
    } else if (!isIpAddress(name) && (!isValidHost(name) || name !== '*' && !name.includes('.'))) {
      yield ['.hosts', `host ${quoted(name)} is no full DNS name, ${name.includes('.') ? 'without a port or a path' : 'short names are not taken'}`];
    }
  }
  const bind = asString(raw.bind) ?? '';
  if (bind !== '' && !bind.startsWith('unix://') && !isIpAddress(bind)) {
    yield ['.bind', `bind is ${quoted(bind)}; it is to be an IP address`];
  }
  if ((asNumber(get(raw.port, 'targetPort')) ?? 0) > 0) {
    yield ['.port.targetPort', 'a Gateway has no use for a targetPort'];
  }
  if (raw.port === undefined || raw.port === null) {
    yield ['.port', 'a server has no port'];
    return;
  }
  if (port !== undefined && (port < 1 || port > 65535) && !(port === 0 && bind.startsWith('unix://'))) {
    yield ['.port.number', `port ${port} is none; ports are 1 to 65535`];
  }
  if (portName === '') {
    yield ['.port.name', 'the port of a server has no name'];
  }
  if (protocol !== undefined && !PROTOCOLS.has(protocol)) {
    yield ['.port.protocol', `protocol ${quoted(protocol)} is none of ${[...PROTOCOLS].join(', ')}`];
  }
}
