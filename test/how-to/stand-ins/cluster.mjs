// A cluster as far as the how-tos need one: objects in a file. What the real tools do beside that (defaults, readiness, finalizers) it does not.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, loadAll } from 'js-yaml';

const FILE = process.env.CLUSTER;

export const idOf = ({ kind, metadata }) => `${kind.toLowerCase()}/${metadata.name}`;

export function objects() {
  return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : [];
}

/** Documents of a file, or of all files of a folder in the order of their names. */
export function manifests(path) {
  const files = statSync(path).isDirectory() ? readdirSync(path).sort().filter(name => /\.ya?ml$/.test(name)).map(name => join(path, name)) : [path];
  return files.flatMap(file => loadAll(readFileSync(file, 'utf8'))).filter(object => object);
}

export function readYaml(path) {
  return load(readFileSync(path, 'utf8'));
}

/** Applies in the order given, then takes away what is not wanted any more. */
export function apply(wanted, isPruned = () => false) {
  const known = new Map(objects().map(object => [idOf(object), object]));
  for (const object of wanted) {
    const id = idOf(object);
    const before = known.get(id);
    console.log(`${id} ${before === undefined ? 'created' : JSON.stringify(before) === JSON.stringify(object) ? 'unchanged' : 'configured'}`);
    known.set(id, object);
  }
  const ids = new Set(wanted.map(idOf));
  for (const [id, object] of [...known].filter(([id, object]) => !ids.has(id) && isPruned(object))) {
    known.delete(id);
    console.log(`${id} pruned`);
  }
  writeFileSync(FILE, JSON.stringify([...known.values()]));
}
