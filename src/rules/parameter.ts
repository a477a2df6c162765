import { Severity } from './finding';
import { RuleDescription } from './rule';

/** About how an app says where its releases stand; only the constructs know, no manifest tells. */
export const progressHidden: RuleDescription = {
  code: 'CC020',
  name: 'progress-hidden',
  severity: Severity.INFO,
  meaning: 'the code says where a release stands, and so does a release file, a context or the environment',
  consequence: 'The code wins: who edits the file moves nothing.',
  fix: 'remove `progress` from the code, or the entry from the other place',
  sources: [],
};

export const ratioUnbound: RuleDescription = {
  code: 'CC021',
  name: 'ratio-unbound',
  severity: Severity.WARNING,
  meaning: 'the environment says a ratio or stage and not which canary it is meant for',
  consequence: 'Left over in a pipeline it moves the next release: its canary would get requests before its pods run.',
  fix: 'name the canary, as in `CANARY_RATIO=reviews@v2=10%`, or say it in a release file',
  sources: [],
};

export const entryShared: RuleDescription = {
  code: 'CC022',
  name: 'entry-shared',
  severity: Severity.WARNING,
  meaning: 'services of several charts have one name, so that one entry moves them all',
  consequence: 'Where the charts are environments, production moves with the first of them.',
  fix: 'make one app for each environment, with `Releases.fromFile(app, path, { environment })`, or give each service a `parameter` of its own',
  sources: [],
};

export const parameterRules: readonly RuleDescription[] = [progressHidden, ratioUnbound, entryShared];
