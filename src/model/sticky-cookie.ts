import { Problem, shown } from './problem';
import { isToken } from './token';

/** A cookie by which users keep the version they got; its value is the version's name. */
export interface StickyCookie {
  readonly name: string;
  /** Seconds; without it the cookie goes with the browser's session. */
  readonly maxAge?: number;
  readonly path: string;
}

/** As a `Set-Cookie` header says it. */
export function setCookie({ name, maxAge, path }: StickyCookie, version: string): string {
  return [`${name}=${version}`, `Path=${path}`, ...maxAge === undefined ? [] : [`Max-Age=${maxAge}`], 'HttpOnly', 'SameSite=Lax'].join('; ');
}

export function checkSticky({ name, maxAge, path }: StickyCookie): void {
  if (!isToken(name)) {
    throw new Problem(`sticky.cookie is ${shown(name)}, allowed is a cookie's name such as "experiment"`);
  }
  if (maxAge !== undefined && !(Number.isSafeInteger(maxAge) && maxAge > 0)) {
    throw new Problem(`sticky.maxAge is ${shown(maxAge)} seconds, allowed is a whole number of 1 or more`);
  }
  if (!/^\/[^;\s]*$/.test(path)) {
    throw new Problem(`sticky.path is ${shown(path)}, allowed is a path that starts with "/", without blanks and ";"`);
  }
}
