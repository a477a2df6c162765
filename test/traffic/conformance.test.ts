import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Inventory } from '../../src/mesh/inventory';
import { evaluate } from '../../src/traffic/evaluate';
import { objectsFromRecord, requestFromRecord, toRecordedResult } from '../../src/traffic/recorded';

interface RecordedCase {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly objects: readonly unknown[];
  readonly requests: readonly { readonly result: Record<string, unknown> }[];
}

const root = join(__dirname, '../../conformance');

function casesOf(folder: string): RecordedCase[] {
  return readdirSync(join(root, folder)).filter(name => name.endsWith('.json')).sort()
    .map(name => JSON.parse(readFileSync(join(root, folder, name), 'utf8')) as RecordedCase);
}

type Recorded = Record<string, unknown>;

/** Order means nothing, and what is null in one record is left out in another. */
function byText(items: unknown): unknown {
  const said = (item: object): unknown => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Array.isArray(items) ? items.map(item => JSON.stringify(said(item as object))).sort() : items;
}

/** What the records' own README says is to be compared. */
function comparable(result: Recorded): Recorded {
  const { kind, route, destinations, timeout, mirrors, fault, upstreamPath, upstreamHost, status } = result;
  return { kind, route, destinations: byText(destinations), timeout, mirrors: byText(mirrors), fault, upstreamPath, upstreamHost, status: typeof status === 'number' ? status : undefined };
}

function answers(record: RecordedCase): { readonly got: Recorded; readonly want: Recorded }[] {
  const set = Inventory.of(objectsFromRecord(record));
  return record.requests.map(entry => {
    const request = requestFromRecord(entry);
    return { got: comparable(toRecordedResult(request, evaluate(set, request)) as unknown as Recorded), want: comparable(entry.result) };
  });
}

function table(cases: readonly RecordedCase[]): string {
  const topics = [...new Set(cases.map(record => record.topic))];
  const lines = topics.map(topic => {
    const all = cases.filter(record => record.topic === topic);
    const results = all.flatMap(answers);
    const right = results.filter(({ got, want }) => JSON.stringify(got) === JSON.stringify(want)).length;
    return `${topic.padEnd(12)} ${String(all.length).padStart(5)} ${String(results.length).padStart(8)} ${String(right).padStart(5)}`;
  });
  return [`${'topic'.padEnd(12)} cases requests right`, ...lines].join('\n');
}

describe.each(['routing', 'gateway-api'])('every request of conformance/%s is answered as recorded', folder => {
  const cases = casesOf(folder);

  test.each(cases.map(record => [record.id, record.topic, record.title, record] as const))('%s %s: %s', (_id, _topic, _title, record) => {
    const results = answers(record);
    expect(results.map(({ got }) => got)).toEqual(results.map(({ want }) => want));
  });

  afterAll(() => console.log(`${folder}\n${table(cases)}`));
});
