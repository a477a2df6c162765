import { Problem } from '../model/problem';

/** Tells the errors of this library from others. */
export class Errors {
  /** Whether an error was raised by this library: bad input, with what was received, what is allowed and where. */
  public static isCanaryError(error: any): boolean {
    return Problem.is(error);
  }

  private constructor() {}
}
