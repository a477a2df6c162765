import { destinationHostUnknown } from './destination-host-unknown';
import { destinationPoolMixed } from './destination-pool-mixed';
import { destinationPortMissing } from './destination-port-missing';
import { destinationPortUnknown } from './destination-port-unknown';
import { destinationSubsetUnknown } from './destination-subset-unknown';
import { destinationWithoutSubset } from './destination-without-subset';
import { hostHalfQualified } from './host-half-qualified';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  destinationHostUnknown,
  destinationSubsetUnknown,
  hostHalfQualified,
  destinationPortUnknown,
  destinationPortMissing,
  destinationWithoutSubset,
  destinationPoolMixed,
];
