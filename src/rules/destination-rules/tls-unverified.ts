import { asArray, asString, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const tlsUnverified: StaticRule = {
  code: 'CC546',
  name: 'client-tls-unverified',
  severity: Severity.WARNING,
  meaning: 'TLS towards a host is begun without checking who answers: by insecureSkipVerify, or for another name (`sni`) without subjectAltNames',
  consequence: 'Somebody in between may answer. Without caCertificates the roots of the system are what certificates are verified by, which is no fault.',
  fix: 'leave insecureSkipVerify out, and write the names of the certificate as subjectAltNames',
  sources: ['verdicts/policy-tls-simple-no-ca', 'verdicts/policy-port-level-tls-no-ca', 'https://istio.io/latest/docs/reference/config/analysis/ist0128/'],
  istio: ['IST0128', 'IST0129'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const tls = get(raw, 'tls');
      const mode = asString(get(tls, 'mode'));
      if (mode !== 'SIMPLE' && mode !== 'MUTUAL') {
        continue;
      }
      const sni = asString(get(tls, 'sni')) ?? '';
      if (get(tls, 'insecureSkipVerify') === true) {
        yield { object, field: `${field}.tls.insecureSkipVerify`, message: `mode ${mode} with insecureSkipVerify takes any certificate` };
      } else if (sni !== '' && asArray(get(tls, 'subjectAltNames')).length === 0) {
        yield { object, field: `${field}.tls`, message: `mode ${mode} asks for ${sni} and takes a certificate of any name, as there are no subjectAltNames` };
      }
    }
  },
};
