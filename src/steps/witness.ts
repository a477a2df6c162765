import { Chain } from './chain';
import { Mix } from './mixture';
import { Pods } from './pods';
import { RequestClass } from './request-class';
import { ManifestObject } from '../mesh/manifest';
import { Severity } from '../rules/finding';

/** What goes wrong in a mix. */
export enum WitnessKind {
  NO_ROUTE,
  DELEGATE_MISSING,
  GATEWAY_MISSING,
  HOST_UNKNOWN,
  PORT_UNKNOWN,
  SUBSET_UNKNOWN,
  REFUSED,
  PODS_STARTING,
  PODS_GOING,
  PODS_INTERRUPTED,
  PODS_NONE,
  SHARE_HIGHER,
  INSTANCES_SHORT,
  MIRROR_BROKEN,
  ALL_VERSIONS,
  FEW_INSTANCES,
  PAST_SPLIT,
}

/** Where requests were sent. */
export interface Target {
  readonly host: string;
  readonly subset?: string;
  readonly port?: number;
}

/** A mix in which requests that are answered before a step are not answered as they should be. */
export interface Witness {
  readonly kind: WitnessKind;
  readonly severity: Severity;
  readonly chain: Chain;
  readonly requests: RequestClass;
  /** The part of these requests that it hits, from 0 to 1. */
  readonly share: number;
  readonly target?: Target;
  readonly mix: Mix;
  /** Objects that decide about it, changed or not: rules first, then DestinationRules, then Services. */
  readonly deciding: readonly string[];
  readonly pods: readonly Pods[];
  /** Whether it is still so when all of the step is applied. */
  readonly isLasting: boolean;
  /** Whether it needs that removed objects go before the others are applied. */
  readonly isRemovedFirst: boolean;
  /** Objects beside the chain that it follows from. */
  readonly related?: readonly ManifestObject[];
  /** What is missing, or numbers, in words. */
  readonly detail?: string;
}
