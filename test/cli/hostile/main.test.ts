import * as fc from 'fast-check';
import { mutate, mutations } from './mutate';
import { seeds } from './seeds';
import { Outcome, run } from '../run';

/** `FUZZ_RUNS=20000 npm test -- test/cli/hostile/main` tries as many as one likes, `FAST_CHECK_SEED` others. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

const seed = fc.constantFrom(...seeds);
/** Names and values that would write a line, a colour or a command of a CI runner. */
const evil = fc.constantFrom('\u001b[31mred', 'a\n::stop-commands::x', '::error::x', '##[command]x', '\u009b31m', '\u2028', '\u202Eabc', '\r', '\u0007', '%0A::x');

/** One string of the input is replaced by the evil text, in the text of the input itself. */
function withEvil(json: string, text: string, place: number): string {
  const strings = [...json.matchAll(/"(?:shop|reviews|v1|v2|ratings|http)"/g)];
  const at = strings.length === 0 ? undefined : strings[place % strings.length];
  return at === undefined ? json : `${json.slice(0, at.index)}${JSON.stringify(text)}${json.slice(at.index + at[0].length)}`;
}

function expectClean({ code, stdout, stderr }: Outcome): void {
  expect([0, 1, 2]).toContain(code);
  for (const text of [stdout, stderr]) {
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
    expect(text).not.toMatch(/##\[/);
    expect(text).not.toMatch(/unexpected:|^\s+at .+:\d+:\d+\)?$/m);
  }
  expect(stderr).not.toMatch(/^\s*::/m);
  expect(stderr.split('\n').length).toBe(code === 2 ? 2 : 1);
  expect(code === 2 ? stdout : stderr).toBe('');
}

const COMMANDS: readonly (readonly string[])[] = [
  ['check', '-', '--info'], ['check', '-', '--info', '-o', 'json'], ['check', '-', '--info', '-o', 'sarif'], ['check', '-', '--info', '-o', 'github'], ['check', '-', '--complete'],
  ['trace', '-'], ['trace', '-', '-o', 'json'],
];

test('whatever the manifests are, a command ends in order and writes nothing that was not meant', async () => {
  await fc.assert(fc.asyncProperty(seed, mutations, fc.option(evil), fc.nat(200), fc.constantFrom(...COMMANDS), async (objects, list, text, place, command) => {
    const json = JSON.stringify(mutate(objects, list) ?? []);
    const outcome = await run(command, { stdin: text === null ? json : withEvil(json, text, place), cwd: '.' });
    expectClean(outcome);
    if (!command.includes('github')) {
      expect(outcome.stdout).not.toMatch(/^\s*::/m);
    }
  }), { numRuns: RUNS });
}, 3_600_000);

test('whatever the sides of a step are, it ends in order', async () => {
  await fc.assert(fc.asyncProperty(seed, mutations, fc.option(evil), fc.nat(200), fc.boolean(), async (objects, list, text, place, isBefore) => {
    const bad = JSON.stringify(mutate(objects, list) ?? []);
    const argv = isBefore ? ['check', '--before', '-', '--after', 'good.json'] : ['check', '--before', 'good.json', '--after', '-'];
    expectClean(await run(argv, { stdin: text === null ? bad : withEvil(bad, text, place), files: { 'good.json': JSON.stringify(objects) } }));
  }), { numRuns: Math.ceil(RUNS / 3) });
}, 3_600_000);

test('whatever is typed, it is quoted on one line', async () => {
  await fc.assert(fc.asyncProperty(evil, fc.constantFrom('--fail-on', '--output', '--host', '--config', '--before', '--packs', '--nonsense'), async (text, flag) => {
    const { code, stdout, stderr } = await run(['check', flag, text], { cwd: '.' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    // eslint-disable-next-line no-control-regex
    expect(stderr).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u202e]|^\s*::/m);
  }), { numRuns: 50 });
});
