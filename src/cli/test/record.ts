import { PlainObject, asArray, asObject, get } from '../../mesh/manifest';
import { InputError } from '../exit';
import { parseDocuments } from '../load/documents';
import { readPath } from '../load/files';

/** Manifests and questions, as `conformance/routing` and `conformance/gateway-api` hold them. */
export interface TrafficRecord {
  readonly id: string;
  readonly file: string;
  readonly objects: readonly unknown[];
  /** Each with `from`, `request` and, where it was recorded, `result`. */
  readonly requests: readonly PlainObject[];
}

/** The records of files and folders, in the order of their paths. */
export function readRecords(paths: readonly string[], cwd: string): TrafficRecord[] {
  const records = paths.flatMap(path => readPath(path, cwd)).flatMap(text => parseDocuments(text)).map(({ file, value }) => recordOf(value, file));
  if (records.length === 0) {
    throw new InputError(`no records found in ${paths.join(', ')}`);
  }
  return records;
}

function recordOf(value: unknown, file: string): TrafficRecord {
  const [objects, requests, id] = [get(value, 'objects'), get(value, 'requests'), get(value, 'id')];
  if (!Array.isArray(objects) || !Array.isArray(requests)) {
    throw new InputError(`${file}: no record, expected the keys objects and requests; to test manifests, say --cases <file>`);
  }
  return {
    id: typeof id === 'string' ? id : file,
    file,
    objects: asArray(objects),
    requests: asArray(requests).map((entry, index) => {
      const question = asObject(entry);
      if (question === undefined || typeof get(question, 'request', 'host') !== 'string' || asObject(get(question, 'from')) === undefined) {
        throw new InputError(`${file}: requests[${index}]: expected from, and request with a host`);
      }
      return question;
    }),
  };
}
