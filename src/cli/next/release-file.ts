import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Document } from 'yaml';
import { replaceFile } from './replace-file';
import { asObject, get } from '../../mesh/manifest';
import { InputError } from '../exit';
import { readFile } from '../load/files';

/** What a release file says of one service. */
export interface ReleaseEntry {
  readonly canary: string;
  readonly at: string;
}

/** The release file in Git, `reviews: { canary: v2, at: 10% }`; comments and order stay as they are. */
export class ReleaseFile {
  /** A file that is not there yet is empty. */
  public static read(path: string, cwd: string): ReleaseFile {
    // Other commands need no parser that keeps comments, and loading one takes long.
    const { isMap, parseDocument } = require('yaml') as typeof import('yaml');
    const document = parseDocument(existsSync(resolve(cwd, path)) ? readFile(path, cwd).text : '');
    if (document.errors.length > 0) {
      throw new InputError(`${path}: no valid YAML: ${document.errors[0].message.split('\n')[0]}`);
    }
    if (document.contents !== null && !isMap(document.contents)) {
      throw new InputError(`${path}: expected a map such as "reviews: { canary: v2, at: 10% }"`);
    }
    return new ReleaseFile(path, cwd, document);
  }

  private constructor(private readonly path: string, private readonly cwd: string, private readonly document: Document) {}

  public entry(service: string): ReleaseEntry | undefined {
    const entry = get(this.document.toJS({ maxAliasCount: 100 }), service);
    if (entry === undefined) {
      return undefined;
    }
    const [canary, at] = [get(entry, 'canary'), get(entry, 'at')];
    if (asObject(entry) === undefined || !isText(canary) || !isText(at)) {
      throw new InputError(`${this.path}: entry ${service} must be { canary: <version>, at: <ratio or stage> }`);
    }
    return { canary: String(canary), at: String(at) };
  }

  public write(service: string, { canary, at }: ReleaseEntry): void {
    if (this.entry(service) === undefined) {
      const entry = this.document.createNode({ canary, at });
      entry.flow = true;
      this.document.set(service, entry);
    } else {
      this.document.setIn([service, 'at'], at);
    }
    replaceFile(resolve(this.cwd, this.path), this.document.toString({ lineWidth: 0 }));
  }
}

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
