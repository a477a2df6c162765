import { HttpMatch } from '../../mesh/http-rule';
import { conditionsOf } from '../condition';
import { PreparedRequest } from '../prepared-request';
import { Caller, TrafficRequest } from '../request';
import { Atom, atomOf, callerAtoms, requestAtoms } from './atom';

/** A set of requests: those that say at least this. */
export interface Audience {
  /** Who calls. A workload without labels stands for all labels. */
  readonly from: Caller;
  readonly host: string;
  readonly port?: number;
  /** What is known of the requests; a part that is left out is free. @default - nothing */
  readonly like?: Partial<Pick<TrafficRequest, 'method' | 'scheme' | 'path' | 'headers'>>;
  /** What else all of them fulfil, as match blocks say it. @default - nothing */
  readonly matching?: readonly HttpMatch[];
  /** Requests that any of these blocks takes are left out. @default - none */
  readonly except?: readonly HttpMatch[];
}

function saidParts({ like = {}, host }: Audience): Set<string> {
  const headers = like.headers instanceof Map ? [...like.headers.keys()] : Object.keys(like.headers ?? {});
  const parts = new Set<string>(['header :authority', ...headers.map(name => `header ${name.toLowerCase()}`)]);
  if (host === '') {
    parts.delete('header :authority');
  }
  if (like.method !== undefined) {
    parts.add('header :method');
  }
  if (like.scheme !== undefined) {
    parts.add('header :scheme');
  }
  if (like.path !== undefined) {
    parts.add('path');
  }
  return parts;
}

/** Query parameters of a path that is given count as given; of a path with a query all others are absent. */
function queryAtoms(audience: Audience, request: PreparedRequest, asked: readonly Atom[]): Atom[] {
  const variables = audience.like?.path === undefined ? [] : [...new Set(asked.map(atom => atom.variable).filter(variable => variable.startsWith('query ')))];
  return requestAtoms(request, new Set(variables));
}

/** What a match block asks, of the caller too. */
function blockAtoms(match: HttpMatch): Atom[] {
  return [...callerAtoms({ match }), ...conditionsOf(match).map(atomOf)];
}

/** What holds of every request of an audience. */
export function audienceAtoms(audience: Audience, asked: readonly Atom[]): Atom[] {
  const request = new PreparedRequest({ from: audience.from, host: audience.host, port: audience.port, ...audience.like });
  return [
    ...requestAtoms(request, saidParts(audience)),
    ...queryAtoms(audience, request, asked),
    ...(audience.matching ?? []).flatMap(blockAtoms),
  ];
}

/** What holds of none of them together. */
export function exceptedAtoms(audience: Audience): Atom[][] {
  return (audience.except ?? []).map(blockAtoms);
}
