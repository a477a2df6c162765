import { Problem, shown } from './problem';
import { checkArguments } from './props/check';
import { Ratio } from './ratio';

/** Where a release stands: a ratio, or a stage's name. */
export class Progress {
  /**
   * The share of the traffic in scope that the new version gets: a percentage (`10`, `"10%"`, `"0.1%"`) or a fraction (`"1/3"`), from 0 to 100 %.
   * Raises an error for anything else, a bare number between 0 and 1 included.
   */
  public static ratio(value: number | string): Progress {
    checkArguments('Progress.ratio', arguments);
    return new Progress({ ratio: Ratio.parse(value) });
  }

  /** A stage of the plan by its name, such as `deploy` or `finish`. A name that the plan does not have is an error at synthesis. */
  public static stage(name: string): Progress {
    checkArguments('Progress.stage', arguments);
    return new Progress({ stage: name });
  }

  /** What somebody typed, with where: a stage's name, else a ratio. @internal */
  public static _text(text: string, source: string): Progress {
    return new Progress({ text, source });
  }

  private constructor(
    /** @internal */
    public readonly _value: { readonly ratio?: Ratio; readonly stage?: string; readonly text?: string; readonly source?: string },
  ) {}

  /** A stage's name or a ratio, once it is known which names the plan has. @internal */
  public _in(names: readonly string[], takesRatios: boolean): { readonly stage: string } | { readonly ratio: Ratio } {
    const { ratio, stage, text, source } = this._value;
    const where = source === undefined ? '' : `${source}: `;
    const allowed = `allowed are the stages ${names.map(shown).join(', ')}${takesRatios ? ' and any ratio from 0 to 100 %, such as 10, "0.1%" or "1/3"' : ''}`;
    const name = stage ?? text;
    if (name !== undefined && names.includes(name)) {
      return { stage: name };
    }
    const parsed = ratio ?? (text === undefined ? undefined : attempt(where, () => Ratio.tryParse(text)));
    if (parsed === undefined) {
      throw new Problem(`${where}progress is ${shown(name)}, ${allowed}`);
    }
    if (!takesRatios && names.includes(String(parsed))) {
      return { stage: String(parsed) };
    }
    if (!takesRatios) {
      throw new Problem(`${where}progress is the ratio ${shown(text ?? String(parsed))}, ${allowed}`);
    }
    return { ratio: parsed };
  }
}

function attempt<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw Problem.is(error) ? new Problem(`${where}${error.message}`) : error;
  }
}
