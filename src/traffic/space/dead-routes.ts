import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';
import { Route, describeRoute } from '../route';
import { RuleSet } from '../rule-set';
import { callerAtoms, routeAtoms } from './atom';
import { audiencesOf, ruleSetsOf } from './audiences';
import { contextOf } from './context';
import { possibleOutcomes } from './outcomes';
import { solve } from './solve';

/** A route that no request ever takes. */
export interface DeadRoute {
  readonly object: ManifestObject;
  readonly route: Route;
  /** One sentence. */
  readonly reason: string;
}

function identity(route: Route): string {
  return `${route.rule.object.id} ${route.rule.index} ${route.matchIndex} ${route.name}`;
}

function whyNever(set: Inventory, rules: RuleSet, route: Route): string {
  const before = rules.routes.slice(0, rules.routes.indexOf(route));
  const single = before.find(earlier => solve(routeAtoms(route), [routeAtoms(earlier)]).answer === 'no');
  if (single !== undefined) {
    return `${describeRoute(single)} takes everything that it would`;
  }
  if (solve(routeAtoms(route), before.map(routeAtoms)).answer === 'no') {
    return before.length === 0 ? 'its conditions exclude each other' : 'the routes before it take everything that it would';
  }
  const contexts = audiencesOf(set, rules).map(audience => contextOf(set, audience)).filter(context => context !== undefined);
  const own = contexts.filter(context => context.layers.some(layer => layer.object === rules.object));
  if (own.length === 0) {
    return 'no proxy gets it: its gateways or hosts do not exist';
  }
  const silencing = own.map(context => context.layers[0].object).find(object => object !== rules.object);
  if (silencing !== undefined) {
    return `${silencing} holds for its hosts instead`;
  }
  return callerAtoms(route).length > 0 ? 'it is for a port, gateway or caller that never meets it' : 'nothing reaches it';
}

/** Routes that no request takes, whoever calls. Routes that only might be dead, because a regex leaves it open, are not among them. */
export function deadRoutes(set: Inventory, isAsked: (rules: RuleSet) => boolean = () => true): DeadRoute[] {
  return ruleSetsOf(set, isAsked).flatMap(rules => {
    const alive = new Set(audiencesOf(set, rules).flatMap(audience => possibleOutcomes(set, audience)).flatMap(({ route }) => (route === undefined ? [] : [identity(route)])));
    return rules.routes.filter(route => !alive.has(identity(route))).map(route => ({ object: route.rule.object, route, reason: whyNever(set, rules, route) }));
  });
}
