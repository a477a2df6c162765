import { ManifestObject } from './manifest';
import { remembering } from './remembering';

/** A fact about one object, in whatever sets of manifests it stands. */
export const perObject = remembering<ManifestObject>();
