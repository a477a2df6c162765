import { EntryEdit, editedReleases } from '../../../src/cli/release/edit';

const edit = (text: string, change: EntryEdit, environment?: string): string => editedReleases(text, { file: 'releases.yaml', service: 'reviews', environment }, change);
const at50: EntryEdit = { at: '50%' };

test.each<[string, string, string]>([
  ['in a flow map', 'reviews: { canary: v2, at: 10% }\n', 'reviews: { canary: v2, at: 50% }\n'],
  ['in a block', 'reviews:\n  at: 10%\n  canary: v2\n', 'reviews:\n  at: 50%\n  canary: v2\n'],
  ['between comments', '# who\nratings: { canary: v3, at: finish }\nreviews: { canary: v2, at: 10% } # slowly\n# end\n', '# who\nratings: { canary: v3, at: finish }\nreviews: { canary: v2, at: 50% } # slowly\n# end\n'],
  ['with odd blanks', 'reviews:   {canary: v2,at:   10%}\n', 'reviews:   {canary: v2,at:   50%}\n'],
  ['with quotes', 'reviews: { canary: "v2", at: "10%" }\n', 'reviews: { canary: "v2", at: "50%" }\n'],
  ['with other quotes', 'reviews: { canary: v2, at: \'10%\' }\n', 'reviews: { canary: v2, at: \'50%\' }\n'],
  ['with the line ends of Windows', 'ratings: { canary: v3, at: 1% }\r\nreviews:\r\n  canary: v2\r\n  at: 10%\r\n', 'ratings: { canary: v3, at: 1% }\r\nreviews:\r\n  canary: v2\r\n  at: 50%\r\n'],
  ['after a byte order mark', '\uFEFFreviews: { canary: v2, at: 10% }\n', '\uFEFFreviews: { canary: v2, at: 50% }\n'],
  ['without an end of the last line', 'reviews: { canary: v2, at: 10% }', 'reviews: { canary: v2, at: 50% }'],
  ['beside keys that YAML reads as no strings', 'true: { canary: 1.10, at: 1e1 }\n1: { canary: null, at: ~ }\nreviews: { canary: v2, at: 10 }\n', 'true: { canary: 1.10, at: 1e1 }\n1: { canary: null, at: ~ }\nreviews: { canary: v2, at: 50% }\n'],
  ['as JSON', '{"reviews": {"canary": "v2", "at": "10%"}}', '{"reviews": {"canary": "v2", "at": "50%"}}'],
  ['on hold', 'reviews: { canary: v2, at: 10%, hold: "why: so" }\n', 'reviews: { canary: v2, at: 50%, hold: "why: so" }\n'],
  ['with versions', 'reviews:\n  stable: { version: v1, image: "a:1" }\n  canary: { version: v2, image: "a:2" }\n  at: 10%\n', 'reviews:\n  stable: { version: v1, image: "a:1" }\n  canary: { version: v2, image: "a:2" }\n  at: 50%\n'],
])('moves an entry %s, and nothing else', (_, text, expected) => {
  expect(edit(text, at50)).toBe(expected);
});

test('moves the entry of one environment', () => {
  const text = 'environments:\n  dev:\n    reviews: { canary: v2, at: 10% }\n  prod:\n    reviews: { canary: v2, at: 10% } # real people\n';
  expect(edit(text, at50, 'prod')).toBe(text.replace('10% } # real', '50% } # real'));
});

