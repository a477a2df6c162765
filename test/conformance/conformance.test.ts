import { join } from 'node:path';
import { answerRecord } from './answer-record';
import { comparable } from './comparable';
import { TrafficRecord, readRecords } from './record';

const root = join(__dirname, '../../conformance');

function pairs(record: TrafficRecord): { readonly got: object; readonly want: object }[] {
  const answers = answerRecord(record);
  return record.requests.map(({ result = {} }, index) => ({ got: comparable(answers[index].result as unknown as Record<string, unknown>, result), want: comparable(result) }));
}

function table(records: readonly TrafficRecord[]): string {
  const topics = [...new Set(records.map(record => record.topic))];
  const lines = topics.map(topic => {
    const all = records.filter(record => record.topic === topic);
    const results = all.flatMap(pairs);
    const right = results.filter(({ got, want }) => JSON.stringify(got) === JSON.stringify(want)).length;
    return `${topic.padEnd(12)} ${String(all.length).padStart(5)} ${String(results.length).padStart(8)} ${String(right).padStart(5)}`;
  });
  return [`${'topic'.padEnd(12)} cases requests right`, ...lines].join('\n');
}

describe.each(['routing', 'gateway-api', 'mesh'])('every request of conformance/%s is answered as recorded', folder => {
  const records = readRecords(join(root, folder));

  test.each(records.map(record => [record.id, record.topic, record.title, record] as const))('%s %s: %s', (_id, _topic, _title, record) => {
    const results = pairs(record);
    expect(results.map(({ got }) => got)).toEqual(results.map(({ want }) => want));
  });

  afterAll(() => console.log(`${folder}\n${table(records)}`));
});
