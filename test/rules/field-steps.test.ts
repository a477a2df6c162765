import { fieldSteps } from '../../src/rules/field-steps';

test.each<[string, (string | number)[]]>([
  ['spec', ['spec']],
  ['spec.http[0].route[12].destination.subset', ['spec', 'http', 0, 'route', 12, 'destination', 'subset']],
  ['metadata.annotations[cdk8s-canary.io/suppress]', ['metadata', 'annotations', 'cdk8s-canary.io/suppress']],
  ['spec.http[0].match[1].headers[x-a].exact', ['spec', 'http', 0, 'match', 1, 'headers', 'x-a', 'exact']],
  ['spec["a b"].c', ['spec', 'a b', 'c']],
  ['metadata.labels["say \\"so\\""]', ['metadata', 'labels', 'say "so"']],
])('%s', (field, steps) => {
  expect(fieldSteps(field)).toEqual(steps);
});
