import { isUtf8 } from 'node:buffer';
import { InputError } from '../exit';

/** More than a cluster's worth of YAML; beyond it the parser, not the input, would be the limit. */
export const MAX_BYTES = 256 * 1024 * 1024;

/** A text that holds manifests, and the name people know it by. */
export interface ManifestText {
  /** Path as given, `<stdin>`, or `<revision>:<path>`. */
  readonly file: string;
  readonly text: string;
  /** Path below the folder that was asked for, where it is the same file on both sides of a step. @default - the file was named itself */
  readonly below?: string;
}

/** The text without a byte order mark, which is no part of it. */
export function withoutMark<T extends { readonly text: string }>(source: T): T {
  return source.text.startsWith('\uFEFF') ? { ...source, text: source.text.slice(1) } : source;
}

/**
 * What bytes say as UTF-8, which is all that kubectl reads.
 * @throws InputError for another encoding
 */
export function decode(bytes: Buffer, file: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe || first === 0xfe && second === 0xff) {
    throw new InputError(`${file}: is UTF-16; manifests are UTF-8`);
  }
  if (!isUtf8(bytes)) {
    throw new InputError(`${file}: is no UTF-8 text`);
  }
  return bytes.toString('utf8');
}

export function tooLarge(file: string, bytes: number | string): InputError {
  return new InputError(`${file}: ${bytes} bytes are too many, at most ${MAX_BYTES} are read`);
}

/** Our own configuration, which stands beside manifests. */
export const CONFIG_FILE = 'cdk8s-canary.yaml';

const EXTENSIONS = ['.yaml', '.yml', '.json'];

/** Whether a file of a folder is taken for manifests, or tells how others are to be read. */
export function isManifestFile(name: string): boolean {
  const lower = name.toLowerCase();
  return name !== CONFIG_FILE && (name === 'Kustomization' || EXTENSIONS.some(extension => lower.endsWith(extension)));
}

/** Folders no manifests are looked for in: hidden ones and installed packages. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
