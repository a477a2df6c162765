import { printableLine } from './escape';

const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], blue: [34, 39], cyan: [36, 39] } as const;

/** Wraps text in colour, or leaves it as it is. */
export type Style = (name: keyof typeof CODES, text: string) => string;

/** Colour on a terminal only, and never where `NO_COLOR` is set. See https://no-color.org */
export function styleFor(io: { readonly isTerminal: boolean; readonly env: Readonly<Record<string, string | undefined>> }): Style {
  const isPlain = !io.isTerminal || (io.env.NO_COLOR ?? '') !== '' || io.env.TERM === 'dumb';
  return (name, text) => isPlain ? text : `\u001b[${CODES[name][0]}m${text}\u001b[${CODES[name][1]}m`;
}

/** Lines of text that manifests may have a part in: control characters would move the cursor or colour the rest. */
export function printable(text: string): string {
  return text.split('\n').map(printableLine).join('\n');
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
