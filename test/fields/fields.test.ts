import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { Field, FieldTable, answers, fieldsOf, findings, manifestsWith } from './field';

const FOLDER = join(__dirname, 'tables');
const tables = readdirSync(FOLDER).sort().map(file => load(readFileSync(join(FOLDER, file), 'utf8')) as FieldTable);

describe.each(tables.map(table => [`${table.apiVersion} ${table.kind}`, table] as const))('%s', (_name, table) => {
  const entries = Object.entries(table.fields);

  test('every field of the schema is in the table, and no other', () => {
    expect(entries.map(([path]) => path).sort()).toEqual(fieldsOf(table).sort());
    expect(entries.length).toBeGreaterThan(0);
  });

  test.each(entries)('%s is of consequence as the table says', (path, field) => {
    const start = Object.entries(field.with ?? {});
    const changed = (value: unknown) => manifestsWith(table, [...start, [path, value]]);
    const before = manifestsWith(table, start);
    const [answered, found] = [answers(before), findings(before)];
    const news = (value: unknown): string[] => {
      const now = findings(changed(value));
      return [...[...now].filter(finding => !found.has(finding)), ...[...found].filter(finding => !now.has(finding))];
    };
    expect(says(field)).toBe(true);
    if ('read' in field) {
      expect(answers(changed(field.read))).not.toEqual(answered);
    }
    for (const [code, value] of Object.entries(field.judged ?? {})) {
      expect({ code, news: news(value).map(finding => finding.slice(0, code.length)) }).toEqual({ code, news: expect.arrayContaining([code]) });
    }
    if (field.none !== undefined) {
      expect(answers(changed(field.try))).toEqual(answered);
      expect(news(field.try)).toEqual([]);
    }
  });
});

/** Each field is read, judged, or of no consequence for a reason; what is refused by its form alone needs one too. */
function says({ read, judged, none, why }: Field): boolean {
  const codes = Object.keys(judged ?? {});
  const isByForm = read === undefined && codes.length > 0 && codes.every(code => /^CC8[56]/.test(code));
  return none === undefined ? (read !== undefined || codes.length > 0) && (!isByForm || why !== undefined) : none !== '' && read === undefined && codes.length === 0;
}
