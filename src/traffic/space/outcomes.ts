import { Inventory } from '../../mesh/inventory';
import { Destination, resolveDestinations } from '../destination';
import { evaluate } from '../evaluate';
import { TrafficRequest } from '../request';
import { TrafficKind } from '../result';
import { Route } from '../route';
import { Atom, callerAtoms, proxyAtoms, routeAtoms } from './atom';
import { Audience, audienceAtoms, exceptedAtoms } from './audience';
import { Context, contextOf } from './context';
import { Solution, solve } from './solve';
import { witnessOf } from './witness';

/** Something that can happen to requests of an audience. */
export interface PossibleOutcome {
  /** The route that takes them; undefined: none does, or no rules hold. */
  readonly route?: Route;
  readonly kind: TrafficKind;
  readonly destinations: readonly Destination[];
  /** A request to which it happens. Absent where it is only possible that there is one (a regex leaves it open). */
  readonly witness?: TrafficRequest;
}

/** What is asked of requests, and what keeps them away: of each entry one thing at least must not hold. */
interface Way {
  readonly route?: Route;
  /** No rules hold. */
  readonly isPlain?: boolean;
  readonly required: readonly Atom[];
  readonly blockers: readonly (readonly Atom[])[];
}

/** All ways that requests can go: each route, no route of those that hold, no rules at all. */
function* waysOf({ layers }: Context): Generator<Way> {
  const silent: Atom[][] = [];
  for (const { routes } of layers) {
    const before: (readonly Atom[])[] = [];
    for (const route of routes) {
      yield { route, required: routeAtoms(route), blockers: [...silent, ...before] };
      before.push(routeAtoms(route));
    }
    // Nothing takes it, though some route holds for the caller.
    for (const caller of uniqueCallers(routes)) {
      yield { required: caller, blockers: [...silent, ...before] };
    }
    silent.push(...uniqueCallers(routes));
  }
  yield { isPlain: true, required: [], blockers: silent };
}

/** What routes ask of callers, each only once. */
function uniqueCallers(routes: readonly Route[]): Atom[][] {
  const byKey = new Map<string, Atom[]>();
  for (const route of routes) {
    const atoms = callerAtoms(route);
    byKey.set(atoms.map(atom => atom.key).join(), atoms);
  }
  return [...byKey.values()];
}

function kindOf(way: Way, context: Context): TrafficKind {
  const rule = way.route?.rule;
  if (rule === undefined) {
    return way.isPlain && context.plain !== undefined ? 'route' : way.isPlain ? 'passthrough' : 'noRoute';
  }
  return rule.redirect !== undefined ? 'redirect' : rule.directResponse !== undefined ? 'direct' : 'route';
}

function splitOf(set: Inventory, context: Context, way: Way, kind: TrafficKind): readonly Destination[] {
  const plain = context.plain === undefined ? [] : [{ host: context.plain, subset: null, port: context.port, weight: 1 }];
  return kind === 'route' ? resolveDestinations(set, context.proxy, way.route?.rule.destinations ?? plain, context.port) : [];
}

function outcomeOf(set: Inventory, audience: Audience, context: Context, way: Way, solution: Solution): PossibleOutcome | undefined {
  if (solution.answer === 'no') {
    return undefined;
  }
  const kind = kindOf(way, context);
  const base = { route: way.route, kind, destinations: splitOf(set, context, way, kind) };
  if (solution.answer !== 'yes') {
    return base;
  }
  // The example is tried, so that it is one.
  const witness = witnessOf(audience, context, solution.values);
  return evaluate(set, witness).taken === way.route ? { ...base, witness } : base;
}

/**
 * All that can happen to requests of an audience, one entry a route, found without trying requests: exact values, prefixes and presence are decided exactly,
 * regexes by an example where one is found.
 */
export function possibleOutcomes(set: Inventory, audience: Audience): PossibleOutcome[] {
  const context = contextOf(set, audience);
  if (context === undefined) {
    const witness = witnessOf(audience, undefined, new Map());
    const { taken, kind, destinations } = evaluate(set, witness);
    return [{ route: taken, kind, destinations, witness }];
  }
  const asked = context.layers.flatMap(layer => layer.routes.flatMap(routeAtoms));
  const fixed = [...proxyAtoms(context.proxy, context.port, context.labels, asked), ...audienceAtoms(audience, asked)];
  const excepted = exceptedAtoms(audience);
  const outcomes = new Map<string, PossibleOutcome>();
  for (const way of waysOf(context)) {
    const outcome = outcomeOf(set, audience, context, way, solve([...fixed, ...way.required], [...excepted, ...way.blockers]));
    const key = way.route === undefined ? `${way.isPlain}` : `${way.route.rule.object.id} ${way.route.rule.index} ${way.route.matchIndex} ${way.route.name}`;
    if (outcome !== undefined && (outcomes.get(key)?.witness === undefined)) {
      outcomes.set(key, outcome);
    }
  }
  return [...outcomes.values()];
}
