import { Finding } from '../rules/finding';

/** Goes up whenever a reader of the shape below has to change. */
export const PLAN_SCHEMA_VERSION = 1;

/** The plans of an app, as plain data: what the constructs leave for the command line, and what `plan --output json` prints. Plain JSON, no classes. */
export interface PlanData {
  readonly schemaVersion: typeof PLAN_SCHEMA_VERSION;
  /** In the order in which the app declares them. */
  readonly releases: ReleaseData[];
}

/** The plan of one service, and where it stands. */
export interface ReleaseData {
  /** The name that the release file knows it by. */
  readonly name: string;
  /** Name of the Kubernetes Service. */
  readonly service: string;
  /** What callers address: a full name where the namespace is known. */
  readonly host: string;
  readonly namespace?: string;
  /** Of a release file with several. */
  readonly environment?: string;
  readonly kind: ReleaseKind;
  /** The version that the release is about; undefined where there is no release. */
  readonly canary?: string;
  /** Why it waits: a release on hold is moved by nobody but those who take it back. */
  readonly hold?: string;
  /** Name of the stage that the app is at, always one of `stages`, where a ratio between two steps has its place. */
  readonly current: string;
  /** In the order of the plan. */
  readonly stages: StageData[];
  /** Between neighbours: one less than there are stages. */
  readonly steps: StepData[];
  /** About the release as a whole, such as how it is said where it stands. */
  readonly findings?: Finding[];
}

export type ReleaseKind = 'canary' | 'blue-green' | 'ab-test' | 'batch' | 'staged';

/** The complete state of a release at one moment. */
export interface StageData {
  readonly name: string;
  /** The share of its audience that the new version gets, such as `10%` or `1/3`, where the stage is about one. */
  readonly ratio?: string;
  /** Whether the mesh has routes of the service; without, pods share the requests by their number. */
  readonly isRouted: boolean;
  /** The versions that are there, in the order of the code. */
  readonly versions: VersionData[];
  /** What served before the service was ours, while it is there. */
  readonly former?: FormerData;
  /** Requests that are divided in a way of their own, in the order in which they are asked. */
  readonly rules: RuleData[];
  /** A version that has a Service of its own in this stage, which shows it before callers get it. */
  readonly preview?: { readonly version: string; readonly service: string };
  /** Of every way in; each carries the same split. */
  readonly waysIn: WayInData[];
  /** Every object of the service, edits and patches included. */
  readonly manifests: object[];
  /** Errors, warnings and information about the stage by itself. */
  readonly findings: Finding[];
}

export interface VersionData {
  readonly version: string;
  /** The fewest, where an autoscaler decides. */
  readonly instances: number;
  /** Of the requests that no rule takes, such as `90%` or `2/3`. */
  readonly share: string;
}

/** A Deployment that is being adopted. */
export interface FormerData {
  /** Name of the Deployment. */
  readonly name: string;
  /** Undefined where its manifest is not in the app, or leaves the number to an autoscaler. */
  readonly instances?: number;
}

export interface RuleData {
  /** What its routes are named: `audience`, `preview`, `sticky-v2`, `to-v3`. */
  readonly name: string;
  /** Shares by version, such as `90%` or `2/3`. */
  readonly shares: { readonly [version: string]: string };
}

export interface WayInData {
  readonly kind: 'mesh' | 'gateway' | 'httpRoute' | 'delegate';
  /** The object that holds its routes, as `VirtualService reviews`. */
  readonly object: string;
  /** What callers address there; empty for a delegate, whose root has the hosts. */
  readonly hosts: string[];
  /** Gateways or parents, as `infra/public`. */
  readonly gateways: string[];
  readonly pathPrefix?: string;
}

/** Two neighbouring stages, and what the rules say of going from one to the other. */
export interface StepData {
  readonly from: string;
  readonly to: string;
  readonly forward: Finding[];
  readonly back: Finding[];
}
