import { isIpAddress, isSubnet } from '../../mesh/host-syntax';
import { asArray, asNumber, asString, get, strings } from '../../mesh/manifest';
import { Service, services } from '../../mesh/service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { dnsSubdomainFault } from './dns';
import { quoted } from './scalar';

export const serviceRefused: StaticRule = {
  code: 'CC718',
  name: 'service-refused',
  severity: Severity.ERROR,
  pack: 'workloads',
  meaning: 'fields of a Service do not go together: no ports, a headless one that is open to the outside, an address that is none',
  consequence: 'The API server refuses the Service.',
  fix: 'follow what the message says',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/'],
  *check(set): Iterable<Draft> {
    for (const service of services(set)) {
      for (const [field, message] of faults(service)) {
        yield { object: service.object, field, message };
      }
    }
  },
};

function* faults({ object: service, type, isExternalName, isHeadless }: Service): Iterable<[string, string]> {
  const { spec } = service;
  const address = asString(get(spec, 'clusterIP'));
  if (asArray(get(spec, 'ports')).length === 0 && !isHeadless && !isExternalName) {
    yield ['spec.ports', `${service} has no ports`];
  }
  if (isHeadless && (type === 'NodePort' || type === 'LoadBalancer')) {
    yield ['spec.clusterIP', `${service} is headless; a Service of type ${type} may not be`];
  }
  if (isExternalName && address !== undefined && address !== '') {
    yield ['spec.clusterIP', `${service} stands for a name outside; it may have no clusterIP`];
  }
  if (address !== undefined && address !== '' && address !== 'None' && !isIpAddress(address)) {
    yield ['spec.clusterIP', `clusterIP is "${address}"; it is to be an IP address, or None`];
  }
  for (const [list, isRight] of [['loadBalancerSourceRanges', (text: string) => text.includes('/') && isSubnet(text)], ['externalIPs', isIpAddress]] as const) {
    const wrong = strings(spec, list).find(text => !isRight(text.trim()));
    if (wrong !== undefined) {
      yield [`spec.${list}`, `${quoted(wrong)} is no ${list === 'externalIPs' ? 'IP address' : 'block of addresses such as 10.0.0.0/8'}`];
    }
  }
  const outside = asString(get(spec, 'externalName'));
  if (isExternalName && outside !== undefined && dnsSubdomainFault(outside.replace(/\.$/, '')) !== undefined) {
    yield ['spec.externalName', `externalName ${quoted(outside)} ${dnsSubdomainFault(outside.replace(/\.$/, ''))}`];
  }
  const seconds = asNumber(get(spec, 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'));
  if (seconds !== undefined && (seconds < 1 || seconds > 86400)) {
    yield ['spec.sessionAffinityConfig.clientIP.timeoutSeconds', `timeoutSeconds is ${seconds}; allowed is 1 to 86400`];
  }
  if (get(spec, 'sessionAffinityConfig') !== undefined && get(spec, 'sessionAffinity') !== 'ClientIP') {
    yield ['spec.sessionAffinityConfig', 'sessionAffinityConfig stands without sessionAffinity ClientIP'];
  }
  if (get(spec, 'externalTrafficPolicy') !== undefined && type === 'ClusterIP' && asArray(get(spec, 'externalIPs')).length === 0) {
    yield ['spec.externalTrafficPolicy', 'externalTrafficPolicy is for Services that are open to the outside'];
  }
}
