// Releases of one service.
export * from './constructs/canary-service';
export * from './constructs/released-service';
export * from './constructs/service-props';
export * from './constructs/service-version';
export * from './constructs/version-props';
export * from './constructs/pod-props';
export * from './constructs/port-props';
export * from './constructs/policy-props';
export * from './constructs/release-stage';

// Routing alone.
export * from './constructs/weighted-route';

// What releases are described with.
export { Match, HeaderMatch, CookieMatch, PathMatch, QueryMatch } from './model/match';
export { RouteRule } from './model/route-rule';
export { Progress } from './model/progress';
export { Steps } from './model/steps';
export { Split } from './model/split';
export * from './model/exposure';
export { Capacity, CapacityByShareOptions } from './model/capacity';
export { Errors } from './constructs/errors';
