import { addTo } from '../mesh/groups';
import { RequestHeaders } from '../traffic/request';

/** Lines of one header together; cookies as one line, the way a browser sends them. */
export function headersOf(headers: Iterable<readonly [string, string]>, cookies: Iterable<readonly [string, string]>): RequestHeaders {
  const lines = new Map<string, string[]>();
  const add = (name: string, value: string): void => {
    const key = name.toLowerCase();
    addTo(lines, key, value);
  };
  for (const [name, value] of headers) {
    add(name, value);
  }
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  if (cookie !== '') {
    add('cookie', cookie);
  }
  return lines;
}
