const UNITS: ReadonlyMap<string, number> = new Map([['h', 3_600_000], ['m', 60_000], ['s', 1000], ['ms', 1], ['us', 0.001], ['µs', 0.001], ['ns', 0.000001]]);
const WHOLE = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:h|ms|m|s|us|µs|ns))+)$/;
const PART = /(\d+\.?\d*|\.\d+)(h|ms|m|s|us|µs|ns)/g;

/** A duration as Go writes it (`1m30s`, `0.5s`), in milliseconds; undefined for what is none. */
export function milliseconds(text: string): number | undefined {
  if (!WHOLE.test(text)) {
    return undefined;
  }
  const total = [...text.matchAll(PART)].reduce((sum, [, number, unit]) => sum + Number(number) * (UNITS.get(unit) ?? 0), 0);
  return text.startsWith('-') ? -total : total;
}
