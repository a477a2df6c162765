import { existsSync, readFileSync } from 'fs';
import { Assignment } from '../model/assignment';
import { Problem, shown } from '../model/problem';

/** The release file unless told another; relative to the working directory. */
export const RELEASE_FILE = 'releases.yaml';

/**
 * Reads a release file: `reviews: { canary: v2, at: 10% }`. Undefined where there is none.
 * @param required whether somebody asked for this very file
 */
export function readReleaseFile(path: string, required: boolean): ReadonlyMap<string, Assignment> | undefined {
  if (!existsSync(path)) {
    if (required) {
      throw new Problem(`release file ${shown(path)} does not exist`);
    }
    return undefined;
  }
  return entries(path, parse(path));
}

function parse(path: string): unknown {
  const { FAILSAFE_SCHEMA, load } = require('js-yaml') as typeof import('js-yaml');
  try {
    // All scalars as they stand: 1.10 is a version, not a number.
    return load(readFileSync(path, 'utf8'), { schema: FAILSAFE_SCHEMA }) ?? {};
  } catch (error) {
    throw new Problem(`release file ${path} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function entries(path: string, content: unknown): ReadonlyMap<string, Assignment> {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new Problem(`release file ${path} holds ${shown(content)}, allowed is a map such as "reviews: { canary: v2, at: 10% }"`);
  }
  return new Map(Object.entries(content).map(([name, entry]: [string, unknown]) => {
    const { canary, at, ...others } = typeof entry === 'object' && entry !== null ? entry as { [key: string]: unknown } : {};
    if (typeof canary !== 'string' || typeof at !== 'string' || Object.keys(others).length > 0) {
      throw new Problem(`release file ${path}: entry ${shown(name)} is ${shown(entry)}, allowed is { canary: <version>, at: <ratio or stage> }`);
    }
    return [name, { canary, value: at }];
  }));
}
