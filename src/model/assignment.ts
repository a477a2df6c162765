import { Problem, shown } from './problem';

/** What somebody said of one service: a ratio or a stage, and the canary it is meant for where that was said. */
export interface Assignment {
  readonly value: string;
  readonly canary?: string;
  /** Why the release waits: `next` refuses to move it. */
  readonly hold?: string;
  /** The versions, where the source says them and the code does not. */
  readonly stableVersion?: EntryVersion;
  readonly canaryVersion?: EntryVersion;
}

/** A version as a release file says it; everything else that is its own stands in the code, by its name. */
export interface EntryVersion {
  readonly version: string;
  readonly image: string;
}

/** One value for the only release there is, or values by name. */
export type Assignments = { readonly bare: string } | { readonly named: ReadonlyMap<string, Assignment> };

/** Reads `10`, `finish`, `reviews=10,ratings=50` and `reviews@v2=10%`. */
export function assignments(text: string, source: string): Assignments {
  if (text.trim() === '') {
    throw new Problem(`${source} is empty, allowed is a ratio or stage such as "10%", or one by name such as "reviews=10,ratings=50"; leave it out for the stage "stable"`);
  }
  if (!text.includes('=')) {
    return { bare: text.trim() };
  }
  const named = new Map<string, Assignment>();
  for (const part of text.split(',')) {
    const match = /^\s*([^=@\s]+)(?:@([^=@\s]+))?\s*=\s*([^=]+?)\s*$/.exec(part);
    if (match === null) {
      throw new Problem(`${source} is ${shown(text)}: ${shown(part.trim())} is no "name=ratio", such as "reviews=10" or "reviews@v2=10%"`);
    }
    const [, name, canary, value] = match;
    if (named.has(name)) {
      throw new Problem(`${source} is ${shown(text)}: ${shown(name)} stands there twice`);
    }
    named.set(name, { value, canary });
  }
  return { named };
}

/** Refuses a value that is meant for another canary than the code's: it would put the next release's canary where the last one's was. */
export function checkCanary(service: string, assignment: Assignment, candidate: string | undefined, source: string): void {
  if (assignment.canary !== undefined && assignment.canary !== candidate) {
    throw new Problem(`${source}: the value ${shown(assignment.value)} of ${shown(service)} is meant for canary ${shown(assignment.canary)}, ${
      candidate === undefined ? 'the code has no release of it' : `the code's canary is ${shown(candidate)}`}: correct or remove it`);
  }
}
