import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files that an app wrote, by their paths below its output. */
export function outputFiles(folder: string): Map<string, string> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter(name => statSync(join(folder, name)).isFile()).sort();
  return new Map(names.map(name => [name.replace(/\\/g, '/'), readFileSync(join(folder, name), 'utf8')]));
}

/** Names of files that are not the same, byte for byte. */
export function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(name => one.get(name) !== other.get(name));
}
