import { asArray, asString, get } from '../../mesh/manifest';
import { trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const tlsUnverified: StaticRule = {
  code: 'CC546',
  name: 'client-tls-unverified',
  severity: Severity.WARNING,
  meaning: 'TLS towards a host is begun without a certificate authority to verify it by',
  consequence: 'The server\'s certificate is not verified, or by the system\'s roots only: somebody in between may answer.',
  fix: 'write caCertificates or credentialName, and subjectAltNames',
  sources: ['verdicts/policy-tls-simple-no-ca', 'verdicts/policy-port-level-tls-no-ca', 'https://istio.io/latest/docs/reference/config/analysis/ist0128/'],
  istio: ['IST0128', 'IST0129'],
  *check(set): Iterable<Draft> {
    for (const { object, raw, field } of trafficPolicies(set)) {
      const tls = get(raw, 'tls');
      const mode = asString(get(tls, 'mode'));
      const verified = ['caCertificates', 'credentialName'].some(key => (asString(get(tls, key)) ?? '') !== '');
      // MUTUAL without its own certificates is refused as a whole.
      const begun = mode === 'SIMPLE' || mode === 'MUTUAL' && (asString(get(tls, 'clientCertificate')) ?? '') !== '';
      if (begun && !verified) {
        const names = asArray(get(tls, 'subjectAltNames')).length > 0 ? '' : ' and no subjectAltNames';
        yield { object, field: `${field}.tls`, message: `mode ${mode} has no caCertificates${names}` };
      }
    }
  },
};
