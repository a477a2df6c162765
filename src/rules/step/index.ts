import { autoscalerHandover } from './autoscaler-handover';
import { configRemoved } from './config-removed';
import { fieldManagerConflict } from './field-manager-conflict';
import { firstAdoption } from './first-adoption';
import { immutableField } from './immutable-field';
import { portProtocolChanged } from './port-protocol-changed';
import { serviceExternalName } from './service-external-name';
import { serviceRemoved } from './service-removed';
import { serviceSelectorMoved } from './service-selector-moved';
import { subsetRepointed } from './subset-repointed';
import { templateChanged } from './template-changed';
import { StepRule } from '../rule';

export const stepRules: readonly StepRule[] = [
  immutableField, fieldManagerConflict, serviceSelectorMoved, subsetRepointed, portProtocolChanged, serviceExternalName, serviceRemoved,
  autoscalerHandover, templateChanged, configRemoved, firstAdoption,
];
