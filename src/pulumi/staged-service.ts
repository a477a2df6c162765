import * as pulumi from '@pulumi/pulumi';
import { ReleasedService } from './released-service';
import { ReleasedServiceArgs } from './service-args';
import { VersionArgs } from './version-args';
import { Plan } from '../model/plan';
import { stagedRelease } from '../model/staged-release';

/** What a release by a plan of one's own is made of. */
export interface StagedServiceArgs extends ReleasedServiceArgs {
  /** All versions of the plan; the only one where there is no plan. */
  readonly versions: VersionArgs[];
  /** The stages, without those that every plan has by itself. @default - no release: the one stage is `stable` */
  readonly plan?: Plan;
}

/** A service that is released by a plan of one's own: `stable`, `deploy`, the plan's stages, `everyone` where they do not end with everything on the winner, `finish`. */
export class StagedService extends ReleasedService {
  constructor(name: string, args: StagedServiceArgs, options?: pulumi.ComponentResourceOptions) {
    super('StagedService', name, args, () => stagedRelease(args), options);
  }
}
