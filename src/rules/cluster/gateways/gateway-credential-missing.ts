import { Inventory } from '../../../traffic/inventory';
import { asString, get } from '../../../traffic/manifest';
import { once } from '../../facts/once';
import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { gateways } from '../facts/gateway';

/** Names of Secrets that are in the files, or that something in the files makes. */
const secrets: (set: Inventory) => ReadonlySet<string> = once(set => new Set([
  ...['Secret', 'SealedSecret', 'ExternalSecret'].flatMap(kind => set.ofKind(kind)).map(({ name }) => name),
  ...set.ofKind('ExternalSecret').map(object => asString(get(object.spec, 'target', 'name')) ?? ''),
  ...set.ofKind('Certificate').map(object => asString(get(object.spec, 'secretName')) ?? ''),
]));

export const gatewayCredentialMissing: StaticRule = {
  code: 'CC606',
  name: 'gateway-credential-missing',
  severity: Severity.WARNING,
  meaning: 'the files show neither the Secret that a Gateway takes its certificate from nor anything that makes it',
  consequence: 'Without the Secret, in the namespace of the gateway pods, TLS handshakes fail.',
  fix: 'add the Secret, or what makes it (a Certificate, an ExternalSecret); suppress this where it is kept out of Git',
  sources: ['https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress/', 'verdicts/gateway-credential-missing'],
  istio: ['IST0101'],
  *check(set): Iterable<Draft> {
    for (const { object, servers } of gateways(set)) {
      for (const { credential, field } of servers) {
        if (credential !== undefined && !secrets(set).has(credential)) {
          yield { object, field: `${field}.tls.credentialName`, message: `no Secret "${credential}" is in the files` };
        }
      }
    }
  },
};
