const UNITS: { readonly [unit: string]: number } = { ns: 1e-6, us: 1e-3, µs: 1e-3, μs: 1e-3, ms: 1, s: 1e3, m: 60e3, h: 3600e3 };

/** Milliseconds of a duration as Go writes it (`1h30m`, `1.5s`, `250ms`); undefined for anything else. */
export function milliseconds(text: string): number | undefined {
  const unsigned = /^[+-]/.test(text) ? text.slice(1) : text;
  if (unsigned === '0') {
    return 0;
  }
  // Sticky, part by part: no pattern that could go back and forth over a long text.
  const part = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y;
  let total = 0;
  let end = 0;
  for (let match = part.exec(unsigned); match !== null; match = part.exec(unsigned)) {
    total += Number(match[1]) * UNITS[match[2]];
    end = part.lastIndex;
  }
  if (end === 0 || end !== unsigned.length) {
    return undefined;
  }
  return text.startsWith('-') ? -total : total;
}
