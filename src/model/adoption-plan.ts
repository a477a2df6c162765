import { Problem, shown } from './problem';
import { PlanOutline } from './release-plan';
import { Split } from './split';
import { AdoptionState, StageOutline } from './stage';

/** How a running service comes under a plan: a Deployment of ours starts beside the old one, or the old one's pods get the version's label. */
export type AdoptionWay = 'beside' | 'labelled';

interface AdoptionStage {
  readonly name: string;
  readonly hasVersion: boolean;
  readonly state: AdoptionState;
}

const STAGES: { readonly [way in AdoptionWay]: readonly AdoptionStage[] } = {
  beside: [
    { name: 'before', hasVersion: false, state: { former: true, labelled: false, subsets: false, routes: 'none' } },
    { name: 'adopt', hasVersion: true, state: { former: true, labelled: true, subsets: true, routes: 'none' } },
    { name: 'route', hasVersion: true, state: { former: true, labelled: true, subsets: true, routes: 'service' } },
    { name: 'takeover', hasVersion: true, state: { former: true, labelled: true, subsets: true, routes: 'subset' } },
  ],
  labelled: [
    { name: 'before', hasVersion: true, state: { former: false, labelled: false, subsets: false, routes: 'none' } },
    { name: 'label', hasVersion: true, state: { former: false, labelled: true, subsets: false, routes: 'none' } },
    { name: 'subset', hasVersion: true, state: { former: false, labelled: true, subsets: true, routes: 'none' } },
  ],
};

/**
 * A plan of any kind with the stages before it that take a running service in. Each adds one thing to what has settled: pods, subsets, routes; the old pods
 * go last. Back in reverse, they are how a service leaves: so the first route is to the Service as a whole, and taking it away moves no request.
 */
export function withAdoption(plan: PlanOutline, way: AdoptionWay): PlanOutline {
  const version = adoptedVersion(plan);
  const stages = STAGES[way].map(({ name, hasVersion, state }): StageOutline => ({
    name, present: hasVersion ? [version] : [], split: Split.all(version), adoption: state,
  }));
  return { ...plan, candidate: plan.candidate ?? version, stages: [...stages, ...plan.stages] };
}

/** The version that the running service becomes: the one that a plan starts with. */
export function adoptedVersion({ stages: [first] }: PlanOutline): string {
  if (first.present.length !== 1) {
    throw new Problem(`a running service is adopted as one version, the plan starts with ${first.present.map(shown).join(', ')}`);
  }
  return first.present[0];
}
