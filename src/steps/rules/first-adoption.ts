import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { StepRule } from '../rule';
import { isAnswering } from '../service-reach';
import { routedHosts } from '../serving';
import { Step } from '../step';

export const firstAdoption: StepRule = {
  code: 'CC934',
  name: 'first-adoption',
  severity: Severity.INFO,
  meaning: 'a Service that answers gets its first rule for callers in the mesh',
  consequence: 'From here on the rule decides for callers with a proxy; callers without one keep reaching all pods of the Service.',
  fix: 'first its DestinationRule, then a route without a subset, then the route to the subset: each in a step of its own',
  sources: ['transitions/t060', 'transitions/t082', 'verdicts/up-first-adoption'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    const added = [...step.ofKind('VirtualService'), ...step.ofKind('HTTPRoute'), ...step.ofKind('GRPCRoute')];
    if (added.length === 0) {
      return;
    }
    const [old, next] = [routedHosts(before), routedHosts(after)];
    for (const [host, rule] of next) {
      const service = old.has(host) ? undefined : before.service(host, '');
      if (service !== undefined && after.find('Service', service.namespace, service.name) !== undefined && isAnswering(step, service)) {
        yield { object: rule, related: [service], message: `${service} gets its first rule for callers in the mesh` };
      }
    }
  },
};
