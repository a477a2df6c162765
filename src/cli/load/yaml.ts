import { LoadOptions, load, loadAll } from 'js-yaml';
import { mergeBudget } from './merge-budget';
import { KUBERNETES_SCHEMA } from './schema';

/** Values by the text they were parsed from. Nothing changes a parsed value, so equal documents of two sets may be one. */
export type ParsedTexts = Map<string, unknown>;

function optionsFor(text: string): LoadOptions {
  return { schema: KUBERNETES_SCHEMA, ...mergeBudget(text) };
}

/**
 * The documents of a YAML text, empty ones as null. The sets of a release are alike but for a few documents: each text is parsed once.
 * @throws YAMLException
 */
export function parseYamlDocuments(text: string, known: ParsedTexts): unknown[] {
  const parts = documentTexts(text);
  if (parts !== undefined && known.size > 0) {
    try {
      return parts.map(part => parseOnce(part, known));
    } catch {
      // The whole text tells the line where it fails.
    }
  }
  const values: unknown[] = [];
  loadAll(text, value => values.push(value), optionsFor(text));
  if (parts?.length === values.length) {
    parts.forEach((part, index) => known.set(part, values[index] ?? null));
  }
  return values;
}

function parseOnce(text: string, known: ParsedTexts): unknown {
  const earlier = known.get(text);
  if (earlier !== undefined) {
    return earlier;
  }
  const value = load(text, optionsFor(text)) ?? null;
  known.set(text, value);
  return value;
}

/** One text for each document; undefined where directives or explicit ends make it more than a look at the lines. */
export function documentTexts(text: string): string[] | undefined {
  if (['%', '...'].some(mark => text.startsWith(mark) || text.includes(`\n${mark}`))) {
    return undefined;
  }
  const parts: string[] = [];
  let start = 0;
  // What stands before the first marker is a document only where there is more than comments.
  const from = beginsWithMarker(text) ?? 1;
  for (let at = text.indexOf('\n---', from - 1); at >= 0; at = text.indexOf('\n---', at + 1)) {
    const end = at + '\n---'.length;
    if (end === text.length || /\s/.test(text[end])) {
      parts.push(text.slice(start, at + 1));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** Behind the first marker, where nothing but empty lines and comments stand before it. Line by line: one expression for all of them would exhaust its stack. */
function beginsWithMarker(text: string): number | undefined {
  const empty = /[ \t]*(?:#.*)?\r?\n/y;
  let start = 0;
  while (empty.test(text)) {
    start = empty.lastIndex;
  }
  const marker = /---(?:\s|$)/y;
  marker.lastIndex = start;
  return marker.test(text) ? marker.lastIndex : undefined;
}
