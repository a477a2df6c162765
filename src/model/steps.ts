import { Problem, shown } from './problem';
import { checkArguments } from './props/check';
import { Ratio } from './ratio';

/** The steps of a plan unless told others. */
export const DEFAULT_STEPS: readonly number[] = [10, 50, 100];

/** Steps as ratios: going up, each once, above 0 and ending with 100 %, which is added where it is not said. */
export function stepsOf(steps: readonly (number | string)[]): Ratio[] {
  if (steps.length === 0) {
    throw new Problem('steps are empty, at least one ratio is needed, such as [10, 50, 100]');
  }
  const ratios = steps.map(step => Ratio.parse(step));
  ratios.forEach((ratio, index) => {
    if (ratio.isZero) {
      throw new Problem(`steps are ${shown(steps)}, they start above 0: the stage "deploy" already has the ratio 0`);
    }
    if (index > 0 && ratio.compare(ratios[index - 1]) <= 0) {
      throw new Problem(`steps are ${shown(steps)}, each has to be greater than the one before: ${ratio} comes after ${ratios[index - 1]}`);
    }
  });
  return ratios[ratios.length - 1].isOne ? ratios : [...ratios, Ratio.ONE];
}

/** Steps that many releases take. */
export class Steps {
  /**
   * Equal steps: `Steps.linear(25)` is 25, 50, 75, 100 percent.
   * @param percent how much each step adds, in percent from 0.1 to 100
   */
  public static linear(percent: number): number[] {
    checkArguments('Steps.linear', arguments);
    if (!(percent >= 0.1 && percent <= 100)) {
      throw new Problem(`percent is ${shown(percent)}, allowed is a percentage from 0.1 to 100`);
    }
    const steps: number[] = [];
    for (let index = 1; index * percent < 100; index++) {
      steps.push(Number((index * percent).toFixed(6)));
    }
    return [...steps, 100];
  }

  /**
   * Steps that double: `Steps.exponential(5)` is 5, 10, 20, 40, 80, 100 percent.
   * @param start the first step, in percent from 1 to 100
   */
  public static exponential(start: number = 5): number[] {
    checkArguments('Steps.exponential', arguments);
    if (!(start >= 1 && start <= 100)) {
      throw new Problem(`start is ${shown(start)}, allowed is a percentage from 1 to 100`);
    }
    const steps: number[] = [];
    for (let step = start; step < 100; step *= 2) {
      steps.push(step);
    }
    return [...steps, 100];
  }

  /**
   * Two steps: a few percent, then all.
   * @param percent the first step, in percent from 1 to 99
   */
  public static canary(percent: number = 5): number[] {
    checkArguments('Steps.canary', arguments);
    if (!(percent >= 1 && percent < 100)) {
      throw new Problem(`percent is ${shown(percent)}, allowed is a percentage from 1 to 99`);
    }
    return [percent, 100];
  }
}
