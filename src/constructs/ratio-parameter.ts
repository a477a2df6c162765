import { Construct } from 'constructs';
import { Registry } from './registry';
import { releaseSource, ReleaseSource } from './release-source';
import { Assignment, Assignments, assignments, checkCanary } from '../model/assignment';
import { Problem, shown } from '../model/problem';
import { Progress } from '../model/progress';
import { Ratio } from '../model/ratio';
import { releaseEntry } from '../model/release-entry';

/** The construct context that says where releases stand: the same text as in the environment, or an object of entries by name. */
export const CONTEXT = 'canary-ratio';
export const ENVIRONMENT = 'CANARY_RATIO';
const CONTEXT_SOURCE = `context "${CONTEXT}"`;

/** A source of the parameter and what it says. */
interface Source {
  readonly name: string;
  readonly says: Assignments;
}

/** What a source says of one service. */
export interface Said extends Assignment {
  readonly source: string;
}

/** Where a release stands, and who said so. */
export interface ParameterReading {
  readonly progress: Progress;
  /** Undefined where nobody said anything. */
  readonly said?: Said;
}

/**
 * The ratio parameter of a release: construct context, release file and environment; where two of them speak they have to agree. Nothing said is the stage that
 * the plan starts with: `stable`, or `before` where a running service is adopted.
 * The one place of the library that reads the environment.
 */
export function progressFromParameter(scope: Construct, name: string, candidate: string | undefined, start: string): ParameterReading {
  const voices = voicesOn(scope, name, candidate !== undefined);
  for (const said of voices) {
    if (candidate !== undefined) {
      checkBound(name, said, candidate);
    } else if (!(said.value === 'stable' && said.canary === undefined)) {
      throw new Problem(`${said.source}: ${shown(name)} has the value ${shown(said.value)}, but no release: give it a canary or remove the value`);
    }
    checkCanary(name, said, candidate, said.source);
  }
  const [first, ...others] = voices;
  if (first === undefined || candidate === undefined) {
    return { progress: Progress.stage(start) };
  }
  const other = others.find(({ value }) => !same(first.value, value));
  if (other !== undefined) {
    throw new Problem(`${first.source} says ${shown(first.value)} of ${shown(name)}, ${other.source} says ${shown(other.value)}: remove one of them`);
  }
  return { progress: Progress._text(first.value, first.source), said: first };
}

/** Everything that is said of a service whose program says it itself. */
export function hiddenByProp(scope: Construct, name: string): Said[] {
  return voicesOn(scope, name, Registry.of(scope).services.every(service => !service.takesParameter));
}

/** What names no service, once all services are known. */
export function unknownNames(scope: Construct): string[] {
  const registry = Registry.of(scope);
  const takers = registry.services.filter(service => service.takesParameter).map(service => service.name);
  const known = new Set(registry.services.map(service => service.name));
  const problems: string[] = [];
  for (const { name, says } of [...registry.contexts.values()].flatMap(value => contextSource(value) ?? []).concat(sourcesBeside(scope))) {
    if ('bare' in says) {
      if (takers.length === 0 && says.bare !== 'stable' && registry.services.every(service => !service.hasRelease)) {
        problems.push(`${name} is ${shown(says.bare)}, but no service of the app has a release`);
      }
      continue;
    }
    for (const unknown of [...says.named.keys()].filter(one => !known.has(one))) {
      problems.push(`${name}: there is no service ${shown(unknown)}, ${takers.length === 0 ? 'none has a release' : `known are ${takers.map(shown).join(', ')}`}`);
    }
  }
  return problems;
}

/** What each source says of a service, in the order of their rank. */
function voicesOn(scope: Construct, name: string, isTaker: boolean): Said[] {
  checkContextKeys(scope);
  const context: unknown = scope.node.tryGetContext(CONTEXT);
  if (context !== undefined) {
    Registry.of(scope).contexts.add(context);
  }
  return [...contextSource(context) ?? [], ...sourcesBeside(scope)].flatMap(source => pick(scope, name, source, isTaker) ?? []);
}

