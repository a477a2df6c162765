import type { IPodSpec } from 'kubernetes-models/v1/PodSpec' with { 'resolution-mode': 'import' };
import { Identity } from './identity';
import { Spread } from '../model/spread';

/** Over the pods of all versions: both share the zones while a release is on its way. */
export function topologySpread(identity: Identity, spread: readonly Spread[]): NonNullable<IPodSpec['topologySpreadConstraints']> {
  return spread.map(({ _topologyKey: topologyKey, _maxSkew: maxSkew }) => ({
    topologyKey,
    maxSkew,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { [identity.appLabel]: identity.app } },
  }));
}
