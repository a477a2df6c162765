import { Problem, shown } from './problem';

/** Istio refuses longer ones. */
const MAX_LENGTH = 1024;

/** Refuses what RE2, and so Istio and Envoy, would refuse. */
export function checkRegex(pattern: string, what: string): void {
  if (pattern === '') {
    throw new Problem(`${what} is empty, it needs a regular expression`);
  }
  if (pattern.length > MAX_LENGTH) {
    throw new Problem(`${what} has ${pattern.length} characters, allowed are ${MAX_LENGTH}`);
  }
  // Loaded by those who have a regex, as it is the largest part of all.
  const { RE2JS } = require('re2js') as typeof import('re2js');
  try {
    RE2JS.compile(pattern);
  } catch (error) {
    throw new Problem(`${what} is ${shown(pattern)}, which RE2 does not accept: ${error instanceof Error ? error.message : error}`);
  }
}

/** A value as a regular expression that matches nothing but it. */
export function escaped(value: string): string {
  return value.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
