import { PlainObject, asObject, asString, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { has } from '../virtual-services/action-missing';

export const tlsInvalid: StaticRule = {
  code: 'CC545',
  name: 'client-tls-invalid',
  severity: Severity.ERROR,
  meaning: 'the TLS settings towards a host lack certificates, or say them twice',
  consequence: 'Istio\'s webhook refuses the object. With ISTIO_MUTUAL it lets certificates through that have no effect.',
  fix: 'for MUTUAL write clientCertificate and privateKey, or credentialName alone; for ISTIO_MUTUAL write none',
  sources: ['verdicts/policy-tls-mutual-no-certs', 'verdicts/policy-tls-istio-mutual-certs',
    'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const tls = asObject(get(raw, 'tls'));
      for (const draft of tls === undefined ? [] : problems(tls)) {
        yield { object, field: `${field}.tls`, ...draft };
      }
    }
  },
};

function* problems(tls: PlainObject): Iterable<Pick<Draft, 'message' | 'severity'>> {
  const mode = asString(get(tls, 'mode')) ?? 'DISABLE';
  const set = (key: string): boolean => has(tls, key) && get(tls, key) !== '';
  const files = ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'].filter(set);
  if (mode === 'ISTIO_MUTUAL' || mode === 'DISABLE') {
    const idle = [...files, ...set('credentialName') ? ['credentialName'] : []];
    if (idle.length > 0) {
      yield { severity: Severity.WARNING, message: `${idle.join(', ')} ${idle.length === 1 ? 'has' : 'have'} no effect with mode ${mode}` };
    }
    return;
  }
  if (get(tls, 'insecureSkipVerify') === true) {
    const verifying = ['caCertificates', 'subjectAltNames', ...mode === 'SIMPLE' ? ['credentialName'] : []].filter(set);
    if (verifying.length > 0) {
      yield { message: `insecureSkipVerify and ${verifying.join(', ')} exclude each other` };
    }
  }
  if (set('credentialName')) {
    if (files.length > 0) {
      yield { message: `credentialName and ${files.join(', ')} exclude each other` };
    }
  } else if (mode === 'MUTUAL') {
    const missing = ['clientCertificate', 'privateKey'].filter(key => !set(key));
    if (missing.length > 0) {
      yield { message: `mode MUTUAL lacks ${missing.join(' and ')}` };
    }
  }
}
