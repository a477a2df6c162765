import { parseDuration } from '../../mesh/duration';

/** A duration such as `1m30s` in milliseconds; undefined for what is none. */
export function milliseconds(value: unknown): number | undefined {
  const nanoseconds = parseDuration(value);
  return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1_000_000;
}
