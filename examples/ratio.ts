/** Does something with `CANARY_RATIO` in the environment, as a shell would say it, and puts back what was there. */
export function withRatio<T>(progress: string | undefined, work: () => T): T {
  const before = process.env.CANARY_RATIO;
  set(progress ?? before);
  try {
    return work();
  } finally {
    set(before);
  }
}

function set(value: string | undefined): void {
  if (value === undefined) {
    delete process.env.CANARY_RATIO;
  } else {
    process.env.CANARY_RATIO = value;
  }
}
