import { Outcome } from '../run';

/** Findings, answers or bad input: never a crash, and nothing on the other stream. */
export function expectOrderlyEnd({ code, stdout, stderr }: Outcome): void {
  expect([0, 1, 2]).toContain(code);
  expect(stderr).not.toMatch(/unexpected:|\n\s+at /);
  expect(code === 2 ? stdout : stderr).toBe('');
}
