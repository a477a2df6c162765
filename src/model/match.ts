import { Conditions, all } from './conditions';
import { cookieCondition } from './cookie-condition';
import { checkLabelKey, checkLabelValue } from './dns-label';
import { Problem, shown } from './problem';
import { checkArguments } from './props/check';
import { checkRegex, escaped } from './regex';
import { checkPath } from './request-path';
import { Presence, TextCondition } from './text-condition';
import { isToken } from './token';

/** Names that Istio reads as something else than a header. */
const RESERVED_HEADERS = new Set(['uri', 'scheme', 'method', 'authority']);
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'];

/**
 * Which requests a rule is for: one condition, or several that must all hold. A list of matches means any of them.
 *
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
 */
export class Match {
  /** A request header. Names are compared without regard to case. Raises an error for a name that is no header name. */
  public static header(name: string): HeaderMatch {
    checkArguments('Match.header', arguments);
    return HeaderMatch._of(name);
  }

  /** A cookie, wherever it stands among the others. */
  public static cookie(name: string): CookieMatch {
    checkArguments('Match.cookie', arguments);
    return CookieMatch._of(name);
  }

  /** The path, without the query. Raises an error unless it starts with `/`. */
  public static path(path: string): PathMatch {
    checkArguments('Match.path', arguments);
    return PathMatch._of(path);
  }

  /** A path that an RE2 regular expression matches as a whole. Raises an error for one that RE2 refuses. */
  public static pathRegex(pattern: string): Match {
    checkArguments('Match.pathRegex', arguments);
    checkRegex(pattern, 'path regex');
    return new Match({ path: { kind: 'regex', value: pattern } });
  }

  /** A query parameter; its value is compared as sent, without decoding. */
  public static query(name: string): QueryMatch {
    checkArguments('Match.query', arguments);
    return QueryMatch._of(name);
  }

  /** The HTTP method, such as `GET`. Raises an error for one that HTTP does not have. */
  public static method(method: string): Match {
    checkArguments('Match.method', arguments);
    const name = method.toUpperCase();
    if (!METHODS.includes(name)) {
      throw new Problem(`method is ${shown(method)}, allowed are ${METHODS.join(', ')}`);
    }
    return new Match({ method: name });
  }

  /** The host that the request names (its `Host` or `:authority`), as a whole. */
  public static host(host: string): Match {
    checkArguments('Match.host', arguments);
    if (host === '') {
      throw new Problem('host is empty, it needs a name such as "preview.example.com"');
    }
    return new Match({ host });
  }

  /** The caller, by labels of its pods: all of them. Holds for callers in the mesh; through a gateway nobody matches. */
  public static caller(labels: { [key: string]: string }): Match {
    checkArguments('Match.caller', arguments);
    const entries = Object.entries(labels);
    if (entries.length === 0) {
      throw new Problem('caller has no labels, it needs at least one such as { app: "consumer" }');
    }
    for (const [key, value] of entries) {
      checkLabelKey(key, 'caller label');
      checkLabelValue(value, `caller label ${shown(key)}`);
    }
    return new Match({ callerLabels: new Map(entries) });
  }

  /** The namespace of the caller. Holds for callers in the mesh. */
  public static callerNamespace(namespace: string): Match {
    checkArguments('Match.callerNamespace', arguments);
    checkLabelValue(namespace, 'caller namespace');
    return new Match({ callerNamespace: namespace });
  }

  /** All of several matches. Raises an error when two ask about the same thing, such as one header twice; of cookies there may be three. */
  public static all(...matches: Match[]): Match {
    checkArguments('Match.all', arguments);
    if (matches.length === 0) {
      throw new Problem('Match.all got no matches, it needs at least one');
    }
    return new Match(all(matches.map(match => match._conditions)));
  }

  /** @internal */
  public static _of(conditions: Conditions): Match {
    return new Match(conditions);
  }

  private constructor(
    /** @internal */
    public readonly _conditions: Conditions,
  ) {}
}

/** Conditions on one request header. */
export class HeaderMatch {
  private readonly name: string;

  /** @internal */
  public static _of(name: string): HeaderMatch {
    return new HeaderMatch(name);
  }

