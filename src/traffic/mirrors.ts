import { resolveTarget } from './destination';
import { Fraction } from './fraction';
import { MirrorTarget } from './result';
import { HttpRule, Mirror } from '../mesh/http-rule';
import { Inventory } from '../mesh/inventory';
import { Proxy } from '../mesh/proxy';

function mirrorsOf(rule: HttpRule): readonly Mirror[] {
  const first = rule.mirror === undefined ? [] : [{ ...rule.mirror, percent: rule.mirrorPercent }];
  return [...first, ...rule.mirrors ?? []];
}

/** Where copies go; a mirror of 0 % is none. */
export function resolveMirrors(set: Inventory, proxy: Proxy, rule: HttpRule, listenPort: number): readonly MirrorTarget[] {
  return mirrorsOf(rule)
    .filter(mirror => mirror.percent === undefined || mirror.percent > 0)
    .map(mirror => ({
      subset: mirror.subset,
      host: mirror.host,
      percent: mirror.percent ?? 100,
      destination: { ...resolveTarget(set, proxy, mirror, listenPort), weight: 1, share: Fraction.ONE },
    }));
}
