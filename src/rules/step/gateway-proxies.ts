import { Mix } from './mixture';
import { Step } from './step';
import { ManifestObject, stringMap } from '../../traffic/manifest';

/** Whether a Gateway that was there before is on other proxies now: none carries two values of one label. */
export function leavesProxies(step: Step, gateway: ManifestObject): boolean {
  const earlier = step.versions(gateway.id).before;
  if (earlier === undefined || earlier === gateway) {
    return false;
  }
  const selector = stringMap(gateway.spec, 'selector');
  return [...stringMap(earlier.spec, 'selector')].some(([key, value]) => selector.has(key) && selector.get(key) !== value);
}

/** A Gateway that is on other proxies in a mix. */
export function movedGateway(step: Step, ids: readonly string[], mix: Mix): string | undefined {
  return ids.find(id => {
    const gateway = id.includes('/Gateway/') && mix.has(id) ? step.versions(id).after : undefined;
    return gateway !== undefined && leavesProxies(step, gateway);
  });
}
