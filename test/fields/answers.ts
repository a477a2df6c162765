import { HeaderEdits } from '../../src/mesh/http-rule';
import { Inventory } from '../../src/mesh/inventory';
import { get } from '../../src/mesh/manifest';
import { Destination } from '../../src/traffic/destination';
import { evaluate } from '../../src/traffic/evaluate';
import { TrafficResult } from '../../src/traffic/result';
import { questionOf } from '../conformance/question';
import { TrafficRecord } from '../conformance/record';
import { objectsOf } from '../conformance/record-objects';

function edits(headers: HeaderEdits | undefined): unknown {
  return [headers?.request, headers?.response].map(operations => operations && [[...operations.set], [...operations.add], operations.remove]);
}

function destination({ host, subset, port, share, problem, endpoints, headers }: Destination): unknown {
  return [host, subset, port, share.toString(), problem, endpoints.areShown, endpoints.mayBeMore, endpoints.workloads.map(workload => workload.name), edits(headers)];
}

/** All that an answer says, but how it came about. */
function essence(result: TrafficResult): unknown {
  const { kind, layer, route, status, timeout, retries, fault, location, upstreamPath, upstreamHost, hasHashPolicy, by, unknown } = result;
  const copies = result.mirrors.map(mirror => [mirror.percent, destination(mirror.destination)]);
  const what = [kind, layer, route, status, location, by, unknown, result.destinations.map(destination), copies];
  return [...what, timeout, retries, fault, upstreamPath, upstreamHost, hasHashPolicy, edits(result.headers)];
}

/** The answers to all questions of a record, in one text. */
export function answers(record: TrafficRecord): string {
  const set = Inventory.of(objectsOf(record));
  const all = record.requests.map(entry => essence(evaluate(set, questionOf(entry))));
  return JSON.stringify(all, (_, value: unknown) => typeof value === 'bigint' ? value.toString() : value);
}

export function isOfKind(object: unknown, kind: string, group: string): boolean {
  const version = get(object, 'apiVersion');
  return get(object, 'kind') === kind && typeof version === 'string' && (version.includes('/') ? version.split('/')[0] : '') === group;
}
