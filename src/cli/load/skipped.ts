/** A file that was passed over, or a part of one. */
export interface SkippedFile {
  readonly file: string;
  /** Why, so that it can follow "skipped x.yaml: ". */
  readonly reason: string;
  /** As the same file is called on the other side of a step. */
  readonly below?: string;
  /** Whether the rest of the file was read: what it holds is known, but for settings of tools. */
  readonly isPart?: boolean;
}

/** One line a folder that names what was passed over in it, and why. */
export function skipNotices(skipped: readonly SkippedFile[]): string[] {
  const byFolder = new Map<string, Map<string, string[]>>();
  for (const { file, reason } of skipped) {
    const slash = file.lastIndexOf('/');
    const folder = slash < 0 ? '.' : file.slice(0, slash);
    const reasons = byFolder.get(folder) ?? new Map<string, string[]>();
    byFolder.set(folder, reasons.set(reason, [...reasons.get(reason) ?? [], file.slice(slash + 1)]));
  }
  return [...byFolder].map(([folder, reasons]) => `skipped in ${folder}: ${[...reasons].map(([reason, names]) => `${listed(names)} (${reason})`).join('; ')}`);
}

const MOST_NAMES = 40;

function listed(names: readonly string[]): string {
  return names.length <= MOST_NAMES ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`;
}
