import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Measured {
  readonly requests: number;
  readonly failed: number;
}

/** One step that was applied for real under load. */
export interface TransitionCase {
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly expect: 'good' | 'risky' | 'broken' | 'open';
  readonly before: object[];
  readonly after: object[];
  readonly measured: { readonly removedLast: Measured; readonly removedFirst?: Measured };
}

const FOLDER = join(__dirname, '../../conformance/transitions/steps');

export function transitionCases(): TransitionCase[] {
  return readdirSync(FOLDER).filter(file => file.endsWith('.json')).sort().map(file => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as TransitionCase);
}