describe('begins a release', () => {
  const begin: EntryEdit = { canary: 'v2', at: 'deploy' };
  test.each<[string, string, string, string?]>([
    ['in an empty map', '# none\n{}\n', '# none\nreviews: { canary: v2, at: deploy }\n'],
    ['in a file of comments', '# none\n', '# none\nreviews: { canary: v2, at: deploy }\n'],
    ['in a new file', '', 'reviews: { canary: v2, at: deploy }\n'],
    ['after others', 'ratings: { canary: v3, at: 1% } # first\n# end\n', 'ratings: { canary: v3, at: 1% } # first\nreviews: { canary: v2, at: deploy }\n# end\n'],
    ['after others without an end of line', 'ratings: { canary: v3, at: 1% }', 'ratings: { canary: v3, at: 1% }\nreviews: { canary: v2, at: deploy }\n'],
    ['after a block', 'ratings:\r\n  canary: v3\r\n  at: 1%\r\n', 'ratings:\r\n  canary: v3\r\n  at: 1%\r\nreviews: { canary: v2, at: deploy }\r\n'],
    ['after a byte order mark', '\uFEFFratings: { canary: v3, at: 1% }\n', '\uFEFFratings: { canary: v3, at: 1% }\nreviews: { canary: v2, at: deploy }\n'],
    ['in JSON', '{"ratings": {"canary": "v3", "at": "1%"}}', '{"ratings": {"canary": "v3", "at": "1%"}, reviews: { canary: v2, at: deploy } }'],
    ['where an entry is at stable', 'reviews: { at: stable } # soon\n', 'reviews: { canary: v2, at: deploy } # soon\n'],
    ['in an environment without entries', 'environments:\n  dev:\n  prod:\n    ratings: { canary: v3, at: 1% }\n', 'environments:\n  dev: { reviews: { canary: v2, at: deploy } }\n  prod:\n    ratings: { canary: v3, at: 1% }\n', 'dev'],
    ['in an environment with an empty map', 'environments:\n  dev: {}\n', 'environments:\n  dev: { reviews: { canary: v2, at: deploy } }\n', 'dev'],
    ['in an environment after others', 'environments:\n  prod:\n    ratings: { canary: v3, at: 1% }\n  dev: {}\n', 'environments:\n  prod:\n    ratings: { canary: v3, at: 1% }\n    reviews: { canary: v2, at: deploy }\n  dev: {}\n', 'prod'],
  ])('%s', (...[, text, expected, environment]) => {
    expect(edit(text, begin, environment)).toBe(expected);
  });
});

describe('ends one', () => {
  test.each<[string, string, string, string?]>([
    ['among others', '# a\nratings: { canary: v3, at: 1% }\nreviews: { canary: v2, at: finish } # done\ndetails: { canary: v4, at: 2% }\n', '# a\nratings: { canary: v3, at: 1% }\ndetails: { canary: v4, at: 2% }\n'],
    ['that is a block', 'reviews:\n  canary: v2\n  at: finish\nratings: { canary: v3, at: 1% }\n', 'ratings: { canary: v3, at: 1% }\n'],
    ['that is the only one', '# a\nreviews: { canary: v2, at: finish }\n', '# a\n{}\n'],
    ['that is the only one of an environment', 'environments:\n  dev:\n    reviews: { canary: v2, at: finish }\n  prod: {}\n', 'environments:\n  dev:\n  prod: {}\n', 'dev'],
    ['in JSON, the first', '{"reviews": {"canary": "v2", "at": "finish"}, "ratings": {"canary": "v3", "at": "1%"}}', '{"ratings": {"canary": "v3", "at": "1%"}}'],
    ['in JSON, the last', '{"ratings": {"canary": "v3", "at": "1%"}, "reviews": {"canary": "v2", "at": "finish"}}', '{"ratings": {"canary": "v3", "at": "1%"}}'],
    ['that is not there', 'ratings: { canary: v3, at: 1% }\n', 'ratings: { canary: v3, at: 1% }\n'],
  ])('%s', (...[, text, expected, environment]) => {
    expect(edit(text, { removed: true }, environment)).toBe(expected);
  });
});

test.each([
  ['a block', 'reviews:\n  # what everybody has\n  stable:\n    version: v1\n    image: registry:5000/a:1\n  canary:\n    version: v2\n    image: registry:5000/a:2\n  at: finish\n', 'reviews:\n  # what everybody has\n  stable:\n    version: v2\n    image: registry:5000/a:2\n'],
  ['a flow map', 'reviews: { stable: { version: v1, image: "a:1" }, canary: { version: v2, image: "a:2" }, at: finish }\n', 'reviews: { stable: { version: v2, image: "a:2" } }\n'],
])('rotates the versions of an entry that is %s', (_, text, expected) => {
  expect(edit(text, { rotated: true })).toBe(expected);
});

test.each<[string, string, EntryEdit, string]>([
  ['an alias', 'ratings: &a { canary: v2, at: 10% }\nreviews: *a\n', at50, 'is written in a way that cannot be edited in place'],
  ['an anchor that another entry shares', 'reviews: { canary: v2, at: &at 10% }\nratings: { canary: v2, at: *at }\n', at50, 'cannot be edited without changing others'],
  ['versions that live in code', 'reviews: { canary: v2, at: finish }\n', { rotated: true }, 'says no version of a canary'],
])('refuses %s', (_, text, change, message) => {
  expect(() => edit(text, change)).toThrow(message);
});
