/** The three ends of every command. */
export enum ExitCode {
  CLEAN = 0,
  /** Findings at or above `--fail-on`, or routing tests that fail. */
  FOUND = 1,
  /** Bad input or usage: nothing was judged. */
  BAD_INPUT = 2,
}

/** Input that cannot be read: told in one line, never as a stack trace. */
export class InputError extends Error {}
