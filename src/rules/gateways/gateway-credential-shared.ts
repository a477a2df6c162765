import { Gateway, gateways } from '../../mesh/gateway';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const gatewayCredentialShared: StaticRule = {
  code: 'CC607',
  name: 'gateway-credential-shared',
  severity: Severity.WARNING,
  meaning: 'two Gateways on the same pods use one certificate for different hosts',
  consequence: 'Browsers use one HTTP/2 connection for all hosts of a certificate: requests for the second host come in at the first Gateway\'s server and get 404.',
  fix: 'put the hosts of one certificate into one Gateway, with `*` where needed, or use a certificate for each',
  sources: ['https://istio.io/latest/docs/ops/common-problems/network-issues/#404-errors-occur-when-multiple-gateways-configured-with-same-tls-certificate', 'verdicts/gateway-same-credential-twice'],
  istio: ['IST0138'],
  *check(set): Iterable<Draft> {
    const first = new Map<string, Gateway>();
    for (const gateway of gateways(set)) {
      const pods = [...gateway.selector].map(([key, value]) => `${key}=${value}`).sort().join(',');
      for (const { credential, tlsMode, field } of gateway.servers) {
        const key = `${pods}|${credential}`;
        const earlier = first.get(key);
        if (credential === undefined || tlsMode === 'PASSTHROUGH') {
          continue;
        }
        if (earlier !== undefined && earlier !== gateway) {
          yield { object: gateway.object, related: [earlier.object], field: `${field}.tls.credentialName`, message: `${earlier.object} uses certificate "${credential}" too, on the same gateway pods` };
        }
        first.set(key, earlier ?? gateway);
      }
    }
  },
};
