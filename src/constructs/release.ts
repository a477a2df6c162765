import { VersionProps } from './version-props';
import { Release as ReleaseOf } from '../model/release';

/** What a kind of release makes of its props. */
export type Release = ReleaseOf<VersionProps>;
