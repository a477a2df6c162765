import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Finding, ObjectReference, Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';

/** One recorded case: manifests or an upgrade, and what real judges said. Only what the tests read is declared. */
export interface VerdictCase {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  /** `open` is a matter of taste: nothing is asked of it. */
  readonly expect: 'good' | 'risky' | 'broken' | 'open';
  readonly objects?: object[];
  readonly before?: object[];
  readonly after?: object[];
  readonly verdicts: object;
}

const FOLDER = join(__dirname, '../../conformance/verdicts');

export function verdictCases(): VerdictCase[] {
  return readdirSync(FOLDER).filter(file => file.endsWith('.json')).sort()
    .map(file => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as VerdictCase);
}

/** Files that are the same before and after: what happened is not in them. */
export function isSeenInFiles(given: VerdictCase): boolean {
  return given.before === undefined || JSON.stringify(given.before) !== JSON.stringify(given.after);
}

/** What our rules say at warning or above. */
export function alarms(given: VerdictCase): Finding[] {
  const findings = given.before === undefined
    ? checkManifests(Inventory.of(given.objects ?? []))
    : [...checkStep(Inventory.of(given.before), Inventory.of(given.after ?? [])), ...checkManifests(Inventory.of(given.after ?? []))];
  return findings.filter(finding => finding.severity !== Severity.INFO && finding.suppressed === undefined);
}

/** Whether an alarm concerns an object that a judge named; where all judges were silent, any object of the case. */
export function isNamed(given: VerdictCase, found: readonly Finding[]): boolean {
  const named = objectsNamed(given.verdicts);
  return found.some(({ object, related = [] }) => named.size === 0 || [object, ...related].some(reference => named.has(shown(reference))));
}

/** As the judges name objects: a Namespace is in none. */
function shown({ kind, namespace, name }: ObjectReference): string {
  return kind === 'Namespace' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** Every `object` in the judges' reasons, wherever it stands. */
function objectsNamed(verdicts: unknown): Set<string> {
  const named = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) {
      if ('object' in value && typeof value.object === 'string') {
        // The recorded cluster ran one Pod for each Deployment, called after it.
        named.add(value.object.replace(/^Pod (.*)-0$/, 'Deployment $1'));
      }
      Object.values(value).forEach(visit);
    }
  };
  visit(verdicts);
  return named;
}
