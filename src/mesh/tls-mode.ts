import { MergedDestinationRule } from './destination-rule-lookup';
import { asNumber, asString, get, objects } from './manifest';

/** How proxies connect to the pods behind a port. */
export enum TlsMode {
  /** Plain text. */
  DISABLE = 'DISABLE',
  /** Nothing is said: the mesh's own TLS where both sides have it, else plain text. */
  AUTO = 'automatic',
  ISTIO_MUTUAL = 'ISTIO_MUTUAL',
  SIMPLE = 'SIMPLE',
  MUTUAL = 'MUTUAL',
}

/**
 * What holds for a port of a host or subset. A port-level setting takes the place of all that is said around it, said or not.
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy
 */
export function tlsModeOf(rule: MergedDestinationRule | undefined, subset: string | undefined, port: number): TlsMode {
  const policies = [rule?.trafficPolicy, subset === undefined ? undefined : get(rule?.subsets.get(subset), 'trafficPolicy')];
  const mode = policies.reduce<string | undefined>((around, policy) => {
    const own = asString(get(policy, 'tls', 'mode')) ?? (get(policy, 'tls') === undefined ? around : undefined);
    const ofPort = objects(policy, 'portLevelSettings').find(setting => asNumber(get(setting, 'port', 'number')) === port);
    return ofPort === undefined ? own : asString(get(ofPort, 'tls', 'mode'));
  }, undefined);
  return Object.values(TlsMode).find(known => known === mode) ?? TlsMode.AUTO;
}
