import { objectName, versionOf, versionsOf } from '../../src/model/version';

test.each([
  ['v2', 'v2'],
  ['v2-beta', 'v2-beta'],
  ['2', '2'],
  ['2024-11', '2024-11'],
  ['1.4.0', 'v1-4-0'],
  ['V2', 'v2'],
  ['v2_beta', 'v2-beta'],
  ['Release.2._x', 'release-2-x'],
])('%s keeps its name as label value, objects are named %s', (name, id) => {
  expect(versionOf(name)).toEqual({ name, id });
  expect(objectName('reviews', versionOf(name))).toBe(`reviews-${id}`);
});

test.each([[''], [undefined], [7]])('refuses %p, which is no name', name => {
  expect(() => versionOf(name as unknown as string)).toThrow('it needs a name such as "v2" or "1.4.0"');
});

test.each([['-v2'], ['v2-'], ['v 2'], ['v2+build'], ['ü'], ['__proto__'], ['v'.repeat(64)]])('refuses %p, which Kubernetes takes for no label value', name => {
  expect(() => versionOf(name)).toThrow(`version is "${name}", which is no label value: allowed are 1 to 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit`);
});

test('refuses one name twice', () => {
  expect(() => versionsOf('reviews', ['v1', 'v2', 'v1'])).toThrow('two versions have the name "v1", each needs its own');
});

test('refuses names that map to one DNS label', () => {
  expect(() => versionsOf('reviews', ['1.4.0', '1-4.0'])).toThrow('versions "1.4.0" and "1-4.0" both map to the DNS label "v1-4-0", give one another name');
  expect(() => versionsOf('reviews', ['v2', 'V2'])).toThrow('versions "v2" and "V2" both map to the DNS label "v2"');
});

test('names of service and version together fit into 63 characters', () => {
  const service = 's'.repeat(60);
  expect(versionsOf(service, ['v1'])).toHaveLength(1);
  expect(() => versionsOf(service, ['v10'])).toThrow(`name "${service}-v10" has 64 characters, allowed are 63: shorten the service's or the version's name`);
});
