import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { KUBERNETES_SCHEMA } from '../../../src/cli/load/schema';
import { parseYamlDocuments } from '../../../src/cli/load/yaml';

/** Values with their index; empty documents say nothing. */
const entries = (values: unknown[]): [number, unknown][] => [...values.entries()].filter(([, value]) => value !== null && value !== undefined);
const whole = (text: string): unknown[] => loadAll(text, undefined, { schema: KUBERNETES_SCHEMA }) as unknown[];

test.each([
  ['one document', 'a: 1\n'],
  ['nothing', ''],
  ['comments before the first', '# x\n\n---\na: 1\n---\nb: 2\n'],
  ['empty documents', '---\n---\na: 1\n---\n'],
  ['a value on the line of the marker', '--- {a: 1}\n--- b\n'],
  ['a text that looks like a marker', 'a: |\n  ---\n  b\nc: "x ---y"\n---x: 1\n'],
  ['lines that end in CR and LF', 'a: 1\r\n---\r\nb: 2\r\n'],
  ['directives and explicit ends', '%YAML 1.1\n---\na: 1\n...\n---\nb: 2\n'],
  ['no end of line at the end', 'a: 1\n---\nb: 2\n---'],
  ['anchors in each document', 'a: &x 1\nb: *x\n---\na: &x 2\nb: *x\n'],
])('reads %s as the parser does', (_, text) => {
  expect(entries(parseYamlDocuments(text, new Map()))).toEqual(entries(whole(text)));
});

test('reads whatever lines as the parser does, or fails as it does', () => {
  const line = fc.constantFrom('---', '--- ', '---x', '...', '%YAML 1.2', 'a: 1', 'b:', '  c: |', '    ---', '- x', '# y', '', '"', '\t', ' ---');
  const outcome = (read: () => unknown[]): unknown => {
    try {
      return entries(read());
    } catch {
      return 'fails';
    }
  };
  fc.assert(fc.property(fc.array(line, { maxLength: 10 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
    const text = lines.join(end);
    expect(outcome(() => parseYamlDocuments(text, new Map()))).toEqual(outcome(() => whole(text)));
  }), { numRuns: 3000 });
});

test('parses equal documents once', () => {
  const known = new Map<string, unknown>();
  const [before] = parseYamlDocuments('a: {b: 1}\n---\nc: 1\n', known);
  const [, after] = parseYamlDocuments('---\nd: 1\n---\na: {b: 1}\n', known);
  expect(before).toEqual({ a: { b: 1 } });
  expect(parseYamlDocuments('a: {b: 1}\n---\nc: 2\n', known)[0]).toBe(before);
  expect(after).toEqual(before);
});

test('millions of empty lines are nothing', () => {
  expect(parseYamlDocuments(`${'\n'.repeat(5_000_000)}---\na: 1\n`, new Map())).toEqual([{ a: 1 }]);
});
