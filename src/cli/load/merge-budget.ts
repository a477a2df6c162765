import { State, YAMLException } from 'js-yaml';

/** What a text without anchors can never reach. */
function budgetOf(text: string): number {
  return 2 * text.length + 100_000;
}

/**
 * Merge keys (`<<`) copy all that an anchor holds while the text is parsed: a few hundred kilobytes of them can make billions of values. This stops the parser once
 * the values that were read, those behind anchors counted each time, are more than the text could hold without them.
 * @returns options for the parser; none where the text merges nothing
 */
export function mergeBudget(text: string): { listener?: (event: 'open' | 'close', state: State) => void } {
  if (!text.includes('<<')) {
    return {};
  }
  let left = budgetOf(text);
  const weights = new WeakMap<object, number>();
  const weigh = (value: object): number => {
    const known = weights.get(value);
    if (known !== undefined) {
      return known;
    }
    const weight = Array.isArray(value)
      ? value.reduce((sum: number, item: unknown) => sum + 1 + (typeof item === 'object' && item !== null ? weights.get(item) ?? 0 : 0), 0)
      : Object.keys(value).length;
    weights.set(value, weight);
    return weight;
  };
  return {
    listener: (event, { result }) => {
      if (event === 'close' && typeof result === 'object' && result !== null) {
        left -= weigh(result as object);
        if (left < 0) {
          throw new YAMLException('the merge keys make it too large to read');
        }
      }
    },
  };
}
