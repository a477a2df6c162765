import { Inventory } from './inventory';
import { remembering } from './remembering';

/** A fact about a set of manifests, forgotten with it. */
export const perSet = remembering<Inventory>();
