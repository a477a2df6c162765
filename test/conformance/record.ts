import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Manifest = Record<string, unknown>;

/** A pod as it ran: labels that controllers added included. */
export interface RecordedPod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly node: string;
}

/** What a file under `conformance/{routing,gateway-api,mesh}` holds. */
export interface TrafficRecord {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly objects: readonly Manifest[];
  readonly pods?: readonly RecordedPod[];
  readonly requests: readonly RecordedQuestion[];
}

/** A request or a connection, with what became of it where that was recorded. */
export interface RecordedQuestion {
  readonly from: Readonly<Record<string, unknown>>;
  readonly request: Readonly<Record<string, unknown>>;
  readonly connection?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => entry.isDirectory() || entry.name.endsWith('.json') ? filesIn(join(path, entry.name)) : []);
}

/** All records of a file or of a folder and the folders in it, in the order of their paths. */
export function readRecords(path: string): TrafficRecord[] {
  return filesIn(path).map(file => {
    const record = JSON.parse(readFileSync(file, 'utf8')) as TrafficRecord;
    if (!Array.isArray(record.objects) || !Array.isArray(record.requests)) {
      throw new Error(`${file}: no record, expected the keys objects and requests`);
    }
    return record;
  });
}
