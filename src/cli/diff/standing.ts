import { Inventory } from '../../mesh/inventory';
import { ManifestObject, get } from '../../mesh/manifest';
import { ReleaseData, StageData } from '../../report/plan-data';
import { same } from '../../steps/same';

/**
 * The stage of a release that a set of manifests shows: the same objects, and all but workloads as the stage has them, which an image may have changed.
 * Undefined where it shows none, such as a ratio that the plan leaves out.
 */
export function standingIn(set: Inventory, { stages }: Pick<ReleaseData, 'stages'>): StageData | undefined {
  const sets = stages.map(({ manifests }) => Inventory.of(manifests));
  const known = new Set(sets.flatMap(({ all }) => all.map(({ id }) => id)));
  const own = set.all.filter(({ id }) => known.has(id));
  return stages.find((_, index) => own.length === sets[index].all.length && own.every(object => shows(sets[index].byId.get(object.id), object)));
}

function shows(planned: ManifestObject | undefined, { raw }: ManifestObject): boolean {
  return planned !== undefined && (get(raw, 'spec', 'template') !== undefined || same(planned.raw, raw));
}
