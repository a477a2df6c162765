import { PlainObject, asObject, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { has } from './action-missing';
import { Draft, StaticRule } from '../rule';

export const faultIdle: StaticRule = {
  code: 'CC506',
  name: 'fault-idle',
  severity: Severity.WARNING,
  meaning: 'a fault lacks its percentage, its status or its delay',
  consequence: 'It never fires: a percentage left out is 0, and without a status or a delay there is nothing to inject. The test proves nothing.',
  fix: 'write the percentage, and httpStatus or fixedDelay',
  sources: ['verdicts/fault-abort-no-status', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field } } of routesWith(set, 'fault')) {
      for (const kind of ['abort', 'delay'] as const) {
        const part = asObject(get(raw, 'fault', kind));
        const lack = part === undefined ? undefined : lacking(part, kind);
        if (lack !== undefined) {
          yield { object, field: `${field}.fault.${kind}`, message: `the ${kind} has no ${lack}` };
        }
      }
    }
  },
};

function lacking(part: PlainObject, kind: 'abort' | 'delay'): string | undefined {
  const effect = kind === 'abort' ? ['httpStatus', 'grpcStatus', 'http2Error'] : ['fixedDelay', 'exponentialDelay'];
  if (!effect.some(key => has(part, key))) {
    return kind === 'abort' ? 'status' : 'fixedDelay';
  }
  // `percent` is the older field, whole numbers only.
  return has(part, 'percentage') || has(part, 'percent') ? undefined : 'percentage';
}
