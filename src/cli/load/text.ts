/** A text that holds manifests, and the name people know it by. */
export interface ManifestText {
  /** Path as given, `<stdin>`, or `<revision>:<path>`. */
  readonly file: string;
  readonly text: string;
}

/** The text without a byte order mark, which is no part of it. */
export function withoutMark({ file, text }: ManifestText): ManifestText {
  return { file, text: text.startsWith('\uFEFF') ? text.slice(1) : text };
}

const EXTENSIONS = ['.yaml', '.yml', '.json'];

/** Whether a file of a folder is taken for manifests. */
export function isManifestFile(name: string): boolean {
  const lower = name.toLowerCase();
  return EXTENSIONS.some(extension => lower.endsWith(extension));
}

/** Folders no manifests are looked for in: hidden ones and installed packages. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}
