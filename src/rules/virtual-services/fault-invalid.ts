import { PlainObject, asNumber, asObject, asString, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { has } from './action-missing';
import { Draft, StaticRule } from '../rule';

const GRPC_STATUS = new Set([
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
]);

export const faultInvalid: StaticRule = {
  code: 'CC505',
  name: 'fault-invalid',
  severity: Severity.ERROR,
  meaning: 'a fault has neither delay nor abort, a status that does not exist, a percentage outside 0 to 100, or a kind that is not supported',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write an abort with httpStatus (200 to 599) or grpcStatus, or a delay with fixedDelay, each with a percentage',
  sources: ['verdicts/fault-abort-grpc-unknown', 'verdicts/fault-delay-both', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPFaultInjection'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field } } of routesWith(set, 'fault')) {
      const fault = asObject(get(raw, 'fault'));
      for (const [at, message] of fault === undefined ? [] : problems(fault)) {
        yield { object, field: `${field}.fault${at}`, message };
      }
    }
  },
};

function* problems(fault: PlainObject): Iterable<readonly [string, string]> {
  const abort = asObject(get(fault, 'abort'));
  const delay = asObject(get(fault, 'delay'));
  if (abort === undefined && delay === undefined) {
    yield ['', 'the fault has neither abort nor delay'];
  }
  for (const [kind, part] of [['abort', abort], ['delay', delay]] as const) {
    const value = asNumber(get(part, 'percentage', 'value'));
    if (value !== undefined && (value < 0 || value > 100 || value > 0 && value < 0.0001)) {
      yield [`.${kind}.percentage.value`, `the percentage is ${value}, allowed are 0 and 0.0001 to 100`];
    }
  }
  const status = asNumber(get(abort, 'httpStatus'));
  if (status !== undefined && (status < 200 || status > 600)) {
    yield ['.abort.httpStatus', `the status is ${status}, allowed are 200 to 599`];
  }
  const grpc = asString(get(abort, 'grpcStatus'));
  if (grpc !== undefined && !GRPC_STATUS.has(grpc)) {
    yield ['.abort.grpcStatus', `"${grpc}" is no gRPC status such as UNAVAILABLE`];
  }
  if (has(abort, 'http2Error')) {
    yield ['.abort.http2Error', 'http2Error is not supported'];
  }
  if (has(delay, 'exponentialDelay') && !has(delay, 'fixedDelay')) {
    yield ['.delay.exponentialDelay', 'exponentialDelay is not supported'];
  }
}
