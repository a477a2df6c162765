import { Decision } from './decision';
import { Destination, DestinationProblem } from './destination';
import { Route, describeRoute, isGiven, whyNotGiven, whyNotTaken } from './route';
import { RuleSet } from './rule-set';
import { agesDiffer } from '../mesh/age';
import { delegateLink } from '../mesh/delegates';
import { readVirtualService } from '../mesh/virtual-service';

/** More routes than this are counted, not listed. */
const MOST_LISTED = 50;

const PROBLEMS: Record<DestinationProblem, string> = {
  refused: 'the reference may not be used',
  unknownHost: 'no Service or ServiceEntry has this host',
  unknownPort: 'the host does not have this port',
  unknownSubset: 'no DestinationRule that this caller sees has this subset',
  noEndpoints: 'no pods are there',
};

/** For people: `v1 of reviews.shop.svc.cluster.local:9080`. */
export function describeDestination(destination: Pick<Destination, 'host' | 'subset' | 'port' | 'problem' | 'isHidden'>): string {
  const place = destination.host === null ? 'nowhere' : `${destination.host}:${destination.port}`;
  const problem = destination.problem === undefined ? '' : ` (fails: ${destination.isHidden === true ? 'its Service is not exported to this caller' : PROBLEMS[destination.problem]})`;
  return `${destination.subset === null ? '' : `${destination.subset} of `}${place}${problem}`;
}

function explainPassedOver(decision: Decision, rules: RuleSet): string {
  const reason = rules.routes.map(route => whyNotGiven(route, decision.proxy, decision.port)).find(text => text !== undefined);
  return `${rules.object} speaks of ${decision.host}, but gives this caller no route${reason === undefined ? '' : `: ${reason}`}`;
}

function explainRoute(decision: Decision, route: Route): string {
  const why = whyNotGiven(route, decision.proxy, decision.port) ?? whyNotTaken(route, decision.request);
  return `${describeRoute(route)} does not take it: ${why}`;
}

function whySilent(rules: RuleSet, chosen: RuleSet): string {
  if (rules.object.kind === 'GRPCRoute' && chosen.object.kind === 'HTTPRoute') {
    return 'an HTTPRoute silences the GRPCRoutes of its host';
  }
  return agesDiffer(rules.object, chosen.object) ? 'it is younger' : 'it comes later';
}

function explainLostDelegates(decision: Decision): string[] {
  const { chosen, set } = decision;
  if (chosen === undefined || chosen.isGatewayApi) {
    return [];
  }
  const root = readVirtualService(chosen.object, set);
  return root.http.flatMap(route => {
    const problem = delegateLink(set, root, route)?.problem;
    return problem === undefined ? [] : [`route ${JSON.stringify(route.name ?? '')} of ${chosen.object} is gone: ${problem}`];
  });
}

/** Which object holds, which of its routes were tried before, and which takes the request. */
export function explainDecision(decision: Decision): string[] {
  const { candidates, chosen, taken, routes, host } = decision;
  if (candidates.length === 0) {
    return [`no rules speak of ${host} to this caller`];
  }
  const lines: string[] = [];
  if (chosen === undefined && routes.length > 0) {
    const objects = [...new Set(candidates.map(rules => String(rules.object)))];
    lines.push(`${objects.join(' and ')} ${objects.length === 1 ? 'holds' : 'hold together'} for ${host}`);
  } else {
    const end = chosen === undefined ? candidates.length : candidates.indexOf(chosen);
    lines.push(...candidates.slice(0, end).map(rules => explainPassedOver(decision, rules)));
  }
  if (chosen !== undefined) {
    lines.push(`${chosen.object} holds for ${host}`);
    const silent = candidates.slice(candidates.indexOf(chosen) + 1).filter(rules => rules.object !== chosen.object);
    lines.push(...silent.map(rules => `${rules.object} speaks of ${host} too and is not asked: ${whySilent(rules, chosen)}`));
  }
  lines.push(...explainLostDelegates(decision));
  const before = taken === undefined ? routes : routes.slice(0, routes.indexOf(taken));
  lines.push(...before.slice(0, MOST_LISTED).map(route => explainRoute(decision, route)));
  if (before.length > MOST_LISTED) {
    lines.push(`${before.length - MOST_LISTED} more routes do not take it`);
  }
  if (taken !== undefined) {
    lines.push(`${describeRoute(taken)} takes it`);
  } else if (routes.some(route => isGiven(route, decision.proxy, decision.port))) {
    lines.push(decision.request.isConnection ? 'no route takes it' : 'no route takes it: 404');
  }
  return lines;
}
