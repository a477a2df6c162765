import { destinationRuleHostUnknown } from './destination-rule-host-unknown';
import { destinationRuleTwice } from './destination-rule-twice';
import { destinationRuleUnseen } from './destination-rule-unseen';
import { fieldDeprecated } from './field-deprecated';
import { hashCookieWithoutTtl } from './hash-cookie-without-ttl';
import { hashInvalid } from './hash-invalid';
import { hashIsNotSticky } from './hash-is-not-sticky';
import { hashWithoutKey } from './hash-without-key';
import { lbPassthrough } from './lb-passthrough';
import { localityInvalid } from './locality-invalid';
import { outlierEjectsAll } from './outlier-ejects-all';
import { outlierInvalid } from './outlier-invalid';
import { policyEmpty } from './policy-empty';
import { poolInvalid } from './pool-invalid';
import { portLevelAlone } from './port-level-alone';
import { portLevelUnknown } from './port-level-unknown';
import { subsetNameInvalid } from './subset-name-invalid';
import { subsetOfOtherVersion } from './subset-of-other-version';
import { subsetWithoutLabels } from './subset-without-labels';
import { subsetWithoutPods } from './subset-without-pods';
import { subsetsOverlap } from './subsets-overlap';
import { subsetsUnused } from './subsets-unused';
import { tlsInvalid } from './tls-invalid';
import { tlsRefusedByServer } from './tls-refused-by-server';
import { tlsUnverified } from './tls-unverified';
import { tunnelInvalid } from './tunnel-invalid';
import { versionWithoutInstances } from './version-without-instances';
import { warmup } from './warmup';
import { workloadSelectorInvalid } from './workload-selector-invalid';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  fieldDeprecated,
  destinationRuleTwice,
  destinationRuleHostUnknown,
  destinationRuleUnseen,
  policyEmpty,
  poolInvalid,
  outlierInvalid,
  outlierEjectsAll,
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
  subsetWithoutPods,
  subsetsOverlap,
  subsetWithoutLabels,
  versionWithoutInstances,
  subsetsUnused,
  subsetNameInvalid,
  subsetOfOtherVersion,
];
