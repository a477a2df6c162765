// Before anything of Pulumi is loaded: an error that says what is missing.
import './supported-versions';

// Releases of one service.
export { CanaryService, type CanaryServiceArgs } from './canary-service';
export { BlueGreenService, type BlueGreenServiceArgs } from './blue-green-service';
export { ABTestService, type ABTestServiceArgs } from './ab-test-service';
export { BatchService, type BatchServiceArgs } from './batch-service';
export { StagedService, type StagedServiceArgs } from './staged-service';
export { ReleasedService, type PlanStage } from './released-service';
export { type ReleaseFileArgs, type ReleasedServiceArgs } from './service-args';
export { type ReleaseResources } from './release-resources';
export { type VersionArgs } from './version-args';
export { Before, type ReleaseState } from './before';

// Any cdk8s chart.
export { fromChart, ChartResources } from './from-chart';

// Routing alone.
export { WeightedRoute, type WeightedRouteArgs } from './weighted-route';

// What releases are described with; the same as in cdk8s programs.
export { Match } from '../model/match';
export { RouteRule } from '../model/route-rule';
export { Progress } from '../model/progress';
export { Plan } from '../model/plan';
export { Steps } from '../model/steps';
export { Split } from '../model/split';
export { Exposure } from '../model/exposure';
export { Capacity } from '../model/capacity';
export { Spread } from '../model/spread';
export { Duration } from 'cdk8s';
export { LoadBalancer, TlsMode } from '../constructs/policy-props';
export { Errors } from '../constructs/errors';
