import { existsSync, readdirSync } from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { Construct } from 'constructs';
import { Registry } from './registry';
import { Entries, RELEASE_FILE, entriesFor, nearlyReleaseFile, readReleaseFile, shownPath } from './release-file';
import { oneOf, Problem, shown } from '../model/problem';

/** The construct context that names another release file. */
export const FILE_CONTEXT = 'canary-releases';

/** What an app takes its releases from, beside construct context and environment: a file, or what `Releases.of` says. */
export interface ReleaseSource {
  /** As messages call it. */
  readonly name: string;
  readonly entries: Entries;
  /** Absolute path of the file. */
  readonly path?: string;
  readonly environment?: string;
}

/** The releases of an app: declared, or in the working directory's file; undefined where there is none. Read once for an app. */
export function releaseSource(scope: Construct): ReleaseSource | undefined {
  const registry = Registry.of(scope);
  const named = scope.node.root.node.tryGetContext(FILE_CONTEXT) as unknown;
  if (registry.declaredReleases !== undefined && named !== undefined) {
    throw new Problem(`the app declares its releases (${registry.declaredReleases.name}), and context "${FILE_CONTEXT}" names ${shown(named)}: remove one of them`);
  }
  return registry.declaredReleases ?? registry.once('release file', () => named === undefined ? fileHere() : readSource(String(named), undefined));
}

/** A file that has to be there. */
export function readSource(path: string, environment: string | undefined): ReleaseSource {
  const absolute = resolve(path);
  const name = shownPath(absolute);
  if (!existsSync(absolute)) {
    const near = nearlyIn(dirname(absolute));
    throw new Problem(`release file ${shown(name)} does not exist${near.length === 0 ? '' : `, there is ${oneOf(near.map(shown))} beside it`}`);
  }
  const entries = entriesFor(readReleaseFile(absolute, name), environment, `release file ${name}`);
  return { name, entries, path: absolute, ...environment === undefined ? {} : { environment } };
}

/** Nobody declared a file: one in the working directory counts, and one that nearly is it is no accident. */
function fileHere(): ReleaseSource | undefined {
  const here = process.cwd();
  const near = nearlyIn(here);
  if (near.length > 0) {
    throw new Problem(`${near.map(shown).join(', ')} in ${here} ${near.length === 1 ? 'holds' : 'hold'} releases and would not be read: the release file is called ${shown(RELEASE_FILE)}, or an app declares it: Releases.fromFile(app, path)`);
  }
  return namesIn(here).includes(RELEASE_FILE) ? readSource(RELEASE_FILE, undefined) : undefined;
}

function nearlyIn(folder: string): string[] {
  return namesIn(folder).filter(name => nearlyReleaseFile(join(folder, name)));
}

/** Names as they are written, also where the file system takes capitals for small letters. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).map(name => basename(name)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw new Problem(`folder ${folder} cannot be read, so that nobody can tell whether ${RELEASE_FILE} is there: ${(error as Error).message}`);
  }
}
