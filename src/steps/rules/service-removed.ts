import { Inventory } from '../../mesh/inventory';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { destinationsOf } from '../destinations';
import { StepRule } from '../rule';
import { isOfOneVersion } from '../service-of-version';
import { isAnswering } from '../service-reach';
import { Step } from '../step';

export const serviceRemoved: StepRule = {
  code: 'CC927',
  name: 'service-removed',
  severity: Severity.WARNING,
  meaning: 'a Service that answers goes (removed, renamed or moved to another namespace), and no rule refers to it any more',
  consequence: 'Callers that use its name get no answer, and they are not in the files. For the Service of a preview or of a retired version that is the intention: information.',
  fix: 'make sure that nobody calls it; if somebody does, keep it beside the new one until they have moved',
  sources: ['transitions/t080', 'transitions/u307'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    const removed = step.ofKind('Service').filter(change => change.after === undefined).map(change => change.before!);
    const used = removed.length === 0 ? new Set() : hostsInUse(after);
    for (const service of removed) {
      if (!used.has(before.hostOf(service)) && isAnswering(step, service)) {
        yield {
          object: service,
          severity: isOfOneVersion(before, service) ? Severity.INFO : Severity.WARNING,
          message: `${service} goes, and no rule refers to it any more`,
        };
      }
    }
  },
};

function hostsInUse(set: Inventory): Set<string> {
  return new Set([...destinationsOf(set)].map(({ host }) => host));
}
