import { sharesByPods } from './pod-shares';
import { Problem } from './problem';
import { Release, ReleasedVersion } from './release';
import { StageOutline } from './stage';

/** Props of a service that only routes could follow. */
const NEEDING_ROUTES = ['exposure', 'policy', 'connections', 'adopt'] as const;

/** Refuses what nothing would follow. */
export function checkWithoutRoutes(props: { readonly [name in typeof NEEDING_ROUTES[number]]?: unknown } & { readonly capacity?: { readonly _byShare?: unknown } }): void {
  const needing = NEEDING_ROUTES.find(name => props[name] !== undefined);
  if (needing !== undefined) {
    throw new Problem(`there are ${needing}, and without routing nothing could follow them: leave ${needing} out, or take Routing.istio()`);
  }
  if (props.capacity?._byShare !== undefined) {
    throw new Problem('capacity is by share, and without routing the pods make the shares: leave it out');
  }
}

/** A release whose plan needs no routes; a problem for one that cannot do without. */
export function withoutRoutes<V extends ReleasedVersion>(release: Release<V>, replicas: number): Release<V> {
  switch (release.kind) {
    case 'ab-test':
      throw new Problem('an A/B test divides an audience, and without routing nothing tells requests apart: take Routing.istio()');
    case 'batch':
      return release;
    case 'blue-green':
      return { ...release, mesh: false, plan: { ...release.plan, stages: release.plan.stages.map(selecting) } };
    default: {
      const sizes = new Map(release.versions.map(version => [version.version, version.replicas ?? replicas]));
      return { ...release, mesh: false, plan: sharesByPods(release.plan, sizes) };
    }
  }
}

/** The Service itself selects the version; one of its own beside that would be the same. */
function selecting(stage: StageOutline): StageOutline {
  const selects = onlyVersion(stage.split.versions);
  return { ...stage, selects, preview: stage.preview === selects ? undefined : stage.preview };
}

function onlyVersion([version, other]: readonly string[]): string {
  if (other !== undefined) {
    throw new Problem('there is a preview or an audience, and without routing nothing tells requests apart: leave the matches out, the new version is seen at its own Service');
  }
  return version;
}
