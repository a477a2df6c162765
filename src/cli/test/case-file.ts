import { Fields } from './fields';
import { Expectation, Share } from '../../testing/expectation';
import { headersOf } from '../../testing/headers';
import { Caller, TrafficRequest } from '../../traffic/request';
import { InputError } from '../exit';
import { parseDocuments } from '../load/documents';
import { readFile } from '../load/files';
import { typeName } from '../load/manifests';
import { connectionParts } from '../request/connection-parts';

/** One routing test. */
export interface RoutingCase {
  readonly name: string;
  /** The host asked about. */
  readonly host: string;
  /** The request but for its caller; without one the case is about every request to the host. */
  readonly request?: Omit<TrafficRequest, 'from'>;
  readonly from?: Caller;
  readonly expect: Expectation;
}

const FILE_KEYS = ['from', 'cases'];
const CASE_KEYS = ['name', 'from', 'request', 'anyRequestTo', 'expect'];
const CALLER_KEYS = ['namespace', 'labels', 'gateway', 'outsideMesh'];
const REQUEST_KEYS = ['host', 'path', 'method', 'scheme', 'port', 'sni', 'headers', 'cookies'];
const EXPECT_KEYS = ['reaches', 'splits', 'neverReaches', 'status', 'redirectsTo', 'noRoute', 'route', 'upstreamPath', 'timeout', 'retries', 'aborts', 'delays', 'refused', 'mirrors'];

/** The cases of a file; several documents are read one after the other. */
export function readCases(path: string, cwd: string): RoutingCase[] {
  const cases = parseDocuments(readFile(path, cwd)).flatMap(({ file, value }) => {
    const fields = Fields.of(value, file, FILE_KEYS);
    const from = callerIn(fields);
    return (fields.list('cases') ?? []).map((entry, index) => readCase(entry, `${file}: cases[${index}]`, from));
  });
  if (cases.length === 0) {
    throw new InputError(`${path}: no cases, expected a list under the key cases`);
  }
  return cases;
}

function readCase(value: unknown, place: string, defaultCaller: Caller | undefined): RoutingCase {
  const fields = Fields.of(value, place, CASE_KEYS);
  const [anyRequestTo, expect] = [fields.string('anyRequestTo'), readExpectation(fields)];
  if ((anyRequestTo === undefined) === !fields.has('request')) {
    throw new InputError(`${place}: expected either request or anyRequestTo`);
  }
  if (anyRequestTo !== undefined && (expect.neverReaches === undefined || Object.keys(expect).length > 1)) {
    throw new InputError(`${place}.expect: only neverReaches can be said of any request`);
  }
  const request = anyRequestTo === undefined ? readRequest(fields) : undefined;
  const host = request?.host ?? anyRequestTo ?? '';
  return { name: fields.string('name') ?? `${request?.method ?? 'GET'} ${host}${request?.path ?? '/'}`, host, request, from: callerIn(fields) ?? defaultCaller, expect };
}

function readRequest(parent: Fields): Omit<TrafficRequest, 'from'> {
  const fields = Fields.of(parent.raw('request'), `${parent.place}.request`, REQUEST_KEYS);
  const host = fields.string('host');
  if (host === undefined) {
    throw new InputError(`${fields.place}: host is missing`);
  }
  return {
    host,
    path: fields.string('path'),
    method: fields.string('method'),
    ...connectionParts(fields.string('scheme'), fields.string('sni')),
    port: fields.integer('port'),
    headers: headersOf(headerLines(fields), fields.stringEntries('cookies')),
  };
}

/** A list of values is a header of several lines. */
function headerLines(fields: Fields): [string, string][] {
  return fields.entries('headers').flatMap(([name, value]) => (Array.isArray(value) ? value as unknown[] : [value]).map((line): [string, string] => {
    if (typeof line === 'object' || line === undefined) {
      throw new InputError(`${fields.place}.headers.${name}: expected a string or a list of strings, got ${typeName(line)}`);
    }
    return [name, String(line)];
  }));
}

function callerIn(parent: Fields): Caller | undefined {
  if (!parent.has('from')) {
    return undefined;
  }
  const fields = Fields.of(parent.raw('from'), `${parent.place}.from`, CALLER_KEYS);
  const [namespace, gateway, outsideMesh] = [fields.string('namespace'), fields.string('gateway'), fields.true('outsideMesh')];
  if (gateway !== undefined) {
    return { gateway };
  }
  if (outsideMesh === true) {
    return { outsideMesh: { namespace } };
  }
  if (namespace === undefined) {
    throw new InputError(`${fields.place}: expected namespace (with labels), gateway, or outsideMesh: true`);
  }
  return { workload: { namespace, labels: new Map(fields.stringEntries('labels')) } };
}

function readExpectation(parent: Fields): Expectation {
  const fields = Fields.of(parent.raw('expect'), `${parent.place}.expect`, EXPECT_KEYS);
  const splits = fields.entries('splits').map(([version, value]): [string, Share] => {
    if (typeof value !== 'number' && typeof value !== 'string') {
      throw new InputError(`${fields.place}.splits.${version}: expected a number, a percentage or a fraction, got ${typeName(value)}`);
    }
    return [version, value];
  });
  const expectation: Expectation = {
    reaches: fields.string('reaches'),
    splits: fields.has('splits') ? new Map(splits) : undefined,
    neverReaches: fields.strings('neverReaches'),
    status: fields.integer('status'),
    redirectsTo: fields.string('redirectsTo'),
    hasNoRoute: fields.true('noRoute'),
    route: fields.string('route'),
    upstreamPath: fields.string('upstreamPath'),
    timeout: fields.string('timeout'),
    retries: fields.integer('retries'),
    aborts: fields.number('aborts'),
    delays: fields.number('delays'),
    isRefused: fields.true('refused'),
    mirrors: fields.strings('mirrors'),
  };
  const said = Object.fromEntries(Object.entries(expectation).filter(([, value]) => value !== undefined));
  if (Object.keys(said).length === 0) {
    throw new InputError(`${fields.place}: nothing is expected, say one of ${EXPECT_KEYS.join(', ')}`);
  }
  return said;
}