/** The sources of the app as a whole. */
function sourcesBeside(scope: Construct): Source[] {
  const file: ReleaseSource | undefined = releaseSource(scope);
  const environment = Registry.of(scope).once('environment', () => process.env[ENVIRONMENT]);
  return [
    ...file === undefined ? [] : [{ name: file.name, says: { named: file.entries } }],
    ...environment === undefined ? [] : [{ name: ENVIRONMENT, says: assignments(environment, ENVIRONMENT) }],
  ];
}

function contextSource(value: unknown): [Source] | undefined {
  const name = CONTEXT_SOURCE;
  if (value === undefined) {
    return undefined;
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return [{ name, says: assignments(String(value), name) }];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(`${name} is ${shown(value)}, allowed is "name@canary=ratio", or an object of entries by name, such as { reviews: { canary: "v2", at: "10%" } }`);
  }
  return [{ name, says: { named: new Map(Object.entries(value).flatMap(([key, one]) => contextEntry(key, one))) } }];
}

function contextEntry(key: string, value: unknown): [string, Assignment][] {
  if (typeof value === 'object') {
    return [[key, releaseEntry(value, `${CONTEXT_SOURCE}: entry ${shown(key)}`)]];
  }
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new Problem(`${CONTEXT_SOURCE}: ${shown(key)} is ${shown(value)}, allowed is a ratio or a stage's name`);
  }
  const one = assignments(`${key}=${value}`, CONTEXT_SOURCE);
  return 'named' in one ? [...one.named] : [];
}

/** A context outlives a commit as a file does: a left-over value would put the next release's canary where the last one's was. */
function checkBound(name: string, { source, value, canary }: Said, candidate: string): void {
  if (source === CONTEXT_SOURCE && canary === undefined && value !== 'stable') {
    throw new Problem(`${source}: the value ${shown(value)} of ${shown(name)} names no canary and would outlive its release, allowed is ${shown(`${name}@${candidate}=${value}`)}`);
  }
}

/** A misspelt key is read by nobody, and nothing said is `stable`. */
function checkContextKeys(scope: Construct): void {
  Registry.of(scope).once('context keys', () => {
    const context = scope.node.root.node.getAllContext() as { [key: string]: unknown };
    const misspelt = Object.keys(context ?? {}).find(key => key !== CONTEXT && /^canaryratios?$/.test(key.toLowerCase().replace(/[^a-z]/g, '')));
    if (misspelt !== undefined) {
      throw new Problem(`context ${shown(misspelt)} is read by nobody, allowed is ${shown(CONTEXT)}`);
    }
    return true;
  });
}

/** What a source says of a service. A bare value is for the only release there is. */
function pick(scope: Construct, name: string, { name: source, says }: Source, isTaker: boolean): [Said] | undefined {
  if ('named' in says) {
    const assignment = says.named.get(name);
    return assignment === undefined ? undefined : [{ ...assignment, source }];
  }
  if (!isTaker) {
    return undefined;
  }
  const takers = Registry.of(scope).services.filter(service => service.takesParameter);
  if (takers.length > 1) {
    const names = [...new Set(takers.map(one => `${one.name}=${says.bare}`))];
    throw new Problem(`${source} is ${shown(says.bare)}, but several services have a release: say which, such as "${names.join(',')}"`);
  }
  return [{ value: says.bare, source }];
}

/** `10`, `10%` and `1/10` say the same. */
function same(left: string, right: string): boolean {
  const [one, other] = [ratioOf(left), ratioOf(right)];
  return one === undefined || other === undefined ? left === right : one.equals(other);
}

/** Undefined also for what cannot be one: whoever uses the value says so, with its source. */
function ratioOf(value: string): Ratio | undefined {
  try {
    return Ratio.tryParse(value);
  } catch (error) {
    if (Problem.is(error)) {
      return undefined;
    }
    throw error;
  }
}
