import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';
import { Inventory } from '../../src/mesh/inventory';
import { ManifestObject } from '../../src/mesh/manifest';
import { checkManifests } from '../../src/rules/check';
import { Finding, Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';

/** One case of a rule, see cases/README.md. */
export interface RuleCase {
  readonly name: string;
  readonly base?: string;
  /** Fields of `spec` of objects of the base, by `Kind namespace/name`. */
  readonly change?: Readonly<Record<string, object>>;
  readonly without?: string[];
  readonly objects?: object[];
  readonly before?: object[];
  readonly after?: object[];
  /** What the set is read with, see `InventoryOptions`. */
  readonly complete?: boolean;
  readonly external?: string[];
  readonly findings: string[];
  /** Each is part of the message of some finding. */
  readonly says?: string[];
  /** Each is part of the way out of some finding. */
  readonly fixes?: string[];
  /** Each is part of the witness of some finding. */
  readonly witness?: string[];
  /** The safe steps of each finding that proposes some, in order. */
  readonly steps?: string[][];
}

const FOLDER = join(__dirname, 'cases');

/** The codes that have a file of cases. */
export function codesWithCases(): string[] {
  return readdirSync(FOLDER).filter(file => file.endsWith('.yaml')).map(file => file.replace('.yaml', '')).sort();
}

export function casesOf(code: string): RuleCase[] {
  return load(readFileSync(join(FOLDER, `${code}.yaml`), 'utf8')) as RuleCase[];
}

/** What the rule says about a case. */
export function findingsOf(code: string, given: RuleCase): Finding[] {
  return run(given).filter(finding => finding.code === code);
}

/** What all rules say about a case, or those only that may say an error. */
export function run(given: RuleCase, atLeast?: Severity): Finding[] {
  const before = inventory(given, given.before);
  return given.before === undefined ? checkManifests(inventory(given, given.objects), { atLeast }) : checkStep(before, inventory(given, given.after), { atLeast });
}

/** A finding in the words of the file. */
export function shown({ severity, object: { kind, namespace, name }, field }: Finding): string {
  return [severity, kind, `${namespace}/${name}`, ...field === undefined ? [] : [field]].join(' ');
}

function inventory(given: RuleCase, own: object[] = []): Inventory {
  const replaced = new Set(Inventory.of(own).all.map(String));
  const base = given.base === undefined ? [] : loadAll(readFileSync(join(FOLDER, 'base', `${given.base}.yaml`), 'utf8'));
  const kept = Inventory.of(base).all.filter(object => !replaced.has(String(object)) && !(given.without ?? []).includes(String(object)));
  return Inventory.of([...kept.map(object => changed(object, given.change?.[String(object)])), ...own], { complete: given.complete, external: given.external });
}

function changed({ raw, spec }: ManifestObject, fields?: object): object {
  return fields === undefined ? raw : { ...raw, spec: { ...spec, ...fields } };
}
