import { ReleaseData } from './plan-data';
import { describeWayIn } from './routes';
import { groupBy } from '../mesh/groups';
import { Inventory } from '../mesh/inventory';
import { describeAnswer } from '../traffic/describe-answer';
import { describeQuestion } from '../traffic/describe-question';
import { evaluate } from '../traffic/evaluate';
import { Caller, TrafficRequest } from '../traffic/request';
import { RuleIndex } from '../traffic/rule-index';
import { audiencesOf } from '../traffic/space/audiences';
import { possibleOutcomes } from '../traffic/space/outcomes';

/** A request that the plan treats in a way of its own somewhere, and what becomes of it along the stages. */
export interface Question {
  readonly wayIn: string;
  readonly request: string;
  /** One a stage. */
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly text: string;
  readonly reasons: readonly string[];
}

/** For each route of any stage a request that takes it, and one of a caller without a proxy, asked in every stage. */
export function questionsOf({ host, namespace = 'default', stages }: Pick<ReleaseData, 'host' | 'namespace' | 'stages'>): Question[] {
  const sets = setsOf(stages.map(({ manifests }) => manifests));
  const routed = routedRequests(sets);
  const plain: TrafficRequest[] = [...routed.length === 0 ? [{ host, from: { workload: { namespace } } }] : [], { host, from: { outsideMesh: { namespace } } }];
  const requests = new Map([...routed, ...plain].map(request => [describeQuestion(request), request]));
  const all = [...requests].map(([text, request]) => ({ request, question: { wayIn: wayInOf(request.from), request: text, answers: sets.map(set => answerOf(set, request)) } }));
  // A caller of another namespace is worth a line only where it gets another answer.
  const alike = groupBy(all, ({ request: { from, ...said }, question: { wayIn, answers } }) => {
    return JSON.stringify([wayIn, said, [...headersOf(said)], answers.map(({ text }) => text)]);
  });
  return [...alike.values()].map(([{ question }]) => question);
}

/** The manifests of each stage, and the gateways that they name but do not bring. */
function setsOf(stages: readonly (readonly object[])[]): Inventory[] {
  return stages.map(manifests => {
    const set = Inventory.of(manifests);
    const named = new Set(RuleIndex.of(set).all.flatMap(({ gateways }) => gateways).filter(gateway => gateway !== 'mesh'));
    const missing = [...named].filter(gateway => set.find('Gateway', ...gatewayParts(gateway)) === undefined);
    return missing.length === 0 ? set : Inventory.of([...manifests, ...missing.map(openGateway)]);
  });
}

/** A gateway of whoever runs it, taken to be open for all hosts: what is asked is where its requests go. */
function openGateway(gateway: string): object {
  const [namespace, name] = gatewayParts(gateway);
  const servers = [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }];
  return { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name, namespace }, spec: { servers } };
}

function gatewayParts(gateway: string): [namespace: string, name: string] {
  const slash = gateway.indexOf('/');
  return [gateway.slice(0, slash), gateway.slice(slash + 1)];
}

function routedRequests(sets: readonly Inventory[]): TrafficRequest[] {
  return sets.flatMap(set => RuleIndex.of(set).all.flatMap(rules => audiencesOf(set, rules)).flatMap(audience => possibleOutcomes(set, audience)))
    .flatMap(({ witness }) => witness ?? []);
}

function headersOf({ headers }: Pick<TrafficRequest, 'headers'>): Iterable<[string, unknown]> {
  return headers instanceof Map ? headers : Object.entries(headers ?? {});
}

function wayInOf(from: Caller): string {
  return 'gateway' in from ? describeWayIn(from.gateway) : 'outsideMesh' in from ? 'callers without a proxy' : describeWayIn('mesh');
}

function answerOf(set: Inventory, request: TrafficRequest): Answer {
  const result = evaluate(set, request);
  return { text: describeAnswer(result), reasons: result.reasons };
}
