import { Inventory } from '../../mesh/inventory';
import { get } from '../../mesh/manifest';
import { Pods } from '../../mesh/pods';
import { Service } from '../../mesh/service';
import { subsetPods } from '../../mesh/subset-pods';
import { contentOf } from '../facts/content';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** What tells two versions apart beside their labels and images. */
const SETTINGS = ['command', 'args', 'env', 'envFrom', 'volumeMounts'];

export const versionsSame: StaticRule = {
  code: 'CC806',
  name: 'versions-same',
  severity: Severity.WARNING,
  meaning: 'two versions of a service run the same images with the same settings',
  consequence: 'The release tests nothing new: the image of one version was not changed, or not saved.',
  fix: 'give the new version its own image',
  sources: ['verdicts/deploy-same-image'],
  *check(set): Iterable<Draft> {
    const reported = new Set<Pods>();
    for (const versions of versionsByService(set).values()) {
      const first = new Map<string, Pods>();
      for (const pods of versions) {
        const images = pods.containers.map(({ image = '' }) => image).join(' ');
        const earlier = first.get(images);
        if (earlier !== undefined && !reported.has(pods) && settings(earlier) === settings(pods)) {
          reported.add(pods);
          yield {
            object: pods.object,
            field: `${pods.field}.containers`,
            related: [earlier.object],
            message: `${pods.object} runs the same images with the same settings as ${earlier.object}`,
          };
        }
        first.set(images, earlier ?? pods);
      }
    }
  },
};

/** The pods of each Service that its subsets tell apart. */
function versionsByService(set: Inventory): Map<Service, Set<Pods>> {
  const versions = new Map<Service, Set<Pods>>();
  for (const { service, subset, pods } of subsetPods(set)) {
    if (subset.labels.size > 0 && pods.length > 0) {
      const known = versions.get(service);
      if (known === undefined) {
        versions.set(service, new Set(pods));
      } else {
        pods.forEach(each => known.add(each));
      }
    }
  }
  return versions;
}

/** What the versions may differ in, as text; of those with too much of it nothing is known. */
function settings({ object, containers, podSpec }: Pods): string {
  return contentOf([object.kind, get(podSpec, 'volumes') ?? null, ...containers.map(({ raw }) => SETTINGS.map(key => get(raw, key) ?? null))]) ?? object.id;
}
