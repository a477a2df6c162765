import { answerRecord } from './answer-record';
import { comparable } from './comparable';
import { RecordedQuestion, TrafficRecord, readRecords } from './record';

function isAsRecorded({ result }: RecordedQuestion, answer: object): boolean {
  return result === undefined || JSON.stringify(comparable(answer as Record<string, unknown>, result)) === JSON.stringify(comparable(result));
}

/** One line for each question that is answered otherwise than it was recorded, then one that counts. */
function report(records: readonly TrafficRecord[]): string {
  const compared = records.flatMap(record => answerRecord(record).map(({ result, request }) => ({ line: `${record.id} request ${request}: ${record.title}`, holds: isAsRecorded(record.requests[request], result) })));
  const failed = compared.filter(({ holds }) => !holds);
  return [...failed.map(({ line }) => `failed ${line}`), `${compared.length - failed.length} passed, ${failed.length} failed`].join('\n');
}

/** `node scripts/records.mjs <file or folder ...> [--output json]`: what is recorded there, asked again. */
function main(args: readonly string[]): void {
  const index = args.findIndex(arg => arg === '--output' || arg === '-o');
  const form = index < 0 ? 'text' : args[index + 1];
  const paths = args.filter((_, position) => index < 0 || (position !== index && position !== index + 1));
  if (paths.length === 0 || (form !== 'text' && form !== 'json')) {
    throw new Error(`expected files or folders of records, and --output text or json, got ${JSON.stringify(args)}`);
  }
  const records = paths.flatMap(readRecords);
  console.log(form === 'json' ? JSON.stringify(records.flatMap(answerRecord), undefined, 2) : report(records));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
