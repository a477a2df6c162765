import { Inventory } from '../../mesh/inventory';
import { evaluate } from '../../traffic/evaluate';
import { TrafficRequest } from '../../traffic/request';
import { TrafficResult } from '../../traffic/result';

/** One request, asked of one set of manifests. */
export interface Trace {
  /** With `--every-stage`. */
  readonly stage?: string;
  readonly request: TrafficRequest;
  readonly result: TrafficResult;
}

export function traceAll(set: Inventory, requests: readonly TrafficRequest[], stage?: string): Trace[] {
  return requests.map(request => ({ stage, request, result: evaluate(set, request) }));
}
