import * as fc from 'fast-check';
import { expectOrderlyEnd } from './expect-orderly-end';
import { mutate, mutations } from './mutate';
import { seeds } from './seeds';
import { run } from '../run';

const seed = fc.constantFrom(...seeds);
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom('reviews', 'reviews.shop', '*', '__proto__', '', '.', 'a:99999', '[::1]', '%00', '/a/../b', '//', '?', '#'));

test('traces of mutated manifests end in an answer or bad input, never in a stack trace', async () => {
  await fc.assert(fc.asyncProperty(seed, mutations, async (objects, list) => {
    expectOrderlyEnd(await run(['trace', '-', '-o', 'json'], { stdin: JSON.stringify(mutate(objects, list) ?? []), cwd: '.' }));
    expectOrderlyEnd(await run(['trace', '-'], { stdin: JSON.stringify(mutate(objects, list) ?? []), cwd: '.' }));
  }), { numRuns: 250 });
}, 120_000);

test('traces of strange requests end in an answer or bad input', async () => {
  await fc.assert(fc.asyncProperty(seed, text, text, text, fc.nat(3), async (objects, host, path, value, way) => {
    const caller = [[], ['--outside-mesh'], [`--gateway=${value}`], [`--from=shop/a=${value}`]][way];
    const { code, stderr } = await run(['trace', '-', `--host=${host}`, `--path=${path}`, `--header=x:${value}`, `--cookie=c=${value}`, ...caller], { stdin: JSON.stringify(objects), cwd: '.' });
    expect([0, 2]).toContain(code);
    expect(stderr).not.toMatch(/unexpected:|\n\s+at /);
  }), { numRuns: 300 });
}, 120_000);

test('mutated cases end in outcomes or bad input', async () => {
  const cases = { from: { namespace: 'shop', labels: { app: 'a' } }, cases: [{ name: 'x', from: { gateway: 'a/b' }, request: { host: 'reviews', path: '/', headers: { a: ['b', 'c'] }, cookies: { d: 'e' } }, expect: { splits: { v1: 1, v2: '10%' }, neverReaches: ['v3'], status: 200, mirrors: [] } }] };
  await fc.assert(fc.asyncProperty(mutations, async list => {
    expectOrderlyEnd(await run(['test', 'm.json', '--cases', 'c.json'], { files: { 'm.json': JSON.stringify(seeds[0]), 'c.json': JSON.stringify(mutate(cases, list) ?? null) } }));
  }), { numRuns: 200 });
}, 120_000);
