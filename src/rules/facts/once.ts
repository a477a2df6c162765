import { perSet } from '../../mesh/per-set';

/** Facts about a set of manifests that several rules ask for: computed at the first question, forgotten with the set. */
export const once = perSet;
