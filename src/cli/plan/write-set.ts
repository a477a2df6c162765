import { existsSync, linkSync, lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { InputError } from '../exit';
import { locked } from '../release/lock';

/** Names the files of a folder that are ours. */
const LIST = '.cdk8s-canary-files';

/**
 * Replaces our files in a folder by others, all at once: whatever stops this process, the folder holds the old set or the new one. Files of ours that are not among
 * them any more go, files of others stay as they are.
 * @param files contents by path below the folder
 * @throws InputError where a file of somebody else has the name of one of ours, or the folder cannot be written; then it is as it was
 */
export async function writeSet(folder: string, files: ReadonlyMap<string, string>, cwd: string): Promise<void> {
  const target = targetOf(folder, cwd);
  await locked(target, () => {
    const list = join(target, LIST);
    const ours = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) as string[] : [];
    swap(target, new Map([...files, [LIST, `${JSON.stringify([...files.keys()], undefined, 2)}\n`]]), new Set([LIST, ...ours]), folder);
  });
}

/** The same for a folder that keeps no list, such as an app's output; whoever calls has locked it. @param ours paths of files that may go or be replaced */
export function replaceSet(folder: string, files: ReadonlyMap<string, string>, cwd: string, ours: ReadonlySet<string>): void {
  swap(targetOf(folder, cwd), files, new Set([...ours, ...files.keys()]), folder);
}

function swap(target: string, files: ReadonlyMap<string, string>, ours: ReadonlySet<string>, folder: string): void {
  const [fresh, old] = [`${target}.cdk8s-canary.new`, `${target}.cdk8s-canary.old`];
  recover(target, old);
  rmSync(fresh, { recursive: true, force: true });
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeAll(fresh, files);
    if (existsSync(target)) {
      keepOthers(target, fresh, ours, folder);
      renameSync(target, old);
    }
    renameSync(fresh, target);
    rmSync(old, { recursive: true, force: true });
  } catch (error) {
    recover(target, old);
    rmSync(fresh, { recursive: true, force: true });
    throw error instanceof InputError ? error : new InputError(`${folder}: cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A folder is swapped as a whole, which must not take away the ground that somebody stands on. */
function targetOf(folder: string, cwd: string): string {
  const path = resolve(cwd, folder);
  const target = existsSync(path) ? realpathSync(path) : path;
  if (existsSync(target) && !statSync(target).isDirectory()) {
    throw new InputError(`${folder}: is a file, expected a folder`);
  }
  if (`${realpathSync(cwd)}${sep}`.startsWith(target === sep ? sep : `${target}${sep}`) || existsSync(join(target, '.git'))) {
    throw new InputError(`${folder}: expected a folder of its own, such as plan`);
  }
  return target;
}

/** A process that was stopped between the two renames left the old set aside. */
function recover(target: string, old: string): void {
  if (!existsSync(target) && existsSync(old)) {
    renameSync(old, target);
  }
  rmSync(old, { recursive: true, force: true });
}

function writeAll(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder);
  for (const [path, text] of files) {
    if (!join(folder, path).startsWith(`${folder}${sep}`)) {
      throw new InputError(`${path}: leaves the folder`);
    }
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Takes along what is not ours, by links: the files themselves are not touched. */
function keepOthers(from: string, to: string, ours: ReadonlySet<string>, shown: string): void {
  const walk = (below: string): void => {
    for (const name of readdirSync(join(from, below))) {
      const path = below === '' ? name : `${below}/${name}`;
      const [source, copy] = [join(from, path), join(to, path)];
      const stats = lstatSync(source);
      if (stats.isDirectory()) {
        walk(path);
      } else if (!ours.has(path)) {
        if (existsSync(copy)) {
          throw new InputError(`${shown}: ${path} is there already and not ours, nothing was written`);
        }
        mkdirSync(dirname(copy), { recursive: true });
        if (stats.isSymbolicLink()) {
          symlinkSync(readlinkSync(source), copy);
        } else {
          linkSync(source, copy);
        }
      }
    }
  };
  walk('');
}
