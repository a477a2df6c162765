import { ENVIRONMENT, Said } from './ratio-parameter';
import { RegisteredService } from './registry';
import { shown } from '../model/problem';
import { Finding, ObjectReference } from '../rules/finding';
import { entryShared, progressHidden, ratioUnbound } from '../rules/parameter';
import { RuleDescription } from '../rules/rule';

/** What is known of how it is said where a release stands. */
export interface ProgressFacts {
  /** Name of the ratio parameter. */
  readonly name: string;
  readonly object: ObjectReference;
  readonly said?: Said;
  /** What other places say while the code says it itself. */
  readonly hidden: readonly Said[];
  /** Services of other charts that move by the same entry, and not on purpose. */
  readonly sharedWith: readonly RegisteredService[];
}

/** The findings on the ratio parameter of a service. */
export function progressFindings({ name, object, said, hidden, sharedWith }: ProgressFacts): Finding[] {
  const finding = ({ code, name: rule, severity, fix }: RuleDescription, message: string): Finding => ({ code, rule, severity, message, fix, object });
  return [
    ...hidden.map(({ source, value }) => finding(progressHidden, `the code says where ${shown(name)} stands, and ${source} says ${shown(value)}, which counts for nothing`)),
    ...said !== undefined && said.source === ENVIRONMENT && said.canary === undefined && said.value !== 'stable'
      ? [finding(ratioUnbound, `${said.source} says ${shown(said.value)} of ${shown(name)} and not of which canary`)] : [],
    ...sharedWith.length > 0 ? [finding(entryShared, `${shown(name)} is also the name of ${sharedWith.map(({ path }) => path).join(', ')}: one entry moves them together`)] : [],
  ];
}
