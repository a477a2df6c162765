import { Subset } from './destination-rule';
import { RouteIdentity } from './identity';
import { WayIn, checkMatchedHosts, mesh, throughGateway } from './way-in';
import { checkLabelKey, checkLabelValue, checkNamespace, checkServiceName } from '../model/dns-label';
import { Exposure } from '../model/exposure';
import { byName } from '../model/name-order';
import { Port, checkRoutable } from '../model/port';
import { Problem, shown } from '../model/problem';
import { RouteRule, splitOf } from '../model/route-rule';
import { Split } from '../model/split';
import { versionsOf } from '../model/version';

/** What a program says of the routes of a service. */
export interface RoutePartsProps {
  readonly service: string;
  readonly namespace?: string;
  /** Labels of each version's pods, by its name. */
  readonly versions: { readonly [name: string]: { readonly [key: string]: string } };
  readonly weights: { readonly [version: string]: number };
  readonly rules?: readonly RouteRule[];
  /** Undefined for a service of one port that the routes need not name. */
  readonly ports?: readonly Port[];
  readonly exposure?: readonly Exposure[];
  readonly labels?: { readonly [key: string]: string };
}

/** The same, checked. */
export interface RouteParts {
  readonly identity: RouteIdentity;
  readonly subsets: readonly Subset[];
  /** The mesh first. */
  readonly ways: readonly WayIn[];
  readonly split: Split;
  readonly ports: readonly Port[];
}

export function routeParts(props: RoutePartsProps): RouteParts {
  checkServiceName(props.service);
  checkNamespace(props.namespace);
  const identity: RouteIdentity = { service: props.service, namespace: props.namespace, labels: { ...props.labels } };
  const subsets = subsetsOf(props);
  const split = splitOf(Split.weights(props.weights), props.rules ?? []);
  split._checkVersions(Object.keys(props.versions), `the route of ${shown(props.service)}`);
  const ways = [mesh(identity), ...(props.exposure ?? []).map(exposure => throughGateway(identity, exposure))];
  const taken = ways.map(way => way.name);
  const twice = taken.find((name, index) => taken.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new Problem(`two ways in would have a VirtualService ${shown(twice)}, give one exposure another name`);
  }
  checkMatchedHosts(ways, props.service, split);
  if (props.ports !== undefined) {
    checkRoutable(props.ports);
  }
  return { identity, subsets, split, ways, ports: props.ports ?? [] };
}

function subsetsOf({ service, versions }: RoutePartsProps): Subset[] {
  const byLabels = new Map<string, string>();
  return versionsOf(service, Object.keys(versions)).map(version => {
    const labels = { ...versions[version.name] };
    const entries = Object.entries(labels).sort(([a], [b]) => a < b ? -1 : 1);
    if (entries.length === 0) {
      throw new Problem(`version ${shown(version.name)} has no labels, its pods could not be told from others`);
    }
    for (const [key, value] of entries) {
      checkLabelKey(key, `label of version ${shown(version.name)}`);
      checkLabelValue(value, `label ${shown(key)} of version ${shown(version.name)}`);
    }
    const same = byLabels.get(JSON.stringify(entries));
    if (same !== undefined) {
      throw new Problem(`versions ${shown(same)} and ${shown(version.name)} have the same labels ${shown(labels)}, each needs its own`);
    }
    byLabels.set(JSON.stringify(entries), version.name);
    return { version, labels };
  }).sort((a, b) => byName(a.version.name, b.version.name));
}
