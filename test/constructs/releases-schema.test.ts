import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { load } from 'js-yaml';
import { parseReleases } from '../../src/constructs/release-file';
import { Problem } from '../../src/model/problem';

const schema = JSON.parse(readFileSync(join(__dirname, '../../schemas/releases.schema.json'), 'utf8')) as object;
const inEditor = new Ajv({ allErrors: true, allowUnionTypes: true, strictTypes: false }).compile(schema);

function isRead(text: string): boolean {
  try {
    parseReleases(text, 'releases.yaml');
    return true;
  } catch (error) {
    if (Problem.is(error)) {
      return false;
    }
    throw error;
  }
}

/** The schema is for editors, the reader decides: what one takes the other takes too. */
test.each<[string, boolean]>([
  ['reviews: { canary: v2, at: 10% }', true],
  ['reviews: { canary: v2, at: 10 }', true],
  ['reviews: { canary: 1.10, at: 1/3, hold: freeze }', true],
  ['reviews: { at: stable }', true],
  ['environments: { prod: { reviews: { canary: v2, at: 10% } }, dev: }', true],
  ['environments: { canary: v2, at: 10% }', true],
  ['{}', true],
  ['reviews: { stable: { version: v1, image: a } }', true],
  ['reviews: { stable: { version: v1, image: a }, canary: { version: v2, image: b }, at: deploy }', true],
  ['reviews: { stable: { version: v1, image: a }, at: stable }', true],
  ['reviews: 10%', false],
  ['reviews:', false],
  ['reviews: { canary: v2 }', false],
  ['reviews: { at: 10% }', false],
  ['reviews: { canary: "", at: 10% }', false],
  ['reviews: { canary: v2, at: 10%, step: 2 }', false],
  ['reviews: { canary: v2, at: 10%, hold: "" }', false],
  ['reviews: { stable: { version: v1 } }', false],
  ['reviews: { stable: { version: v1, image: a, replicas: 3 } }', false],
  ['reviews: { stable: { version: v1, image: a }, canary: v2, at: 10% }', false],
  ['reviews: { stable: { version: v1, image: a }, canary: { version: v2, image: b } }', false],
  ['reviews: { stable: { version: v1, image: a }, at: 10% }', false],
  ['reviews: { canary: { version: v2, image: b }, at: 10% }', false],
  ['environments: { prod: { reviews: 10% } }', false],
  ['environments: { prod: { } }\nreviews: { canary: v2, at: 10% }', false],
  ['- reviews', false],
])('an editor and the reader are of one mind: %s', (text, isFine) => {
  expect({ editor: inEditor(load(text)), reader: isRead(text) }).toEqual({ editor: isFine, reader: isFine });
});
