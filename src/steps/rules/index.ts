import { stepAllVersions } from './all-versions';
import { autoscalerHandover } from './autoscaler-handover';
import { stepBackendRefused } from './backend-refused';
import { configRemoved } from './config-removed';
import { stepDelegateMissing } from './delegate-missing';
import { fewInstancesAfterAutoscaler } from './few-instances';
import { fieldManagerConflict } from './field-manager-conflict';
import { firstAdoption } from './first-adoption';
import { stepGatewayMissing } from './gateway-missing';
import { stepHostUnknown } from './host-unknown';
import { immutableField } from './immutable-field';
import { stepInstancesShort } from './instances-short';
import { stepMirrorBroken } from './mirror-broken';
import { namespaceRemoved } from './namespace-removed';
import { stepNoRoute } from './no-route';
import { stepPastSplit } from './past-split';
import { stepPodsGoing } from './pods-going';
import { stepPodsInterrupted } from './pods-interrupted';
import { stepPodsNone } from './pods-none';
import { stepPodsStarting } from './pods-starting';
import { portProtocolChanged } from './port-protocol-changed';
import { stepPortUnknown } from './port-unknown';
import { serviceClosed } from './service-closed';
import { serviceExternalName } from './service-external-name';
import { serviceRemoved } from './service-removed';
import { serviceSelectorMoved } from './service-selector-moved';
import { stepShareHigher } from './share-higher';
import { subsetRepointed } from './subset-repointed';
import { stepSubsetUnknown } from './subset-unknown';
import { templateChanged } from './template-changed';
import { tlsModeChanged } from './tls-mode-changed';
import { StepRule } from '../rule';

export const stepRules: readonly StepRule[] = [
  // By mixes.
  stepNoRoute, stepDelegateMissing, stepGatewayMissing, stepHostUnknown, stepPortUnknown, stepSubsetUnknown, stepBackendRefused,
  stepPodsStarting, stepPodsGoing, stepPodsInterrupted, stepPodsNone, stepMirrorBroken, stepShareHigher, stepInstancesShort, stepAllVersions, stepPastSplit,
  // Beside them.
  immutableField, fieldManagerConflict, serviceSelectorMoved, subsetRepointed, portProtocolChanged, tlsModeChanged, serviceExternalName, serviceClosed, serviceRemoved,
  namespaceRemoved, autoscalerHandover, templateChanged, configRemoved, firstAdoption, fewInstancesAfterAutoscaler,
];
