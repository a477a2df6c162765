import { YAMLException } from 'js-yaml';
import { ManifestText } from './text';

/** Which document does not parse and why, with the kind and name that its text shows. */
export function yamlError({ file, text }: ManifestText, error: unknown): string {
  if (!(error instanceof YAMLException) || error.mark === undefined) {
    const reason = error instanceof RangeError ? 'nested too deeply' : error instanceof Error ? error.message : String(error);
    return `${file}: no valid YAML: ${reason}`;
  }
  const { line, column } = error.mark;
  const { index, lines } = documentAt(text.split('\n'), line);
  return `${file}: document ${index}: ${shownName(lines.join('\n'))}no valid YAML: ${error.reason} (line ${line + 1}, column ${column + 1})`;
}

/** The document that a line is in: its index, and its lines up to the next one. */
function documentAt(lines: readonly string[], line: number): { readonly index: number; readonly lines: readonly string[] } {
  let [index, start] = [0, 0];
  let hasBegun = false;
  for (let at = 0; at < lines.length; at++) {
    const isSeparator = /^---(\s|$)/.test(lines[at]);
    if (isSeparator && hasBegun) {
      if (at > line) {
        return { index, lines: lines.slice(start, at) };
      }
      index++;
      start = at;
    }
    hasBegun ||= isSeparator || !/^\s*(#.*)?$/.test(lines[at]);
  }
  return { index, lines: lines.slice(start) };
}

function shownName(text: string): string {
  const kind = /^kind:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1];
  const name = /^metadata:(?:.*\n)*?[ \t]+name:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1];
  const words = [kind, name].filter(word => word !== undefined).join(' ');
  return words === '' ? '' : `${words}: `;
}
