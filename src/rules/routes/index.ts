import { actionConflict } from './action-conflict';
import { actionMissing } from './action-missing';
import { callersLeftOut } from './callers-left-out';
import { catchAllMissing } from './catch-all-missing';
import { destinationTwice } from './destination-twice';
import { directResponseInvalid } from './direct-response-invalid';
import { l4RouteUnreachable } from './l4-route-unreachable';
import { matchShadowed } from './match-shadowed';
import { nameTwice } from './name-twice';
import { prefixLookAlikes } from './prefix-look-alikes';
import { redirectInvalid } from './redirect-invalid';
import { redirectLoop } from './redirect-loop';
import { rewriteInvalid } from './rewrite-invalid';
import { rewritePrefix } from './rewrite-prefix';
import { routeUnreachable } from './route-unreachable';
import { weightAlone } from './weight-alone';
import { weightInvalid } from './weight-invalid';
import { weightLeftOut } from './weight-left-out';
import { weightTotal } from './weight-total';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  routeUnreachable,
  matchShadowed,
  catchAllMissing,
  callersLeftOut,
  nameTwice,
  l4RouteUnreachable,
  weightInvalid,
  weightLeftOut,
  weightAlone,
  destinationTwice,
  weightTotal,
  actionMissing,
  actionConflict,
  redirectInvalid,
  redirectLoop,
  directResponseInvalid,
  rewriteInvalid,
  rewritePrefix,
  prefixLookAlikes,
];
