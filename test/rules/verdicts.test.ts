import { VerdictCase, alarms, isNamed, isSeenInFiles, verdictCases } from './verdict-case';

/** What an upgrade's files cannot show is counted apart: the same files before and after, and somebody else's change in between. */
const judged = verdictCases().filter(isSeenInFiles).map(given => {
  const found = alarms(given);
  return { given, found, named: isNamed(given, found) };
});
const leftOut = verdictCases().filter(given => !isSeenInFiles(given));

function recall(expect: VerdictCase['expect'], topic?: string) {
  const cases = judged.filter(({ given }) => given.expect === expect && (topic === undefined || given.topic === topic));
  return { all: cases.length, named: cases.filter(({ named }) => named).length, missed: cases.filter(({ named }) => !named).map(({ given }) => given.id) };
}

test('recall and false alarms by topic', () => {
  const topics = [...new Set(judged.map(({ given }) => given.topic))].sort();
  const share = ({ all, named }: { all: number; named: number }) => all === 0 ? '' : `${named}/${all}`;
  const lines = [...topics, undefined].map(topic => [
    (topic ?? 'all').padEnd(18),
    share(recall('broken', topic)).padEnd(9),
    share(recall('risky', topic)).padEnd(9),
    String(judged.filter(({ given, found }) => given.expect === 'good' && (topic === undefined || given.topic === topic) && found.length > 0).length).padEnd(13),
    [...recall('broken', topic).missed, ...recall('risky', topic).missed].slice(0, topic === undefined ? 0 : undefined).join(' '),
  ].join(' '));
  console.log([
    `${'topic'.padEnd(18)} broken    risky     false alarms  missed`,
    ...lines,
    `left out, since their files are the same before and after: ${leftOut.map(given => given.id).join(', ')}`,
  ].join('\n'));
  expect(judged.length + leftOut.length).toBe(verdictCases().length);
});

test.each([['broken', 0.97], ['risky', 0.9]] as const)('of the %s cases a share of at least %d is named', (kind, share) => {
  const { all, named } = recall(kind);
  expect(named / all).toBeGreaterThanOrEqual(share);
});

test('nothing at warning or above is said on good manifests', () => {
  const falseAlarms = judged.filter(({ given }) => given.expect === 'good')
    .flatMap(({ given, found }) => found.map(({ code, message }) => `${given.id}: ${code} ${message}`));
  expect(falseAlarms).toEqual([]);
});
