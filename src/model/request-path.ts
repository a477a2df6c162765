import { Problem, shown } from './problem';

/** Refuses what no request has as its path: Istio compares the path without the query. */
export function checkPath(path: string, what: string): void {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    throw new Problem(`${what} is ${shown(path)}, allowed is a path that starts with "/"`);
  }
  if (/[?#\s\\]/.test(path)) {
    throw new Problem(`${what} is ${shown(path)}, allowed is a path without query, fragment, blanks and "\\" (for the query there is Match.query)`);
  }
}
