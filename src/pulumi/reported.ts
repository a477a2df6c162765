import { Problem, at } from '../model/problem';

/** Runs what belongs to a component; a problem in it names the component, and Pulumi prints it as a line instead of a stack. */
export function reported<T>(component: string, work: () => T): T {
  try {
    return at(component, work);
  } catch (error) {
    throw asRunError(error);
  }
}

/** What `pulumi.RunError` is known by; the error stays one of ours too. */
export function asRunError(error: unknown): unknown {
  return Problem.is(error) && !('__pulumiRunError' in error) ? Object.defineProperty(error, '__pulumiRunError', { value: true }) : error;
}
