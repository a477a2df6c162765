import { corsIdle } from './cors-idle';
import { corsInvalid } from './cors-invalid';
import { corsOnSomeRoutes } from './cors-on-some-routes';
import { durationPrecision } from './duration-precision';
import { faultForEveryone } from './fault-for-everyone';
import { faultIdle } from './fault-idle';
import { faultInvalid } from './fault-invalid';
import { faultTimeout } from './fault-timeout';
import { fieldDeprecated } from './field-deprecated';
import { hashCookieWithoutTtl } from './hash-cookie-without-ttl';
import { hashInvalid } from './hash-invalid';
import { hashIsNotSticky } from './hash-is-not-sticky';
import { hashWithoutKey } from './hash-without-key';
import { headerName } from './header-name';
import { headerTwice } from './header-twice';
import { headerValue } from './header-value';
import { lbPassthrough } from './lb-passthrough';
import { localityInvalid } from './locality-invalid';
import { mirrorIdle } from './mirror-idle';
import { mirrorInvalid } from './mirror-invalid';
import { mirrorSame } from './mirror-same';
import { outlierEjectsAll } from './outlier-ejects-all';
import { outlierInvalid } from './outlier-invalid';
import { policyEmpty } from './policy-empty';
import { policyOnSomeRoutes } from './policy-on-some-routes';
import { poolInvalid } from './pool-invalid';
import { portLevelAlone } from './port-level-alone';
import { portLevelUnknown } from './port-level-unknown';
import { retryInvalid } from './retry-invalid';
import { retryTimeout } from './retry-timeout';
import { tlsInvalid } from './tls-invalid';
import { tlsRefusedByServer } from './tls-refused-by-server';
import { tlsUnverified } from './tls-unverified';
import { tunnelInvalid } from './tunnel-invalid';
import { warmup } from './warmup';
import { workloadSelectorInvalid } from './workload-selector-invalid';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
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
  policyEmpty,
  poolInvalid,
  outlierInvalid,
  outlierEjectsAll,
  fieldDeprecated,
  tlsInvalid,
  tlsUnverified,
  tlsRefusedByServer,
  hashInvalid,
  hashCookieWithoutTtl,
  hashIsNotSticky,
  hashWithoutKey,
  warmup,
  localityInvalid,
  portLevelAlone,
  portLevelUnknown,
  workloadSelectorInvalid,
  tunnelInvalid,
  lbPassthrough,
];
