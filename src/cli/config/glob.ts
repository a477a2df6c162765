import { fullMatch } from '../../mesh/regex';

/**
 * Whether a path below the configuration's folder is one that a pattern means: `*` and `?` within a name, `**` for whatever folders. A pattern without a slash holds in
 * every folder, one that ends with a slash for all that is in it.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const plain = pattern.replace(/^\.?\//, '');
  const whole = plain.endsWith('/') ? `${plain}**` : plain;
  return fullMatch(expression(whole.includes('/') ? whole : `**/${whole}`), path);
}

function expression(pattern: string): string {
  const parts = pattern.split('/').map((part, index, all) => part === '**'
    ? index === all.length - 1 ? '.*' : '(?:[^/]+/)*'
    : `${part.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*').replace(/\?/g, '[^/]')}${index === all.length - 1 ? '' : '/'}`);
  return `(?s)${parts.join('')}`;
}
