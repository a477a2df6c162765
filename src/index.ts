// Releases of one service.
export { CanaryService, type CanaryServiceProps } from './constructs/canary-service';
export { BlueGreenService, type BlueGreenServiceProps } from './constructs/blue-green-service';
export { ABTestService, type ABTestServiceProps } from './constructs/ab-test-service';
export { BatchService, type BatchServiceProps, type GroupProps } from './constructs/batch-service';
export { StagedService, type StagedServiceProps } from './constructs/staged-service';
export { ReleasedService } from './constructs/released-service';
export { type ReleasedServiceProps } from './constructs/service-props';
export { type IVersionVisitor, ServiceVersion } from './constructs/service-version';
export { type StickyProps } from './constructs/sticky-props';
export { type VersionProps } from './constructs/version-props';
export { type VersionSettings } from './constructs/version-settings';
export { Workload } from './constructs/workload';
export { Adopt, type AdoptDeploymentOptions } from './constructs/adopt';
export { type AutoscalingProps } from './constructs/autoscaling-props';
export { type DisruptionBudgetProps } from './constructs/disruption-budget-props';
export { type MetadataProps } from './constructs/metadata-props';
export { type PodProps } from './constructs/pod-props';
export { type PortProps } from './constructs/port-props';
export {
  type ConnectionPolicyProps, type CorsProps, type FaultProps, type HeaderEditProps, LoadBalancer, type OutlierDetectionProps, type RetryProps, type RoutePolicyProps, TlsMode,
} from './constructs/policy-props';
export { type PatchOptions } from './constructs/stage-patches';
export { type FormerDeployment, type ReleaseStage, type StagePreview, type StageRule, type StageVersion } from './constructs/release-stage';

// Where releases stand.
export { Releases, type ReleasesOptions } from './constructs/releases';
export { Progress } from './model/progress';

// Routing alone.
export { WeightedRoute, type WeightedRouteProps } from './constructs/weighted-route';

// What releases are described with.
export { CookieMatch, HeaderMatch, Match, PathMatch, QueryMatch } from './model/match';
export { RouteRule } from './model/route-rule';
export { Plan, PlanBuilder } from './model/plan';
export { Steps } from './model/steps';
export { Split } from './model/split';
export { Exposure, type GatewayExposureOptions } from './model/exposure';
export { Capacity, type CapacityByShareOptions } from './model/capacity';
export { type StageCapacity, type VersionCapacity } from './model/capacity-report';
export { Routing } from './model/routing';
export { Spread } from './model/spread';
export { type Finding, type ObjectReference, Severity } from './rules/finding';
export { Errors } from './constructs/errors';

// Asking the manifests, in tests of one's own.
export { Manifests, type ManifestCheckOptions, type ManifestsOptions } from './testing/manifests';
export { ManifestRules, type ManifestRulesOptions } from './testing/manifest-rules';
export { type Suppression } from './rules/suppression';
export { Traffic } from './testing/traffic';
export { TrafficAnswer } from './testing/traffic-answer';
export { TrafficHost } from './testing/traffic-host';
export { TrafficCaller, type WorkloadCallerOptions } from './testing/traffic-caller';
export { type TrafficConnectionProps } from './testing/traffic-connection-props';
export { type TrafficRequestProps } from './testing/traffic-request-props';
