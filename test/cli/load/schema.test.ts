import * as fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { KUBERNETES_SCHEMA } from '../../../src/cli/load/schema';

const read = (text: string): unknown => load(text, { schema: KUBERNETES_SCHEMA });

test.each([
  ['on', true], ['Yes', true], ['y', true], ['off', false], ['NO', false], ['true', true], ['oN', 'oN'],
  ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z'], ['~', null], ['', undefined], ['0x1f', 31], ['.inf', Infinity], ['1e3', 1000], ['1.2.3', '1.2.3'],
  ['!!str 1', '1'], ['!!int "3"', 3], ['!!bool "on"', true], ['"on"', 'on'],
])('%s is read as kubectl reads it', (text, value) => {
  expect(read(text)).toEqual(value);
});

test('merge keys are known, and a key `y` is `true`', () => {
  expect(read('a: &a {x: 1}\nb: {<<: *a, y: 2}')).toEqual({ a: { x: 1 }, b: { x: 1, true: 2 } });
});

test('all else is read as YAML has it', () => {
  const word = fc.string({ unit: fc.constantFrom(...'-+._0123456789abcdefxonNulTrei~'), minLength: 1, maxLength: 8 });
  const isYaml11 = (text: string): boolean => /^(y|yes|on|n|no|off)$/i.test(text);
  fc.assert(fc.property(word.filter(text => !isYaml11(text)), text => {
    const [own, core] = [KUBERNETES_SCHEMA, CORE_SCHEMA].map(schema => {
      try {
        return load(`[${text}]`, { schema });
      } catch {
        return 'fails';
      }
    });
    expect(own).toEqual(core);
  }), { numRuns: 3000 });
});
