import { LeftRelease } from '../../constructs/plan-folder';
import { Inventory } from '../../mesh/inventory';
import { Severity } from '../../rules/finding';
import { atStage } from '../app/app-objects';
import { inventoryOptions } from '../options';
import { beforeOf } from '../release/before';
import { stageBeside } from '../release/neighbours';
import { Session } from '../release/session';
import { Since, sinceOf } from '../release/since';
import { ofNote, newFindings } from '../release/step-findings';
import { stageOf } from '../release/take';

/** Where a release stands. */
export interface ReleaseStatus {
  readonly name: string;
  readonly namespace?: string;
  readonly environment?: string;
  readonly canary?: string;
  readonly stage: string;
  readonly ratio?: string;
  /** Who says so: a release file, a context, the environment, the code; undefined where nobody does. */
  readonly source?: string;
  readonly hold?: string;
  /** Undefined where the entry is not committed. */
  readonly since?: Since;
  /** How many whole days it stands there. */
  readonly days?: number;
  readonly isOld: boolean;
  readonly next?: NextStep;
}

/** The step to the stage after it. */
export interface NextStep {
  readonly stage: string;
  readonly isSafe: boolean;
  /** What it was judged against. */
  readonly before: string;
  /** Errors and warnings of the step. */
  readonly findings: readonly { readonly code: string; readonly severity: Severity; readonly message: string }[];
}

const DAY = 24 * 60 * 60 * 1000;

/** @param limit days after which a release that has begun is old */
export async function statusOf(left: LeftRelease, session: Session, limit: number | undefined): Promise<ReleaseStatus> {
  const { release, file, source, at, isFixed } = left;
  const { name, namespace, environment, canary, current, hold } = release;
  const since = file === undefined || at === undefined ? undefined : sinceOf(file, name, environment, { value: at, canary }, session.io);
  const standing = since && Math.floor((Date.now() - Date.parse(since.time)) / DAY);
  const hasBegun = canary !== undefined && current !== 'stable';
  const { ratio } = stageOf(release);
  return {
    name,
    ...namespace !== undefined && { namespace },
    ...environment !== undefined && { environment },
    ...canary !== undefined && { canary },
    stage: current,
    ...ratio !== undefined && { ratio },
    ...isFixed ? { source: 'the code' } : source !== undefined && { source },
    ...hold !== undefined && { hold },
    ...since !== undefined && { since, days: standing },
    isOld: hasBegun && limit !== undefined && standing !== undefined && standing > limit,
    ...await nextStep(left, session),
  };
}

async function nextStep({ release }: LeftRelease, session: Session): Promise<{ next?: NextStep }> {
  const stage = release.canary === undefined ? undefined : stageBeside(release, 1);
  if (stage === undefined) {
    return {};
  }
  const objects = atStage(session.objects, release, stage);
  const before = await beforeOf(session, objects);
  const findings = ofNote(newFindings(before.set, Inventory.of(objects, inventoryOptions(session.flags))));
  return {
    next: {
      stage,
      isSafe: findings.every(({ severity }) => severity !== Severity.ERROR),
      before: before.name,
      findings: findings.map(({ code, severity, message }) => ({ code, severity, message })),
    },
  };
}
