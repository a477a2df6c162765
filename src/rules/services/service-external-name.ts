import { destinationRules } from '../../mesh/destination-rule';
import { services } from '../../mesh/service';
import { usesOf } from '../../mesh/subset-use';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const serviceExternalName: StaticRule = {
  code: 'CC702',
  name: 'service-external-name',
  severity: Severity.ERROR,
  meaning: 'a Service of type ExternalName has subsets, no name to stand for, or a selector that does nothing (a warning)',
  consequence: 'It has no pods: subsets of it are empty, and requests to them get 503.',
  fix: 'make it a Service with a selector, or send to the outside host by a ServiceEntry and without subsets',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#externalname', 'verdicts/up-service-type-externalname'],
  *check(set): Iterable<Draft> {
    const withSubsets = new Map(destinationRules(set).filter(({ subsets }) => subsets.length > 0).map(rule => [rule.fullHost, rule.object]));
    for (const { object: service, host, isExternalName, externalName, selector } of services(set)) {
      if (!isExternalName) {
        continue;
      }
      const rule = withSubsets.get(host);
      const uses = usesOf(set, host).filter(({ destination }) => destination.subset !== undefined);
      if (externalName === '') {
        yield { object: service, field: 'spec.externalName', message: `${service} is an ExternalName without an externalName` };
      }
      if (rule !== undefined || uses.length > 0) {
        yield { object: service, field: 'spec.type', related: [...rule === undefined ? [] : [rule], ...new Set(uses.map(use => use.object))], message: `${service} stands for a name outside, which has no pods and so no subsets` };
      } else if (selector.size > 0) {
        yield { object: service, field: 'spec.selector', severity: Severity.WARNING, message: `${service} stands for a name outside; its selector does nothing` };
      }
    }
  },
};
