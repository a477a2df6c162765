import { join } from 'node:path';
import { answers, isOfKind } from './answers';
import { EXAMPLES } from './examples';
import { fieldPaths } from './field-paths';
import { Json, insertions, mutations } from './mutate';
import { FieldRow, FieldTable, TABLES } from './table';
import { ruleDescriptions } from '../../src/steps/catalogue';
import { TrafficRecord, readRecords } from '../conformance/record';

const records = [...EXAMPLES, ...['mesh', 'gateway-api', 'routing'].flatMap(folder => readRecords(join(__dirname, '../../conformance', folder)))];
const before = new Map<TrafficRecord, string>();

function answersBefore(record: TrafficRecord): string {
  let known = before.get(record);
  if (known === undefined) {
    before.set(record, known = answers(record));
  }
  return known;
}

function rowOf({ rows }: FieldTable, path: string): FieldRow | undefined {
  return rows.filter(row => path === row.path || ['.', '[', '{'].some(end => path.startsWith(`${row.path}${end}`))).sort((one, other) => other.path.length - one.path.length)[0];
}

/** Copies of a record in which one object of a kind is another. */
function* variants(record: TrafficRecord, { apiVersion, kind }: FieldTable, change: (object: Json) => (Json | undefined)[]): Generator<TrafficRecord> {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  for (const [index, object] of record.objects.entries()) {
    if (isOfKind(object, kind, group)) {
      for (const changed of change(object as Json)) {
        yield { ...record, objects: record.objects.map((other, place) => place === index ? changed as Record<string, unknown> : other) };
      }
    }
  }
}

function changesAnAnswer(table: FieldTable, path: string): boolean {
  return records.some(record => [...variants(record, table, object => mutations(object, path))].some(variant => answers(variant) !== answersBefore(record)));
}

/** As many records as this are tried with a field that is to change nothing. */
const TRIED = 6;

/** As many fields as this are tried of a part that is to change nothing, from its first to its last. */
const MOST_FIELDS = 15;

function some<T>(items: readonly T[]): T[] {
  const step = Math.max(1, Math.ceil(items.length / MOST_FIELDS));
  return items.filter((_, index) => index % step === 0);
}

const VALUES: readonly Json[] = ['zz', 7, true, { zz: 'zz' }];

function changesNothing(table: FieldTable, path: string): { readonly tried: number; readonly changed: string[] } {
  let tried = 0;
  for (const record of records) {
    const bare = [...variants(record, table, object => insertions(object, path, undefined))].map(answers);
    for (const value of bare.length === 0 ? [] : VALUES) {
      const changed = [...variants(record, table, object => insertions(object, path, value))].map(answers);
      tried += changed.length;
      if (changed.join() !== bare.join()) {
        return { tried, changed: [record.id] };
      }
    }
    if (tried >= TRIED * VALUES.length) {
      break;
    }
  }
  return { tried, changed: [] };
}

describe.each(TABLES.map(table => [table.kind, table] as const))('%s', (_kind, table) => {
  const paths = fieldPaths(table.apiVersion, table.kind);

  test('has a row for every field that the packages know, and none for others', () => {
    expect(paths.filter(path => rowOf(table, path) === undefined)).toEqual([]);
    expect(table.rows.filter(row => !paths.some(path => rowOf(table, path) === row)).map(row => row.path)).toEqual([]);
  });

  test('what is read changes an answer', () => {
    expect(paths.filter(path => rowOf(table, path)?.by === 'read' && !changesAnAnswer(table, path))).toEqual([]);
  });

  test('what is of no consequence changes none', () => {
    const others = table.rows.filter(({ by }) => by !== 'read');
    const tries = others.map(row => {
      const own = some(paths.filter(path => rowOf(table, path) === row)).map(path => changesNothing(table, path));
      return { path: row.path, tried: own.reduce((sum, { tried }) => sum + tried, 0), changed: own.flatMap(({ changed }) => changed) };
    });
    expect(tries.filter(({ tried, changed }) => tried === 0 || changed.length > 0)).toEqual([]);
  });

  test('what a rule judges is judged by a rule that is', () => {
    const codes = new Set(ruleDescriptions().map(({ code }) => code));
    expect(table.rows.filter(({ by, why }) => by === 'none' ? why === undefined : by !== 'read' && !codes.has(by))).toEqual([]);
  });
});
