import { stepRules } from './catalogue';
import { StepDraft, StepOptions, StepRule } from './rule';
import { StepJudge } from './sequence';
import { Inventory } from '../mesh/inventory';
import { perSet } from '../mesh/per-set';
import { CheckOptions, Placed, asked, checkManifests, inOrder, place } from '../rules/check';
import { Finding, Severity } from '../rules/finding';
import { Draft } from '../rules/rule';
import { SuppressionScope, suppress } from '../rules/suppression';

const askedOfSteps = asked(stepRules);

/** What the rules say about the step from a settled set of manifests to the next; the sets themselves are for `checkManifests`. */
export function checkStep(before: Inventory, after: Inventory, options: CheckOptions & StepOptions = {}): Finding[] {
  const found: Placed[] = [];
  const judge = judgeOf(options);
  const isAsked = options.packs === undefined || options.packs.includes('steps');
  for (const rule of isAsked ? askedOfSteps[options.atLeast ?? Severity.INFO] : []) {
    for (const draft of rule.checkStep(before, after, options)) {
      found.push(place(rule, { ...draft, ...wayOut(rule, draft, judge) }));
    }
  }
  return suppress(inOrder(found), [after, before], { ...options, scope: SuppressionScope.STEP });
}

/** The safe steps of a finding that somebody has to do something about, and its fix: where a sequence was looked for and none is known, it says so. */
function wayOut(rule: StepRule, { severity = rule.severity, fix = rule.fix, advice, propose }: StepDraft, judge: StepJudge): Pick<Draft, 'fix' | 'safeSteps'> {
  const safeSteps = severity === Severity.INFO ? undefined : propose?.(judge);
  const isUnknown = severity !== Severity.INFO && propose !== undefined && safeSteps === undefined;
  return { fix: [fix, ...advice === undefined ? [] : [advice], ...isUnknown ? ['no order of these changes is known to be safe'] : []].join('; '), safeSteps };
}

/** Judges the steps of a sequence as the step itself is judged, but for safe steps of their own. */
function judgeOf(options: StepOptions): StepJudge {
  return (before, after, ends) => {
    for (const rule of askedOfSteps[Severity.WARNING]) {
      for (const { severity = rule.severity } of rule.checkStep(before, after, options)) {
        if (severity !== Severity.INFO) {
          return false;
        }
      }
    }
    return [...warningsAbout(after)].every(key => ends.some(set => warningsAbout(set).has(key)));
  };
}

/** What a set on its own is told, by code and object. */
const warningsAbout = perSet((set): ReadonlySet<string> => new Set(checkManifests(set, { atLeast: Severity.WARNING })
  .filter(({ severity }) => severity !== Severity.INFO).map(({ code, object: { kind, namespace, name } }) => `${code} ${kind}/${namespace}/${name}`)));
