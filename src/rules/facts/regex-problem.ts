import { MAX_REGEX_LENGTH, regexError } from '../../mesh/regex';

/** Why Istio's webhook refuses a regular expression, as the end of a sentence; undefined where it takes it. */
export function regexProblem(pattern: string): string | undefined {
  if (pattern === '') {
    return 'is empty';
  }
  if (pattern.length > MAX_REGEX_LENGTH) {
    return `has ${pattern.length} characters, allowed are ${MAX_REGEX_LENGTH}`;
  }
  const error = regexError(pattern);
  return error === undefined ? undefined : `RE2 does not know (${error})`;
}
