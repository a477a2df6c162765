import * as pulumi from '@pulumi/pulumi';
import { ReleasedService } from './released-service';
import { ReleasedServiceArgs } from './service-args';
import { VersionArgs } from './version-args';
import { Group } from '../model/batch-groups';
import { batchRelease } from '../model/batch-release';
import { Match } from '../model/match';

/** What a release by groups of instances is made of. */
export interface BatchServiceArgs extends ReleasedServiceArgs {
  /** The version that everybody has. */
  readonly stable: VersionArgs;
  /** The version that is to take its place. @default - no release: the one stage is `stable` */
  readonly canary?: VersionArgs;
  /** The groups in order, the first is the beta group. They have to add up to `replicas`. @default - groups of `groupSize` */
  readonly groups?: Group[];
  /** Size of the groups where they are all of one: a number or a part of all (`"25%"`). The last has what is left. @default 1, one by one */
  readonly groupSize?: number | string;
  /** The requests in scope, any of the matches: ratios are of them, everybody else stays on stable until the stage `everyone`. @default - all requests */
  readonly audience?: Match[];
  /** Whether a mesh divides the requests. Without one there are no routing objects, and the share is what the pods make. @default true */
  readonly mesh?: boolean;
  /** Why ratios may give the new version more than its pods make of all. @default - such ratios are a warning */
  readonly ratiosAheadOfPods?: string;
}

/** A service that is released by groups of instances: `stable`, stages for each group (`beta`, `beta 10%`, `group 2` ...), `everyone` where there is an audience, `finish`. */
export class BatchService extends ReleasedService {
  constructor(name: string, args: BatchServiceArgs, options?: pulumi.ComponentResourceOptions) {
    super('BatchService', name, args, () => batchRelease(args), options);
  }
}
