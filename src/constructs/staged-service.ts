import { Construct } from 'constructs';
import { Release } from './release';
import { ReleasedService } from './released-service';
import { ReleasedServiceProps } from './service-props';
import { VersionProps } from './version-props';
import { noVersionsInFile } from './versions-in-file';
import { Plan } from '../model/plan';
import { stagedRelease } from '../model/staged-release';

/** What a release by a plan of one's own is made of. */
export interface StagedServiceProps extends ReleasedServiceProps {
  /** All versions of the plan; the only one where there is no plan. */
  readonly versions: VersionProps[];
  /** The stages, without those that every plan has by itself. @default - no release: the one stage is `stable` */
  readonly plan?: Plan;
}

/**
 * A service that is released by a plan of one's own, with any number of versions: `stable`, `deploy`, the plan's stages, `everyone` where they do not end
 * with everything on the winner, `finish`.
 *
 * All versions are there from `deploy` to the end. The progress is a stage's name. Raises an error for bad input, with the construct's path: for a stage that
 * takes an audience out again, or that gives some requests less of the winner than the stage before.
 */
export class StagedService extends ReleasedService {
  constructor(scope: Construct, id: string, props: StagedServiceProps) {
    super(scope, id, props);
  }

  /** @internal */
  protected override _struct() {
    return { name: 'StagedServiceProps', kind: StagedService };
  }

  /** @internal */
  protected _release(props: StagedServiceProps): Release {
    noVersionsInFile(this, props);
    return stagedRelease(props);
  }
}
