import { RequestHeaders, TrafficRequest } from './request';
import { normalizePath, splitPath } from './url-path';

/** Names under which HTTP/2 and Envoy know the parts of a request line. */
const PSEUDO_HEADERS = new Set([':method', ':path', ':authority', ':scheme', 'host']);

function entriesOf<T>(map: Readonly<Record<string, T>> | ReadonlyMap<string, T> | undefined): Iterable<[string, T]> {
  return map === undefined ? [] : map instanceof Map ? map.entries() : Object.entries(map);
}

/** A request as a proxy looks at it: parts taken apart once, defaults filled in. */
export class PreparedRequest {
  public readonly method: string;
  public readonly scheme: string;
  /** The Host header as sent. */
  public readonly authority: string;
  /** The host alone, in lower case. */
  public readonly host: string;
  /** The port asked for, by itself or in the host. */
  public readonly port: number | undefined;
  /** The path that rules are matched against, without the query. */
  public readonly path: string;
  /** Query and fragment, with the `?`. */
  public readonly query: string;
  /** Name that the connection asks for; undefined: it is no TLS, or asks for none. */
  public readonly sni: string | undefined;
  /** Whether a proxy of a workload sees bytes only: no HTTP, or HTTP inside TLS. */
  public readonly isConnection: boolean;
  private readonly headers: ReadonlyMap<string, string>;
  private parameters?: ReadonlyMap<string, string>;

  constructor(public readonly sent: TrafficRequest) {
    this.method = sent.method ?? 'GET';
    this.scheme = sent.scheme ?? 'http';
    this.authority = sent.host;
    const port = sent.host.includes(':') ? /:(\d+)$/.exec(sent.host) : null;
    this.host = (port === null ? sent.host : sent.host.slice(0, port.index)).toLowerCase();
    this.port = sent.port ?? (port === null ? undefined : Number(port[1]));
    const { path, rest } = splitPath(sent.path ?? '/');
    this.path = normalizePath(path);
    this.query = rest;
    this.headers = joinedHeaders(sent.headers);
    const isInsideTls = this.scheme === 'https' && (sent.protocol ?? 'http') === 'http';
    this.sni = sent.sni?.toLowerCase() ?? (isInsideTls ? this.host : undefined);
    this.isConnection = (sent.protocol ?? 'http') !== 'http' || (isInsideTls && 'workload' in sent.from);
  }

  /** A header's value; several lines of one header are joined by a comma, as Envoy does before it matches. */
  public header(name: string): string | undefined {
    return PSEUDO_HEADERS.has(name) ? this.pseudoHeader(name) : this.headers.get(name);
  }

  /** The first value of a query parameter, not decoded. */
  public queryParameter(name: string): string | undefined {
    this.parameters ??= parametersOf(this.query);
    return this.parameters.get(name);
  }

  private pseudoHeader(name: string): string {
    switch (name) {
      case ':method': return this.method;
      case ':scheme': return this.scheme;
      case ':path': return this.path + this.query;
      default: return this.authority;
    }
  }
}

/** A header line without the blanks around its value, which are not part of it. */
function trimmed(value: string): string {
  return value.startsWith(' ') || value.startsWith('\t') || value.endsWith(' ') || value.endsWith('\t') ? value.replace(/^[ \t]+|[ \t]+$/g, '') : value;
}

function joinedHeaders(headers: RequestHeaders | undefined): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const [name, value] of entriesOf<string | readonly string[]>(headers)) {
    const line = typeof value === 'string' ? trimmed(value) : value.map(trimmed).join(',');
    const key = name.toLowerCase();
    const before = result.get(key);
    result.set(key, before === undefined ? line : `${before},${line}`);
  }
  return result;
}

function parametersOf(query: string): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  if (!query.startsWith('?')) {
    return result;
  }
  const end = query.indexOf('#');
  for (const part of query.slice(1, end < 0 ? undefined : end).split('&')) {
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    if (!result.has(name)) {
      result.set(name, equals < 0 ? '' : part.slice(equals + 1));
    }
  }
  return result;
}
