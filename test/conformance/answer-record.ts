import { questionOf } from './question';
import { TrafficRecord } from './record';
import { objectsOf } from './record-objects';
import { RecordedResult, toRecordedResult } from './recorded-result';
import { Inventory } from '../../src/mesh/inventory';
import { evaluate } from '../../src/traffic/evaluate';

/** The answer to one question of a record. */
export interface RecordAnswer {
  readonly id: string;
  /** Index of the question. */
  readonly request: number;
  readonly result: RecordedResult;
}

export function answerRecord(record: TrafficRecord): RecordAnswer[] {
  const set = Inventory.of(objectsOf(record));
  return record.requests.map((entry, request) => {
    const question = questionOf(entry);
    return { id: record.id, request, result: toRecordedResult(question, evaluate(set, question)) };
  });
}
