import { Fraction } from '../../traffic/fraction';
import { InputError } from '../exit';

/** The stages of a plan in order, and the folder of each where there is one. */
export interface NamedStage {
  readonly name: string;
  /** Its place among the stages that were read. */
  readonly index: number;
}

/** A stage's name as its folder says it: `02-10-percent` is `10%`, `03-1-of-3` is `1/3`. */
export function stageName(folder: string): string {
  return folder.replace(/^\d+-/, '').replace(/-percent$/, '%').replace(/^(\d+)-of-(\d+)$/, '$1/$2');
}

/** The stages around where a release stands: the one it is at, or those that a ratio lies between. */
export interface Standing {
  readonly before?: NamedStage;
  readonly at?: NamedStage;
  readonly after?: NamedStage;
}

/**
 * Finds a value of a release file among the stages of its plan.
 * @throws InputError where it is neither a stage nor a ratio between two
 */
export function standingOf(value: string, stages: readonly NamedStage[]): Standing {
  const ratio = ratioOf(value);
  const found = stages.findIndex(({ name }) => name === value || ratio !== undefined && ratioOf(name)?.equals(ratio) === true);
  if (found >= 0) {
    return { before: stages[found - 1], at: stages[found], after: stages[found + 1] };
  }
  const after = ratio === undefined ? -1 : stages.findIndex(({ name }) => (ratioOf(name)?.compare(ratio) ?? -1) > 0);
  if (after < 0) {
    throw new InputError(`there is no stage ${value}, the plan has ${stages.map(({ name }) => name).join(', ')}`);
  }
  return { before: stages[after - 1], after: stages[after] };
}

/** The ratio that a stage's name is; `deploy` is the ratio 0. */
function ratioOf(name: string): Fraction | undefined {
  const [, numerator, denominator] = /^(\d{1,9})\/(\d{1,9})$/.exec(name) ?? [];
  if (numerator !== undefined && Number(denominator) > 0) {
    return Fraction.of(Number(numerator), Number(denominator));
  }
  const percent = name === 'deploy' ? '0' : /^(\d{1,3}(?:\.\d{1,9})?)\s*%?$/.exec(name)?.[1];
  return percent === undefined ? undefined : Fraction.decimal(Number(percent)).times(Fraction.of(1, 100));
}