  private constructor(name: string) {
    if (!isToken(name) || RESERVED_HEADERS.has(name.toLowerCase())) {
      throw new Problem(`header is ${shown(name)}, allowed is a header's name such as "end-user" (for path, method and host there are Match.path, Match.method and Match.host)`);
    }
    // Istio compares only lower-case names.
    this.name = name.toLowerCase();
  }

  /** The value is this one. */
  public exact(value: string): Match {
    checkArguments('HeaderMatch.exact', arguments);
    return this.text({ kind: 'exact', value: required(value, `value of header "${this.name}"`) });
  }

  /** The value starts with this. */
  public prefix(value: string): Match {
    checkArguments('HeaderMatch.prefix', arguments);
    return this.text({ kind: 'prefix', value: required(value, `prefix of header "${this.name}"`) });
  }

  /** An RE2 regular expression matches the whole value. Raises an error for one that RE2 refuses. */
  public regex(pattern: string): Match {
    checkArguments('HeaderMatch.regex', arguments);
    checkRegex(pattern, `regex of header "${this.name}"`);
    return this.text({ kind: 'regex', value: pattern });
  }

  /** The header is there, whatever its value. */
  public present(): Match {
    return this.text('present');
  }

  /** The header is not there. */
  public absent(): Match {
    return this.text('absent');
  }

  private text(condition: TextCondition | Presence): Match {
    return Match._of({ headers: new Map([[this.name, condition]]) });
  }
}

/** Conditions on one cookie. */
export class CookieMatch {
  /** @internal */
  public static _of(name: string): CookieMatch {
    return new CookieMatch(name);
  }

  private constructor(private readonly name: string) {
    if (!isToken(name)) {
      throw new Problem(`cookie is ${shown(name)}, allowed is a cookie's name such as "group"`);
    }
  }

  /** The cookie's value is this one. */
  public exact(value: string): Match {
    checkArguments('CookieMatch.exact', arguments);
    return this.anchored(escaped(required(value, `value of cookie "${this.name}"`)));
  }

  /** An RE2 regular expression matches the cookie's whole value; it must not take in `;`. Raises an error for one that RE2 refuses. */
  public regex(pattern: string): Match {
    checkArguments('CookieMatch.regex', arguments);
    checkRegex(pattern, `regex of cookie "${this.name}"`);
    return this.anchored(`(?:${pattern})`);
  }

  private anchored(value: string): Match {
    return Match._of({ headers: new Map([['cookie', cookieCondition(new Map([[this.name, value]]))]]) });
  }
}

/** Conditions on the path. */
export class PathMatch {
  /** @internal */
  public static _of(path: string): PathMatch {
    return new PathMatch(path);
  }

  private constructor(private readonly path: string) {
    checkPath(path, 'path');
  }

  /** The path is this one. */
  public exact(): Match {
    return Match._of({ path: { kind: 'exact', value: this.path } });
  }

  /** The path is this one or goes on below it: `/demo` takes `/demo` and `/demo/a`, not `/demolition`. */
  public prefix(): Match {
    return Match._of({ path: { kind: 'prefix', value: this.path.length > 1 ? this.path.replace(/\/+$/, '') : this.path } });
  }
}

/** Conditions on one query parameter. */
export class QueryMatch {
  /** @internal */
  public static _of(name: string): QueryMatch {
    return new QueryMatch(name);
  }

  private constructor(private readonly name: string) {
    required(name, 'query parameter');
  }

  /** The value is this one. */
  public exact(value: string): Match {
    checkArguments('QueryMatch.exact', arguments);
    return this.text({ kind: 'exact', value: required(value, `value of query parameter "${this.name}"`) });
  }

  /** An RE2 regular expression matches the whole value. Raises an error for one that RE2 refuses. */
  public regex(pattern: string): Match {
    checkArguments('QueryMatch.regex', arguments);
    checkRegex(pattern, `regex of query parameter "${this.name}"`);
    return this.text({ kind: 'regex', value: pattern });
  }

  /** The parameter is there, whatever its value. */
  public present(): Match {
    return this.text('present');
  }

  private text(condition: TextCondition | 'present'): Match {
    return Match._of({ query: new Map([[this.name, condition]]) });
  }
}

function required(value: string, what: string): string {
  if (typeof value !== 'string' || value === '') {
    throw new Problem(`${what} is ${shown(value)}, it needs a text that is not empty`);
  }
  return value;
}
