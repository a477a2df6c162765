import { HostObjects, Manifest, deploymentOf, find, ofKind, subsetsUsed } from './stage-objects';
import { objects } from '../../src/mesh/manifest';

/** A step that was good, broken in one known way. */
export interface Mutant {
  readonly name: string;
  readonly before: object[];
  readonly after: object[];
  /** Codes meant for it: one of them at least must be told, as a warning or an error. */
  readonly codes: readonly string[];
}

/** What a mutation finds in a step, in copies that it may write to. */
export interface Ground {
  readonly before: Manifest[];
  readonly after: Manifest[];
  readonly old: HostObjects;
  readonly next: HostObjects;
}

export type Mutation = (ground: Ground) => Omit<Mutant, 'name'> | undefined;

/** Subsets with a share before the step, by any rule. */
export const serving = ({ old }: Ground): string[] => [...new Set(old.rules.flatMap(rule => [...subsetsUsed(rule)]))];
export const servingAfter = ({ next }: Ground): string[] => [...new Set(next.rules.flatMap(rule => [...subsetsUsed(rule)]))];

/** A version that the step starts, with its subset. */
export const starting = ({ before, after, next }: Ground): string | undefined => objects(next.destinationRule.spec.subsets).map(({ name }) => String(name))
  .find(name => deploymentOf(after, next, name) !== undefined && find(before, deploymentOf(after, next, name)!) === undefined);

/** Versions of the host that run after the step. */
export const running = ({ after, next }: Ground): string[] => objects(next.destinationRule.spec.subsets).map(({ name }) => String(name))
  .filter(name => (deploymentOf(after, next, name)?.spec.replicas ?? 0) > 0);

/** Whether several versions run before the step: pods that the plain Service would reach. */
export const ranSeveral = ({ before, old }: Ground): boolean => objects(old.destinationRule.spec.subsets)
  .filter(({ name }) => (deploymentOf(before, old, String(name))?.spec.replicas ?? 0) > 0).length > 1;

export const throughGateway = ({ spec }: Manifest): boolean => (spec.hosts ?? []).length > 0 && (spec.gateways ?? ['mesh']).some((gateway: string) => gateway !== 'mesh');
export const isPublic = ({ old }: Ground): boolean => old.rules.some(throughGateway);
/** The rule of a gateway where there is one: without it nobody takes the requests, while the mesh falls back to the plain Service. */
export const hasRoot = ({ next }: Ground): Manifest | undefined => next.rules.find(throughGateway) ?? next.rules.find(({ spec }) => (spec.hosts ?? []).length > 0);
/** A Gateway of the set that a rule of the host is bound to before and after. */
export const gatewayInUse = ({ after, old, next }: Ground): Manifest | undefined => ofKind(after, 'Gateway').find(gateway => gateway.spec.selector !== undefined && [old, next].every(({ rules }) =>
  rules.some(rule => throughGateway(rule) && rule.spec.gateways.some((name: string) => name.split('/').at(-1) === gateway.metadata.name))));
/** Whether the pods behind all subsets say their ports. */
export const shownPorts = (ground: Ground): boolean => running(ground)
  .every(subset => stays(ground, subset)!.spec.template.spec.containers.some(({ ports }: { ports?: object[] }) => ports !== undefined));
export const lastRoute = (rule: Manifest): Record<string, any> => rule.spec.http[rule.spec.http.length - 1];
export const stays = ({ after, next }: Ground, subset: string): Manifest | undefined => deploymentOf(after, next, subset);
