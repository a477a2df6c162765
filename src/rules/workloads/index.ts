import { annotationDeprecated } from './annotation-deprecated';
import { annotationMisplaced } from './annotation-misplaced';
import { annotationUnknown } from './annotation-unknown';
import { annotationValueInvalid } from './annotation-value-invalid';
import { authorizationNeverMatches } from './authorization-never-matches';
import { configMissing } from './config-missing';
import { containerPortsClash } from './container-ports-clash';
import { imageInvalid } from './image-invalid';
import { imageUnfixed } from './image-unfixed';
import { podsWithoutProxy } from './pods-without-proxy';
import { policyCoversSomeVersions } from './policy-covers-some-versions';
import { policySelectsNothing } from './policy-selects-nothing';
import { portMtlsIgnored } from './port-mtls-ignored';
import { probePortUnknown } from './probe-port-unknown';
import { proxyPort } from './proxy-port';
import { proxyUser } from './proxy-user';
import { selectorTemplateMismatch } from './selector-template-mismatch';
import { selectorsOverlap } from './selectors-overlap';
import { updateInterrupts } from './update-interrupts';
import { versionWithoutProbe } from './version-without-probe';
import { versionsSame } from './versions-same';
import { volumeMissing } from './volume-missing';
import { workloadPaused } from './workload-paused';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  versionWithoutProbe,
  portMtlsIgnored,
  authorizationNeverMatches,
  policyCoversSomeVersions,
  selectorTemplateMismatch,
  selectorsOverlap,
  volumeMissing,
  configMissing,
  imageInvalid,
  imageUnfixed,
  versionsSame,
  proxyUser,
  proxyPort,
  annotationDeprecated,
  annotationMisplaced,
  probePortUnknown,
  podsWithoutProxy,
  workloadPaused,
  policySelectsNothing,
  annotationUnknown,
  annotationValueInvalid,
  updateInterrupts,
  containerPortsClash,
];
