import { Inventory } from '../../mesh/inventory';
import { podsWith } from '../../mesh/pods';
import { Service, services } from '../../mesh/service';
import { otherVersion } from '../facts/other-version';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const serviceOfOtherVersion: StaticRule = {
  code: 'CC719',
  name: 'service-of-other-version',
  severity: Severity.WARNING,
  meaning: 'a Service has the name of one version and selects another',
  consequence: 'Requests meant for the one version reach the other.',
  fix: 'let the Service select the version that it is called after',
  sources: ['verdicts/service-preview-wrong-selector'],
  *check(set): Iterable<Draft> {
    for (const service of services(set)) {
      const { object, selector } = service;
      const other = selector.size < 2 || service.isExternalName ? undefined : otherVersion(object.name, selector, key => valuesBeside(set, service, key));
      if (other !== undefined) {
        yield { object, field: 'spec.selector', message: `${object} selects ${other.key}=${other.has}, though there are pods with ${other.key}=${other.said}` };
      }
    }
  },
};

/** The values of a label among the pods that fit the rest of the selector. */
function valuesBeside(set: Inventory, { object: { namespace }, selector }: Service, key: string): ReadonlySet<string> {
  const rest = new Map([...selector].filter(([each]) => each !== key));
  return new Set(podsWith(set, namespace, rest).flatMap(({ labels }) => labels.get(key) ?? []));
}
