/** An object as YAML, keys in their order. */
export function yamlOf(value: unknown): string {
  const { dump } = require('js-yaml') as typeof import('js-yaml');
  return dump(value, { lineWidth: -1, noRefs: true });
}
