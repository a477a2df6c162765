import { actionConflict } from './action-conflict';
import { actionMissing } from './action-missing';
import { authorityAsHeader } from './authority-as-header';
import { callersLeftOut } from './callers-left-out';
import { catchAllMissing } from './catch-all-missing';
import { cookiePattern } from './cookie-pattern';
import { corsIdle } from './cors-idle';
import { corsInvalid } from './cors-invalid';
import { corsOnSomeRoutes } from './cors-on-some-routes';
import { delegateHeadersLost } from './delegate-headers-lost';
import { delegateInvalid } from './delegate-invalid';
import { delegateOutsideRoot } from './delegate-outside-root';
import { delegateUnknown } from './delegate-unknown';
import { delegateUnused } from './delegate-unused';
import { destinationHostInvalid } from './destination-host-invalid';
import { destinationHostUnknown } from './destination-host-unknown';
import { destinationHostUnseen } from './destination-host-unseen';
import { destinationPoolMixed } from './destination-pool-mixed';
import { destinationPortMissing } from './destination-port-missing';
import { destinationPortOfCaller } from './destination-port-of-caller';
import { destinationPortUnknown } from './destination-port-unknown';
import { destinationSubsetUnknown } from './destination-subset-unknown';
import { destinationTwice } from './destination-twice';
import { destinationWithoutSubset } from './destination-without-subset';
import { directResponseInvalid } from './direct-response-invalid';
import { durationPrecision } from './duration-precision';
import { exportToInvalid } from './export-to-invalid';
import { exportUnknown } from './export-unknown';
import { faultForEveryone } from './fault-for-everyone';
import { faultIdle } from './fault-idle';
import { faultInvalid } from './fault-invalid';
import { faultTimeout } from './fault-timeout';
import { gatewayHostOverlap } from './gateway-host-overlap';
import { headerName } from './header-name';
import { headerNameInvalid } from './header-name-invalid';
import { headerNameUppercase } from './header-name-uppercase';
import { headerTwice } from './header-twice';
import { headerValue } from './header-value';
import { hostHalfQualified } from './host-half-qualified';
import { hostInvalid } from './host-invalid';
import { hostIpAddress } from './host-ip-address';
import { hostListedTwice } from './host-listed-twice';
import { hostUnderWildcard } from './host-under-wildcard';
import { hostUnderWildcardEntry } from './host-under-wildcard-entry';
import { hostUnknown } from './host-unknown';
import { hostUppercase } from './host-uppercase';
import { l4RouteUnreachable } from './l4-route-unreachable';
import { matchCallerInvalid } from './match-caller-invalid';
import { matchCaseIgnored } from './match-case-ignored';
import { matchClaim } from './match-claim';
import { matchContradiction } from './match-contradiction';
import { matchEmpty } from './match-empty';
import { matchGatewayUnlisted } from './match-gateway-unlisted';
import { matchLiteralPattern } from './match-literal-pattern';
import { matchPortUnknown } from './match-port-unknown';
import { matchShadowed } from './match-shadowed';
import { matchSourceIgnored } from './match-source-ignored';
import { matchValueEmpty } from './match-value-empty';
import { meshCallersUndivided } from './mesh-callers-undivided';
import { meshHostTwice } from './mesh-host-twice';
import { mirrorIdle } from './mirror-idle';
import { mirrorInvalid } from './mirror-invalid';
import { mirrorSame } from './mirror-same';
import { nameTwice } from './name-twice';
import { policyOnSomeRoutes } from './policy-on-some-routes';
import { prefixLookAlikes } from './prefix-look-alikes';
import { redirectInvalid } from './redirect-invalid';
import { redirectLoop } from './redirect-loop';
import { regexInvalid } from './regex-invalid';
import { regexWholeValue } from './regex-whole-value';
import { requestHeadersOnSomeRoutes } from './request-headers-on-some-routes';
import { retryInvalid } from './retry-invalid';
import { retryTimeout } from './retry-timeout';
import { rewriteInvalid } from './rewrite-invalid';
import { rewriteOnSomeRoutes } from './rewrite-on-some-routes';
import { rewritePrefix } from './rewrite-prefix';
import { routeUnreachable } from './route-unreachable';
import { splitBypassed } from './split-bypassed';
import { weightAlone } from './weight-alone';
import { weightInvalid } from './weight-invalid';
import { weightLeftOut } from './weight-left-out';
import { weightTotal } from './weight-total';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  destinationHostUnseen,
  authorityAsHeader,
  exportUnknown,
  hostUnderWildcard,
  hostUnderWildcardEntry,
  matchSourceIgnored,
  matchCaseIgnored,
  destinationPortOfCaller,
  rewriteOnSomeRoutes,
  requestHeadersOnSomeRoutes,
  splitBypassed,
  meshCallersUndivided,
  destinationHostUnknown,
  destinationSubsetUnknown,
  hostHalfQualified,
  destinationPortUnknown,
  destinationPortMissing,
  destinationWithoutSubset,
  destinationPoolMixed,
  meshHostTwice,
  hostListedTwice,
  hostUnknown,
  hostInvalid,
  hostUppercase,
  hostIpAddress,
  destinationHostInvalid,
  exportToInvalid,
  gatewayHostOverlap,
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
  delegateUnknown,
  delegateInvalid,
  delegateUnused,
  delegateOutsideRoot,
  delegateHeadersLost,
  regexInvalid,
  matchValueEmpty,
  headerNameInvalid,
  headerNameUppercase,
  matchContradiction,
  matchPortUnknown,
  matchClaim,
  matchCallerInvalid,
  matchGatewayUnlisted,
  cookiePattern,
  regexWholeValue,
  matchEmpty,
  matchLiteralPattern,
  durationPrecision,
  retryInvalid,
  retryTimeout,
  faultInvalid,
  faultIdle,
  faultTimeout,
  faultForEveryone,
  mirrorInvalid,
  mirrorSame,
  mirrorIdle,
  headerName,
  headerValue,
  headerTwice,
  corsInvalid,
  corsIdle,
  policyOnSomeRoutes,
  corsOnSomeRoutes,
];
