import { Before } from './before';
import { CheckedStages } from './checked-stages';
import { checkJump } from './jump';
import { ReleaseParts } from './release-parts';
import { asRunError } from './reported';
import { at } from '../model/problem';

/**
 * Judges the step from where the cluster stands. At once where that is known, else as soon as the engine has said it: what waits for the promise is then
 * not registered.
 */
export function judged(component: string, before: Before, parts: ReleaseParts, stages: CheckedStages): Promise<void> {
  const judge = (value: Parameters<typeof checkJump>[2]): void => at(component, () => checkJump(parts, stages, value));
  const value = before._read(component);
  if (!(value instanceof Promise)) {
    judge(value);
    return Promise.resolve();
  }
  const result = value.then(judge).catch(error => {
    throw asRunError(error);
  });
  // Whoever waits for it reports it; until somebody does it is no unhandled one.
  result.catch(() => undefined);
  return result;
}
