import { caller, fullName } from './mesh';
import { Inventory } from '../../src/mesh/inventory';
import { evaluate } from '../../src/traffic/evaluate';
import { TrafficRequest } from '../../src/traffic/request';
import { TrafficResult } from '../../src/traffic/result';

/** A result in one line: `r0: v1 9/10, v2 1/10`, `404`, `passthrough`. */
export function line(result: TrafficResult): string {
  const name = result.route === undefined ? '' : `${result.route}: `;
  switch (result.kind) {
    case 'noRoute': return '404';
    case 'passthrough': return 'passthrough';
    case 'refused': return 'refused';
    case 'redirect': return `${name}redirect to ${result.location} with ${result.status}`;
    case 'direct': return `${name}answered with ${result.status}`;
    case 'route': return name + result.destinations
      .map(({ subset, host, share, problem }) => `${subset ?? host?.split('.')[0] ?? 'nowhere'} ${share}${problem === undefined ? '' : ` (${problem})`}`).join(', ');
  }
}

/** Asks manifests; what is not said: somebody in the mesh calls `web` with GET /. */
export function ask(manifests: readonly unknown[], request: Partial<TrafficRequest> = {}): TrafficResult {
  return evaluate(Inventory.of(manifests), { from: caller, host: fullName('web'), ...request });
}

export function answer(manifests: readonly unknown[], request: Partial<TrafficRequest> = {}): string {
  return line(ask(manifests, request));
}
