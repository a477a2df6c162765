import { Finding } from '../rules/finding';

/** An image that no rule has anything to say about. */
export const STAND_IN_IMAGE = 'image-that-is-known-later:1';

/** A manifest as far as it is known before the update, and the fields that it is without. */
export interface KnownManifest {
  readonly manifest: any;
  readonly unknown: readonly string[];
}

/** Whether a finding may be about nothing but what is not known yet. */
export function isAboutUnknown({ field }: Finding, unknown: readonly string[]): boolean {
  return field !== undefined && unknown.some(path => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`) || field.startsWith(`${path}.`) || field.startsWith(`${path}[`));
}
