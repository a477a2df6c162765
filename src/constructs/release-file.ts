import { readFileSync, statSync } from 'fs';
import { basename, isAbsolute, relative, resolve } from 'path';
import { PlanFolder } from './plan-folder';
import { Assignment } from '../model/assignment';
import { Problem, shown } from '../model/problem';
import { releaseEntry } from '../model/release-entry';

/** The release file unless told another; where none is declared, in the working directory. */
export const RELEASE_FILE = 'releases.yaml';
/** The key that divides a file for several environments. */
export const ENVIRONMENTS = 'environments';
const FORM = '"reviews: { canary: v2, at: 10% }"';

/** What releases are, by name. */
export type Entries = ReadonlyMap<string, Assignment>;

/** A release file: entries by name, or by environment and name. The one reader of both the library and the command line. */
export interface ReleaseFileContent {
  readonly entries: Entries;
  /** Undefined where the file is not divided. */
  readonly environments?: ReadonlyMap<string, Entries>;
}

/** A path as messages show it: short where it lies below the working directory. */
export function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere;
}

/** Reads a release file that has to be there. @param name how messages call it */
export function readReleaseFile(path: string, name: string = shownPath(resolve(path))): ReleaseFileContent {
  return parseReleases(readText(path, name), `release file ${name}`);
}

function readText(path: string, name: string): string {
  const trial = PlanFolder.asked()?.trialOf(resolve(path));
  if (trial !== undefined) {
    return trial;
  }
  try {
    if (!statSync(path).isFile()) {
      throw new Problem(`release file ${name} is no file`);
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (Problem.is(error)) {
      throw error;
    }
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Problem(code === 'ENOENT' ? `release file ${shown(name)} does not exist` : `release file ${name} cannot be read: ${message}`);
  }
}

/**
 * The text of a release file. A file without a single character is refused: it is what an interrupted writer leaves, and would put every release back to `stable`.
 * @param where names the file
 */
export function parseReleases(text: string, where: string): ReleaseFileContent {
  if (text.replace(/^\uFEFF/, '').trim() === '') {
    throw new Problem(`${where} is empty, as after a write that was interrupted; where no release is under way it says "{}" or a comment`);
  }
  const content = load(text, where);
  if (!isMap(content)) {
    throw new Problem(`${where} holds ${shown(content)}, allowed is a map such as ${FORM}`);
  }
  const divided = content[ENVIRONMENTS];
  if (!isMap(divided) || 'at' in divided || 'canary' in divided || 'stable' in divided) {
    return { entries: entriesOf(content, where) };
  }
  const beside = Object.keys(content).filter(key => key !== ENVIRONMENTS);
  if (beside.length > 0) {
    throw new Problem(`${where} has ${beside.map(shown).join(', ')} beside ${shown(ENVIRONMENTS)}: nobody can tell which environment they are about`);
  }
  return {
    entries: new Map(),
    environments: new Map(Object.entries(divided).map(([name, value]) => [name, entriesOf(value ?? {}, `${where}: environment ${shown(name)}`)])),
  };
}

/** The entries of an environment, of a file that is divided and in no other case. */
export function entriesFor(content: ReleaseFileContent, environment: string | undefined, where: string): Entries {
  const { entries, environments } = content;
  if (environments === undefined) {
    if (environment !== undefined) {
      throw new Problem(`${where} is not divided into environments, asked for is ${shown(environment)}; allowed is "${ENVIRONMENTS}: { ${environment}: { ... } }"`);
    }
    return entries;
  }
  const known = [...environments.keys()].map(shown).join(', ');
  if (environment === undefined) {
    throw new Problem(`${where} is divided into environments, and it was not said which: say one of ${known}, as in Releases.fromFile(app, path, { environment: ... })`);
  }
  const found = environments.get(environment);
  if (found === undefined) {
    throw new Problem(`${where} has no environment ${shown(environment)}, known are ${known}`);
  }
  return found;
}

/** Whether a file whose name nearly is that of a release file may be one after all. */
export function nearlyReleaseFile(path: string): boolean {
  const name = basename(path);
  if (name === RELEASE_FILE || !/^releases?\.(ya?ml|json)$/i.test(name)) {
    return false;
  }
  let text: string;
  try {
    text = statSync(path).isFile() ? readFileSync(path, 'utf8') : '';
  } catch {
    return false;
  }
  try {
    const content = load(text, path);
    const values = isMap(content) ? Object.values(content) : [];
    const inEnvironments = isMap(content) && isMap(content[ENVIRONMENTS]) ? Object.values(content[ENVIRONMENTS]).flatMap(one => isMap(one) ? Object.values(one) : []) : [];
    return [...values, ...inEnvironments].some(value => isMap(value) && 'at' in value && ('canary' in value || 'stable' in value || Object.keys(value).length === 1));
  } catch {
    // Half of one: what it was to be is seen all the same.
    return /\bcanary\s*["']?\s*:/.test(text);
  }
}

function load(text: string, where: string): unknown {
  const { FAILSAFE_SCHEMA, load: parse } = require('js-yaml') as typeof import('js-yaml');
  try {
    // All scalars as they stand: 1.10 is a version, not a number.
    return parse(text, { schema: FAILSAFE_SCHEMA }) ?? {};
  } catch (error) {
    throw new Problem(`${where} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function entriesOf(content: unknown, where: string): Entries {
  if (!isMap(content)) {
    throw new Problem(`${where} holds ${shown(content)}, allowed is a map such as ${FORM}`);
  }
  return new Map(Object.entries(content).map(([name, entry]) => [name, releaseEntry(entry, `${where}: entry ${shown(name)}`)]));
}

function isMap(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
