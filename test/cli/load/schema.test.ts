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

// As `kubectl annotate --local -o json` prints them.
test.each([
  ['0755', 493], ['0o755', 493], ['0O17', 15], ['0_7', 7], ['08', 8], ['0899', 899], ['4_', 4], ['1_000', 1000], ['1__0', 10], ['-_1', -1], ['0x1F', 31], ['0X1f', 31], ['0b101', 5], ['-0b11', -3],
  ['1.', 1], ['.5', 0.5], ['._5', '._5'], ['-.5', -0.5], ['+.5', 0.5], ['5.e3', 5000], ['0.0_1', 0.01], ['+1', 1], ['1:30', '1:30'], ['2001-01-01', '2001-01-01'],
  ['12345678901234567890', 12345678901234567890], ['123456789012345678901', 123456789012345678901], ['0xFFFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFFF'],
  ['"0755"', '0755'], ['!!binary aGVsbG8=', 'hello'], ['!!null', null], ['!!null null', null], ['!foo bar', 'bar'], ['!Ref {x: 1}', { x: 1 }], ['!!set [1]', [1]],
])('the number or tag %s is read as kubectl reads it', (text, value) => {
  expect(read(`a: ${text}`)).toEqual({ a: value });
});

test('all else is read as YAML has it', () => {
  const word = fc.string({ unit: fc.constantFrom(...'-+.0123456789abcdefxonNulTrei~'), minLength: 1, maxLength: 8 });
  const isYaml11 = (text: string): boolean => /^(y|yes|on|n|no|off)$/i.test(text) || /^[-+]?0[0-9]/.test(text);
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
