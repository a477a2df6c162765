import { delegateHeadersLost } from './delegate-headers-lost';
import { delegateInvalid } from './delegate-invalid';
import { delegateOutsideRoot } from './delegate-outside-root';
import { delegateUnknown } from './delegate-unknown';
import { delegateUnused } from './delegate-unused';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [delegateUnknown, delegateInvalid, delegateUnused, delegateOutsideRoot, delegateHeadersLost];
