import { App, Testing } from 'cdk8s';
import { withRatio } from '../../examples/ratio';
import { ReleasedService } from '../../src';
import { Inventory } from '../../src/mesh/inventory';

/** An app of an example in one state of its release, rendered whole. */
export interface State {
  readonly name: string;
  readonly service: ReleasedService;
  readonly manifests: any[];
  readonly set: Inventory;
}

/** Builds an example with the release at a ratio or stage, as `CANARY_RATIO` would say it for the version that the plan is about. */
export function stateAt(build: (app: App) => ReleasedService, progress: string): State {
  const app = Testing.app();
  const { serviceName, versions } = withRatio('stable', () => build(Testing.app()));
  const service = withRatio(`${serviceName}@${versions.at(-1)!.name}=${progress}`, () => build(app));
  const manifests = app.charts.flatMap(chart => chart.toJson());
  return { name: service.stage, service, manifests, set: Inventory.of(manifests) };
}

/** Every stage of an example's plan. */
export function allStages(build: (app: App) => ReleasedService): State[] {
  const names = stateAt(build, 'stable').service.stages().map(stage => stage.name);
  return names.map(name => stateAt(build, name));
}
