import { apiRemoved } from './api-removed';
import { apiUnknown } from './api-unknown';
import { budgetInvalid } from './budget-invalid';
import { duplicateObject } from './duplicate-object';
import { durationInvalid } from './duration-invalid';
import { fieldMissing } from './field-missing';
import { fieldType } from './field-type';
import { fieldUnknown } from './field-unknown';
import { fieldsExclusive } from './fields-exclusive';
import { labelInvalid } from './label-invalid';
import { listKeyDuplicate } from './list-key-duplicate';
import { nameInvalid } from './name-invalid';
import { routeInvalid } from './route-invalid';
import { serviceEntryInvalid } from './service-entry-invalid';
import { serviceNameDigit } from './service-name-digit';
import { serviceRefused } from './service-refused';
import { strategyInvalid } from './strategy-invalid';
import { valueForm } from './value-form';
import { valueOutOfRange } from './value-out-of-range';
import { valueUnknown } from './value-unknown';
import { workloadRefused } from './workload-refused';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  duplicateObject,
  apiUnknown,
  apiRemoved,
  fieldUnknown,
  fieldType,
  fieldMissing,
  fieldsExclusive,
  valueOutOfRange,
  durationInvalid,
  valueUnknown,
  listKeyDuplicate,
  nameInvalid,
  labelInvalid,
  valueForm,
  serviceNameDigit,
  routeInvalid,
  serviceEntryInvalid,
  serviceRefused,
  workloadRefused,
  strategyInvalid,
  budgetInvalid,
];
