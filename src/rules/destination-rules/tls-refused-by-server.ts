import { destinationRules } from '../../mesh/destination-rule';
import { clusterName } from '../../mesh/host-state';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject, asObject, asString, get } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const tlsRefusedByServer: StaticRule = {
  code: 'CC547',
  name: 'client-tls-mode',
  severity: Severity.WARNING,
  meaning: 'a DestinationRule sends plain text, or foreign TLS, to a namespace whose PeerAuthentication demands the mesh\'s own',
  consequence: 'The pods\' proxies refuse the connections: 503.',
  fix: 'leave tls out, or set mode: ISTIO_MUTUAL',
  sources: ['https://istio.io/latest/docs/ops/common-problems/network-issues/#503-errors-after-setting-destination-rule'],
  *check(set): Iterable<Draft> {
    for (const { object, fullHost } of destinationRules(set)) {
      const mode = asString(get(object.spec, 'trafficPolicy', 'tls', 'mode'));
      const service = clusterName(set, fullHost);
      const strict = mode === undefined || mode === 'ISTIO_MUTUAL' || service === undefined ? undefined : strictFor(set, service.namespace);
      if (strict !== undefined) {
        yield { object, related: [strict], field: 'spec.trafficPolicy.tls.mode', message: `mode is ${mode}, and ${strict} is STRICT` };
      }
    }
  },
};

/** The PeerAuthentication that holds for all pods of a namespace, where it is strict. */
function strictFor(set: Inventory, namespace: string): ManifestObject | undefined {
  const whole = set.ofKind('PeerAuthentication').filter(({ spec }) => asObject(get(spec, 'selector')) === undefined);
  const holding = whole.find(policy => policy.namespace === namespace) ?? whole.find(policy => policy.namespace === set.rootNamespace);
  return asString(get(holding?.spec, 'mtls', 'mode')) === 'STRICT' ? holding : undefined;
}
