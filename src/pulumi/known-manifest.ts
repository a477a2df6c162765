import { KnownManifest, STAND_IN_IMAGE } from './about-unknown';
import { isLate, mapLeaves } from './late';
import { ReleaseObject } from './release-objects';

/** What is known of an object before an update: everything but Outputs and promises. */
export function knownManifest({ manifest }: ReleaseObject): KnownManifest {
  const unknown: string[] = [];
  const known = mapLeaves(manifest, (value, path) => {
    if (!isLate(value)) {
      return value;
    }
    unknown.push(path);
    return path.endsWith('.image') ? STAND_IN_IMAGE : undefined;
  });
  return { manifest: known, unknown };
}
