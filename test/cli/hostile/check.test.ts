import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { expectOrderlyEnd } from './expect-orderly-end';
import { mutate, mutations } from './mutate';
import { seeds } from './seeds';
import { run } from '../run';

const seed = fc.constantFrom(...seeds);

test('mutated manifests end in findings or bad input, never in a stack trace', async () => {
  await fc.assert(fc.asyncProperty(seed, mutations, async (objects, list) => {
    const stdin = (mutate(objects, list) as unknown[] | null) ?? [];
    expectOrderlyEnd(await run(['check', '-', '--info', '-o', 'json'], { stdin: JSON.stringify(stdin), cwd: '.' }));
  }), { numRuns: 400 });
}, 120_000);

test('a mutated step ends in findings or bad input, either way round', async () => {
  await fc.assert(fc.asyncProperty(seed, mutations, fc.boolean(), async (objects, list, isBefore) => {
    const [good, bad] = [JSON.stringify(objects), JSON.stringify(mutate(objects, list) ?? [])];
    const argv = isBefore ? ['check', '--before', '-', '--after', 'good.json'] : ['check', '--before', 'good.json', '--after', '-'];
    expectOrderlyEnd(await run(argv, { stdin: bad, files: { 'good.json': good } }));
  }), { numRuns: 200 });
}, 120_000);

test('any YAML ends in findings or bad input', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.jsonValue().map(value => dump(value)), fc.json()), async stdin => {
    expectOrderlyEnd(await run(['check', '-'], { stdin, cwd: '.' }));
  }), { numRuns: 300 });
}, 120_000);

test('prototype keys of a manifest change nothing outside it', async () => {
  const evil = '{"apiVersion":"v1","kind":"Service","metadata":{"name":"a","__proto__":{"polluted":1},"labels":{"__proto__":"x"}},"__proto__":{"polluted":1},"spec":{"__proto__":{"polluted":1}}}';
  expectOrderlyEnd(await run(['check', '-'], { stdin: evil, cwd: '.' }));
  expectOrderlyEnd(await run(['check', '-'], { stdin: `x: 1\n---\n${evil}`, cwd: '.' }));
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
