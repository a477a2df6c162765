import { describeDestinations } from './route-changes';
import { Inventory } from '../mesh/inventory';
import { describeCondition } from '../traffic/condition';
import { Route } from '../traffic/route';
import { RuleIndex } from '../traffic/rule-index';

/** A route on one way in, in words. */
export interface StageRoute {
  readonly wayIn: string;
  readonly hosts: string;
  readonly name: string;
  readonly takes: string;
  readonly leadsTo: string;
}

/** Every route of every way in, in the order in which they are tried. */
export function routesOf(set: Inventory): StageRoute[] {
  return RuleIndex.of(set).all.flatMap(({ gateways, hosts, routes }) => routes.map((route): StageRoute => ({
    wayIn: gateways.map(describeWayIn).join(', '),
    hosts: hosts.join(', '),
    name: route.name,
    takes: takenBy(route),
    leadsTo: leadsTo(route),
  })));
}

/** `the mesh`, `gateway infra/public`. */
export function describeWayIn(gateway: string): string {
  return gateway === 'mesh' ? 'the mesh' : `gateway ${gateway}`;
}

function takenBy({ match, conditions }: Route): string {
  const callers = match === undefined ? [] : [
    ...[...match.sourceLabels].map(([key, value]) => `callers with the label ${key}: ${value}`),
    ...match.sourceNamespace === undefined ? [] : [`callers in ${match.sourceNamespace}`],
    ...match.gateways.length === 0 ? [] : [`requests through ${match.gateways.join(', ')}`],
    ...match.port === undefined ? [] : [`port ${match.port}`],
  ];
  return [...callers, ...conditions.map(describeCondition)].join('; ') || 'every request';
}

function leadsTo({ rule: { redirect, directResponse, destinations } }: Route): string {
  return redirect !== undefined ? 'a redirect' : directResponse !== undefined ? `status ${directResponse.status}` : describeDestinations(destinations);
}
