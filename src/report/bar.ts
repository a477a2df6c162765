/** A part of a whole, from 0 to 1. */
export interface BarPart {
  readonly part: number;
  readonly fill: string;
}

/** Fills for versions, in the order they are met: told apart without colour, and none that reads as nothing. */
export const FILLS = ['█', '▒', '#', '=', '+', '%', 'o', '-'] as const;

/** A bar of so many characters; a part that is not zero shows at least one. */
export function bar(parts: readonly BarPart[], width: number): string {
  const shown = parts.filter(({ part }) => part > 0);
  const lengths = shown.map(({ part }) => Math.max(1, Math.floor(part * width)));
  // What rounding leaves over goes to the largest, which shows it least.
  const largest = lengths.indexOf(Math.max(...lengths));
  return shown.map(({ fill }, index) => {
    const rest = index === largest ? width - lengths.reduce((sum, length) => sum + length, 0) : 0;
    return fill.repeat(Math.max(1, lengths[index] + rest));
  }).join('');
}
