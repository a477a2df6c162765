import { Construct } from 'constructs';
import { Registry } from './registry';
import { RELEASE_FILE, readReleaseFile } from './release-file';
import { Assignment, Assignments, assignments, checkCanary } from '../model/assignment';
import { Problem, shown } from '../model/problem';
import { Progress } from '../model/progress';
import { Ratio } from '../model/ratio';

/** The construct context that says where releases stand: the same text as in the environment, or an object by name. */
export const CONTEXT = 'canary-ratio';
/** The construct context that names another release file. */
export const FILE_CONTEXT = 'canary-releases';
export const ENVIRONMENT = 'CANARY_RATIO';
const CONTEXT_SOURCE = `context "${CONTEXT}"`;

interface Said extends Assignment {
  readonly source: string;
}

/**
 * The ratio parameter of a release: the construct context wins over the release file, that over the environment; nothing said is
 * the stage that the plan starts with: `stable`, or `before` where a running service is adopted.
 * The one place of the library that reads the environment and the release file.
 */
export function progressFromParameter(scope: Construct, name: string, candidate: string | undefined, start: string): Progress {
  const taker = candidate !== undefined;
  const said = fromContext(scope, name, taker) ?? fromFileOrEnvironment(scope, name, taker);
  if (said === undefined) {
    return Progress.stage(start);
  }
  if (candidate === undefined) {
    throw new Problem(`${said.source}: ${shown(name)} has the value ${shown(said.value)}, but no release: give it a canary or remove the value`);
  }
  checkCanary(name, said, candidate, said.source);
  return Progress._text(said.value, said.source);
}

/** What names no service, once all services are known. */
export function unknownNames(scope: Construct): string[] {
  const registry = Registry.of(scope);
  const takers = registry.services.filter(service => service.takesParameter).map(service => service.name);
  const known = new Set(registry.services.map(service => service.name));
  const problems: string[] = [];
  const root = scope.node.root as Construct;
  for (const [source, said] of [[CONTEXT_SOURCE, context(root)], [releaseFileName(scope), namedOf(releaseFile(scope))], [ENVIRONMENT, environment(scope)]] as const) {
    if (said === undefined) {
      continue;
    }
    if ('bare' in said) {
      if (takers.length === 0 && said.bare !== 'stable' && registry.services.every(service => !service.hasRelease)) {
        problems.push(`${source} is ${shown(said.bare)}, but no service of the app has a release`);
      }
      continue;
    }
    for (const unknown of [...said.named.keys()].filter(one => !known.has(one))) {
      problems.push(`${source}: there is no service ${shown(unknown)}, ${takers.length === 0 ? 'none has a release' : `known are ${takers.map(shown).join(', ')}`}`);
    }
  }
  return problems;
}

function fromContext(scope: Construct, name: string, taker: boolean): Said | undefined {
  const said = context(scope);
  return said === undefined ? undefined : pick(scope, name, said, CONTEXT_SOURCE, taker);
}

function context(scope: Construct): Assignments | undefined {
  const value: unknown = scope.node.tryGetContext(CONTEXT);
  const source = CONTEXT_SOURCE;
  if (value === undefined) {
    return undefined;
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return assignments(String(value), source);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Problem(`${source} is ${shown(value)}, allowed is a ratio, a stage's name, "name=ratio", or an object of names and ratios`);
  }
  const text = Object.entries(value).map(([key, one]) => {
    if (typeof one !== 'string' && typeof one !== 'number') {
      throw new Problem(`${source}: ${shown(key)} is ${shown(one)}, allowed is a ratio or a stage's name`);
    }
    return `${key}=${one}`;
  }).join(',');
  return text === '' ? undefined : assignments(text, source);
}

function fromFileOrEnvironment(scope: Construct, name: string, taker: boolean): Said | undefined {
  const file = namedOf(releaseFile(scope));
  const env = environment(scope);
  const inFile = file === undefined ? undefined : pick(scope, name, file, releaseFileName(scope), taker);
  const inEnvironment = env === undefined ? undefined : pick(scope, name, env, ENVIRONMENT, taker);
  if (inFile !== undefined && inEnvironment !== undefined && !same(inFile.value, inEnvironment.value)) {
    throw new Problem(`${inFile.source} says ${shown(inFile.value)} of ${shown(name)}, ${ENVIRONMENT} says ${shown(inEnvironment.value)}: remove one of them`);
  }
  return inFile ?? inEnvironment;
}

/** What a source says of a service. A bare value is for the only release there is. */
function pick(scope: Construct, name: string, said: Assignments, source: string, taker: boolean): Said | undefined {
  if ('named' in said) {
    const assignment = said.named.get(name);
    return assignment === undefined ? undefined : { ...assignment, source };
  }
  if (!taker) {
    return undefined;
  }
  const takers = Registry.of(scope).services.filter(service => service.takesParameter);
  if (takers.length > 1) {
    const names = [...new Set(takers.map(one => `${one.name}=${said.bare}`))];
    throw new Problem(`${source} is ${shown(said.bare)}, but several services have a release: say which, such as "${names.join(',')}"`);
  }
  return { value: said.bare, source };
}

function releaseFileName(scope: Construct): string {
  return String(scope.node.root.node.tryGetContext(FILE_CONTEXT) ?? RELEASE_FILE);
}

function releaseFile(scope: Construct): ReadonlyMap<string, Assignment> | undefined {
  const path = releaseFileName(scope);
  const required = scope.node.root.node.tryGetContext(FILE_CONTEXT) !== undefined;
  return Registry.of(scope).once(`file ${path}`, () => readReleaseFile(path, required));
}

function environment(scope: Construct): Assignments | undefined {
  return Registry.of(scope).once('environment', () => {
    const value = process.env[ENVIRONMENT];
    return value === undefined ? undefined : assignments(value, ENVIRONMENT);
  });
}

function namedOf(named: ReadonlyMap<string, Assignment> | undefined): Assignments | undefined {
  return named === undefined ? undefined : { named };
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
