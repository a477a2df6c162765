import { Inventory } from '../../mesh/inventory';
import { Pods, podsWith } from '../../mesh/pods';
import { routedBy } from '../../mesh/routed';
import { Service, services, servicesOf } from '../../mesh/service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const servicesSelectSame: StaticRule = {
  code: 'CC705',
  name: 'services-select-same',
  severity: Severity.WARNING,
  meaning: 'two Services select the same version, and another version of the same application is in none',
  consequence: 'Testers who look at the preview Service see the version that everybody has, not the new one.',
  fix: 'let the preview Service select the version that is to be looked at',
  sources: ['verdicts/service-preview-wrong-selector'],
  *check(set): Iterable<Draft> {
    const first = new Map<string, Service>();
    for (const service of services(set)) {
      const { object, selector } = service;
      if (selector.size < 2 || service.isHeadless) {
        continue;
      }
      const key = `${object.namespace}|${[...selector].map(pair => pair.join('=')).sort().join(',')}`;
      const earlier = first.get(key);
      if (earlier !== undefined) {
        const left = forgotten(set, service);
        if (left !== undefined && routedBy(set, service).by.length === 0) {
          yield {
            object,
            field: 'spec.selector',
            related: [earlier.object, left.object],
            message: `${object} selects the same pods as ${earlier.object}; no Service selects those of ${left.object} alone`,
          };
        }
      }
      first.set(key, earlier ?? service);
    }
  },
};

/** Pods of the same application, by all labels but one, that no Service of one version selects. */
function forgotten(set: Inventory, { object: { namespace }, selector }: Service): Pods | undefined {
  for (const key of selector.keys()) {
    const rest = new Map([...selector].filter(([each]) => each !== key));
    const found = podsWith(set, namespace, rest).find(pods => pods.labels.has(key) && pods.labels.get(key) !== selector.get(key)
      && !servicesOf(set, pods).some(service => service.selector.has(key)));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
