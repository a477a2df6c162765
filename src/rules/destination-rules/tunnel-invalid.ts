import { isIpAddress, isValidHost } from '../../mesh/host-syntax';
import { PlainObject, asNumber, asObject, asString, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const tunnelInvalid: StaticRule = {
  code: 'CC558',
  name: 'tunnel-invalid',
  severity: Severity.ERROR,
  meaning: 'a tunnel has no target, or a protocol other than CONNECT and POST',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write targetHost, targetPort of 1 to 65535, and protocol CONNECT or POST',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-TunnelSettings'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const tunnel = asObject(get(raw, 'tunnel'));
      for (const message of tunnel === undefined ? [] : problems(tunnel)) {
        yield { object, field: `${field}.tunnel`, message };
      }
    }
  },
};

function* problems(tunnel: PlainObject): Iterable<string> {
  const protocol = asString(get(tunnel, 'protocol')) ?? '';
  const host = asString(get(tunnel, 'targetHost')) ?? '';
  const port = asNumber(get(tunnel, 'targetPort')) ?? 0;
  if (!['', 'CONNECT', 'POST'].includes(protocol)) {
    yield `protocol is "${protocol}", allowed are CONNECT and POST`;
  }
  if (host.includes('*') || !isValidHost(host) && !isIpAddress(host)) {
    yield `targetHost "${host}" is no host`;
  }
  if (port < 1 || port > 65535) {
    yield `targetPort is ${port}, allowed are 1 to 65535`;
  }
}
