import { milliseconds } from './duration';
import { RouteFault } from './route-fault';
import { routeFilterFaults } from './route-filter';
import { quoted } from './scalar';
import { PlainObject, asString, get, objects } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const FORBIDDEN_IN_PATH = ['//', '/./', '/../', '%2f', '%2F', '#'];

export const routeInvalid: StaticRule = {
  code: 'CC864',
  name: 'route-invalid',
  severity: Severity.ERROR,
  meaning: 'an HTTPRoute breaks a rule that its resource definition states between fields: a path without a slash, a backend Service without a port, a filter without its settings',
  consequence: 'The API server refuses the object.',
  fix: 'follow what the message says; the rules are those of the Gateway API',
  sources: ['https://gateway-api.sigs.k8s.io/reference/spec/#httproute', 'verdicts/api-httproute-no-port', 'verdicts/api-httproute-path-no-slash'],
  *check(set): Iterable<Draft> {
    for (const object of set.ofKind('HTTPRoute')) {
      if (object.group === 'gateway.networking.k8s.io') {
        for (const [index, rule] of objects(object.spec, 'rules').entries()) {
          for (const { field, message } of ruleFaults(rule, `spec.rules[${index}]`)) {
            yield { object, field, message: `${field} ${message}` };
          }
        }
      }
    }
  },
};

function* ruleFaults(rule: PlainObject, at: string): Iterable<RouteFault> {
  for (const [index, match] of objects(rule, 'matches').entries()) {
    const message = pathFault(match);
    if (message !== undefined) {
      yield { field: `${at}.matches[${index}].path`, message };
    }
  }
  for (const [index, backend] of objects(rule, 'backendRefs').entries()) {
    yield* backendFaults(backend, `${at}.backendRefs[${index}]`);
    for (const [place, filter] of objects(backend, 'filters').entries()) {
      yield* mirrorFaults(filter, `${at}.backendRefs[${index}].filters[${place}]`);
    }
  }
  for (const [index, filter] of objects(rule, 'filters').entries()) {
    yield* mirrorFaults(filter, `${at}.filters[${index}]`);
  }
  yield* routeFilterFaults(rule, at);
  const [request, backend] = [get(rule, 'timeouts', 'request'), get(rule, 'timeouts', 'backendRequest')].map(each => milliseconds(asString(each) ?? ''));
  if (request !== undefined && backend !== undefined && request !== 0 && backend > request) {
    yield { field: `${at}.timeouts.backendRequest`, message: 'is longer than the timeout of the whole request' };
  }
}

function pathFault(match: PlainObject): string | undefined {
  const value = asString(get(match, 'path', 'value'));
  const type = get(match, 'path', 'type') ?? 'PathPrefix';
  if (value === undefined || (type !== 'PathPrefix' && type !== 'Exact')) {
    return undefined;
  }
  if (!value.startsWith('/')) {
    return `is ${quoted(value)}; it is to begin with a slash`;
  }
  const forbidden = FORBIDDEN_IN_PATH.find(part => value.includes(part)) ?? ['/..', '/.'].find(end => value.endsWith(end));
  return forbidden === undefined ? undefined : `is ${quoted(value)}, which holds ${quoted(forbidden)}`;
}

function* backendFaults(backend: PlainObject, field: string): Iterable<RouteFault> {
  const isService = (get(backend, 'group') ?? '') === '' && (get(backend, 'kind') ?? 'Service') === 'Service';
  if (isService && (get(backend, 'port') ?? undefined) === undefined) {
    yield { field, message: `names Service ${quoted(get(backend, 'name'))} without a port` };
  }
}

function* mirrorFaults(filter: PlainObject, at: string): Iterable<RouteFault> {
  const [backend] = objects([get(filter, 'requestMirror', 'backendRef')]);
  if (backend !== undefined) {
    yield* backendFaults(backend, `${at}.requestMirror.backendRef`);
  }
}
