import { isDnsLabel, isIpAddress, isSubnet, isValidHost } from '../../mesh/host-syntax';
import { networking } from '../../mesh/istio';
import { ManifestObject, asNumber, asObject, asString, get, objects, strings } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const WEB = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB', 'HTTPS', 'TLS']);
const PROTOCOLS = new Set([...WEB, 'HTTP_PROXY', 'MONGO', 'MYSQL', 'REDIS', 'TCP', 'UDP']);

export const serviceEntryInvalid: StaticRule = {
  code: 'CC213',
  name: 'service-entry-invalid',
  severity: Severity.ERROR,
  meaning: 'a ServiceEntry has no hosts, one that is none, ports that are none or stand twice, or addresses that its resolution does not know',
  consequence: 'Istio\'s webhook refuses the object, and its hosts stay unknown.',
  fix: 'write DNS names as hosts, ports with names of their own, and addresses as the resolution wants them',
  sources: ['https://istio.io/latest/docs/reference/config/networking/service-entry/'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const object of networking(set, 'ServiceEntry')) {
      for (const [field, message] of [...hostFaults(object), ...portFaults(object), ...addressFaults(object)]) {
        yield { object, field: `spec.${field}`, message };
      }
    }
  },
};

type Fault = readonly [field: string, message: string];

function* hostFaults({ spec }: ManifestObject): Iterable<Fault> {
  const hosts = strings(spec, 'hosts');
  if (hosts.length === 0) {
    yield ['hosts', 'there are no hosts'];
  }
  const wrong = hosts.find(host => host === '*' || !isValidHost(host));
  if (wrong !== undefined) {
    yield ['hosts', wrong === '*' ? 'a ServiceEntry may not be for every host' : `"${wrong}" is no DNS name`];
  }
}

function* portFaults({ spec }: ManifestObject): Iterable<Fault> {
  const seen = new Set<string>();
  for (const [index, port] of objects(spec, 'ports').entries()) {
    const [number, name, protocol] = [asNumber(port.number), asString(port.name), asString(port.protocol) ?? ''];
    if (number !== undefined && (number < 1 || number > 65535)) {
      yield [`ports[${index}].number`, `port ${number} is none, allowed are 1 to 65535`];
    }
    if (name !== undefined && !isDnsLabel(name)) {
      yield [`ports[${index}].name`, `"${name}" is no name of a port: letters, digits and hyphens`];
    }
    if (protocol !== '' && !PROTOCOLS.has(protocol.toUpperCase())) {
      yield [`ports[${index}].protocol`, `protocol "${protocol}" is none of ${[...PROTOCOLS].join(', ')}`];
    }
    for (const key of [`name ${name}`, `number ${number}`]) {
      if (seen.has(key)) {
        yield [`ports[${index}]`, `two ports have the ${key}`];
      }
      seen.add(key);
    }
  }
}

function* addressFaults({ spec }: ManifestObject): Iterable<Fault> {
  const resolution = asString(spec.resolution) ?? 'NONE';
  const [hosts, addresses, endpoints] = [strings(spec, 'hosts'), strings(spec, 'addresses'), objects(spec, 'endpoints')];
  const isByName = resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN';
  const wrong = addresses.find(address => !isSubnet(address));
  if (wrong !== undefined) {
    yield ['addresses', `"${wrong}" is no address and no subnet such as 10.0.0.0/8`];
  }
  if (isByName && addresses.some(address => address.includes('/'))) {
    yield ['addresses', `a subnet is for resolution NONE or STATIC, not ${resolution}`];
  }
  if (resolution === 'NONE' && endpoints.length > 0) {
    yield ['endpoints', 'resolution NONE takes no endpoints'];
  }
  if (endpoints.length > 0 && asObject(get(spec, 'workloadSelector')) !== undefined) {
    yield ['endpoints', 'endpoints stand beside a workloadSelector'];
  }
  if (resolution === 'STATIC' && endpoints.some(({ address }) => typeof address === 'string' && address !== '' && !address.startsWith('unix://') && !isIpAddress(address))) {
    yield ['endpoints', 'resolution STATIC wants IP addresses as endpoints'];
  }
  if (isByName && endpoints.length === 0 && hosts.some(host => host.startsWith('*'))) {
    yield ['resolution', `a host with a wildcard cannot be looked up; resolution ${resolution} needs endpoints`];
  }
  if (resolution !== 'NONE' && hosts.length > 1 && objects(spec, 'ports').some(({ protocol }) => typeof protocol !== 'string' || !WEB.has(protocol.toUpperCase()))) {
    yield ['hosts', 'several hosts cannot be told apart on a port that is neither HTTP nor TLS'];
  }
}
