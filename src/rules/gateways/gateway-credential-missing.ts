import { Gateway, gateways } from '../../mesh/gateway';
import { podsOfGateway } from '../../mesh/gateway-pods';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject, asObject, asString, get } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { podsIn } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Names of Secrets that are in the files, or that something in the files makes. */
const secrets: (set: Inventory) => ReadonlySet<string> = perSet(set => new Set([
  ...['Secret', 'SealedSecret', 'ExternalSecret'].flatMap(kind => set.ofKind(kind)).map(({ name }) => name),
  ...set.ofKind('ExternalSecret').map(object => asString(get(object.spec, 'target', 'name')) ?? ''),
  ...set.ofKind('Certificate').map(object => asString(get(object.spec, 'secretName')) ?? ''),
]));

export const gatewayCredentialMissing: StaticRule = {
  code: 'CC606',
  name: 'gateway-credential-missing',
  severity: Severity.WARNING,
  meaning: 'the files show neither the Secret that a Gateway takes its certificate from nor anything that makes it, or show it in another namespace than that of the gateway pods',
  consequence: 'Without the Secret, in the namespace of the gateway pods, TLS handshakes fail.',
  fix: 'add the Secret, or what makes it (a Certificate, an ExternalSecret); suppress this where it is kept out of Git',
  sources: ['https://istio.io/latest/docs/tasks/traffic-management/ingress/secure-ingress/', 'verdicts/gateway-credential-missing'],
  istio: ['IST0101'],
  *check(set): Iterable<Draft> {
    for (const gateway of gateways(set)) {
      const { object, servers } = gateway;
      for (const { credential, field } of servers) {
        if (credential === undefined) {
          continue;
        }
        const at = `${field}.tls.credentialName`;
        if (!secrets(set).has(credential)) {
          yield { object, field: at, message: `no Secret "${credential}" is in the files` };
        } else if (set.ofKind('Secret').some(secret => secret.name === credential && lacksCertificate(secret))) {
          yield { object, field: at, message: `Secret "${credential}" has neither tls.crt and tls.key nor cert and key` };
        } else if (isOnlyBeside(set, gateway, credential)) {
          yield { object, field: at, message: `Secret "${credential}" is in ${object.namespace}, where none of the pods in the files are those of the gateway; it is read in their namespace` };
        }
      }
    }
  },
};

/** Whether the Secret lies with the Gateway and applications, while the gateway pods run elsewhere. */
function isOnlyBeside(set: Inventory, gateway: Gateway, credential: string): boolean {
  const { namespace } = gateway.object;
  const found = set.ofKind('Secret').filter(({ name }) => name === credential);
  return found.length > 0 && found.every(secret => secret.namespace === namespace)
    && podsIn(set, namespace).length > 0 && !podsOfGateway(set, gateway).some(pods => pods.namespace === namespace)
    && ![...set.ofKind('Certificate'), ...set.ofKind('ExternalSecret')].some(maker => maker.name === credential || get(maker.spec, 'secretName') === credential);
}

/** Of a Secret without data nothing is known: somebody else fills it. */
function lacksCertificate({ raw }: ManifestObject): boolean {
  const keys = ['data', 'stringData'].flatMap(field => Object.keys(asObject(get(raw, field)) ?? {}));
  return keys.length > 0 && ![['tls.crt', 'tls.key'], ['cert', 'key']].some(pair => pair.every(key => keys.includes(key)));
}
