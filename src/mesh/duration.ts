const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n, us: 1_000n, µs: 1_000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
};

const DURATION = /^(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h)/;

/** Nanoseconds of a duration as Go, Istio and the Gateway API write it (`1.5s`, `1h30m`); undefined for anything else. */
export function parseDuration(value: unknown): bigint | undefined {
  if (value === '0') {
    return 0n;
  }
  if (typeof value !== 'string' || value === '') {
    return undefined;
  }
  let total = 0n;
  for (let rest = value; rest !== '';) {
    const part = DURATION.exec(rest);
    if (part === null) {
      return undefined;
    }
    const [whole, digits = ''] = part[1].split('.');
    total += BigInt(whole + digits) * NANOSECONDS[part[3]] / 10n ** BigInt(digits.length);
    rest = rest.slice(part[0].length);
  }
  return total;
}

/**
 * Seconds with as many decimals as protocol buffers write in JSON: none, three, six or nine.
 * @see https://protobuf.dev/programming-guides/json/
 */
export function formatDuration(nanoseconds: bigint): string {
  const seconds = nanoseconds / 1_000_000_000n;
  const digits = String(nanoseconds % 1_000_000_000n).padStart(9, '0').replace(/(000){1,3}$/, '');
  return `${seconds}${digits === '' ? '' : `.${digits}`}s`;
}
