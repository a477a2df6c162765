import { differences } from './compare';
import { TrafficRecord } from './record';
import { Inventory } from '../../mesh/inventory';
import { get } from '../../mesh/manifest';
import { describeQuestion } from '../../traffic/describe-question';
import { evaluate } from '../../traffic/evaluate';
import { RecordedResult, objectsFromRecord, requestFromRecord, toRecordedResult } from '../../traffic/recorded';

/** The answer to one question of a record. */
export interface RecordAnswer {
  readonly id: string;
  /** Index of the question. */
  readonly request: number;
  readonly result: RecordedResult;
  /** The question, for people. */
  readonly question: string;
  /** Where the answer differs from what was recorded; empty too where nothing was. */
  readonly differences: readonly string[];
}

export function answerRecord({ id, objects, requests }: TrafficRecord): RecordAnswer[] {
  const set = Inventory.of(objectsFromRecord({ objects }));
  return requests.map((entry, index) => {
    const request = requestFromRecord(entry);
    const result = toRecordedResult(request, evaluate(set, request));
    const recorded = get(entry, 'result');
    return { id, request: index, result, question: describeQuestion(request), differences: recorded === undefined ? [] : differences(recorded, result) };
  });
}
