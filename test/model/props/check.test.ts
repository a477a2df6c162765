import { Duration, Lazy } from 'cdk8s';
import { Errors } from '../../../src';
import { checkArguments, checkProps } from '../../../src/model/props/check';

const version = { version: 'v1', image: 'a:1' };

test.each<[string, object, string]>([
  ['another type', { stable: version, policy: { retries: { attempts: 1, on: '5xx' } } }, 'policy.retries.on is "5xx", allowed is a list, each of which is a text'],
  ['an unknown prop', { stable: version, disruptionBuget: {} }, 'disruptionBuget is {}, and there is no such prop in CanaryServiceProps: did you mean "disruptionBudget"?'],
  ['an unknown prop inside', { stable: { ...version, replica: 2 } }, 'stable.replica is 2, and there is no such prop in VersionProps: did you mean "replicas"?'],
  ['a prop that nothing is like', { stable: { ...version, zzz: 2 } }, 'stable.zzz is 2, and there is no such prop in VersionProps: allowed are autoscaling, container, '],
  ['a prop that is missing', { stable: { image: 'a:1' } }, 'stable.version is undefined, allowed is a text'],
  ['null', { stable: version, canary: null }, 'canary is null, allowed are the props of VersionProps'],
  ['a list that would be everybody', { stable: version, audience: [] }, 'audience is an empty list: say at least one, or leave it out for all requests'],
  ['a dict of Python where a class is needed', { stable: version, ports: [{ port: 80, target_port: 8080 }] },
    'ports[0].target_port is 8080, and there is no such prop in PortProps: did you mean "targetPort"? From Python take the class PortProps, never a dict, in lists and maps'],
  ['a literal in place of an object', { stable: version, audience: [{ header: 'x' }] }, 'audience[0] is {"header":"x"}, allowed is a Match of cdk8s-canary'],
  ['an object of another class', { stable: version, policy: { timeout: new Date(0) } }, 'policy.timeout is an object of class Date, allowed is a Duration of cdk8s'],
  ['a choice', { stable: version, connections: { tls: 'disable' } }, 'connections.tls is "disable", allowed are TlsMode "DISABLE", "ISTIO_MUTUAL"'],
  ['a number or a text', { stable: version, disruptionBudget: { minAvailable: true } }, 'disruptionBudget.minAvailable is true, allowed is a text or a number'],
  ['a value of a map', { stable: { ...version, settings: { LEVEL: 5 } } }, 'stable.settings.LEVEL is 5, allowed is a text'],
  ['a key that cannot be written', { stable: { ...version, settings: { constructor: 'x' } } }, 'stable.settings has the key "constructor", which cdk8s cannot write: take another'],
  ['an element of nothing', { stable: version, steps: [10, undefined] }, 'steps[1] is undefined, allowed is a text or a number'],
  ['a list in place of props', { stable: [version] }, 'stable is [{"version":"v1","image":"a:1"}], allowed are the props of VersionProps'],
  ['a function', { stable: version, spread: () => [] }, 'spread is a function, allowed is a list, each of which is a Spread of cdk8s-canary'],
])('refuses %s', (_, props, message) => {
  expect(() => checkProps('CanaryServiceProps', props)).toThrow(message);
});

test.each([[undefined], [null], [5], ['props'], [[]], [new Map()]])('refuses %p in place of props', props => {
  expect(() => checkProps('CanaryServiceProps', props)).toThrow(/^props are .*, allowed are the props of CanaryServiceProps$/);
});

test('props of a class, of another realm and without a prototype are props', () => {
  class Own {
    public readonly stable = Object.assign(Object.create(null), version);
  }
  expect(() => checkProps('CanaryServiceProps', new Own())).not.toThrow();
});

test('what is undefined is left out, known or not', () => {
  expect(() => checkProps('CanaryServiceProps', { stable: version, canary: undefined, unknown: undefined })).not.toThrow();
});

test('a class of the user\'s own may have props of its own, but none that is nearly one of ours', () => {
  const derived = { isDerived: true };
  expect(() => checkProps('CanaryServiceProps', { stable: version, costCentre: 7 }, derived)).not.toThrow();
  expect(() => checkProps('CanaryServiceProps', { stable: version, replica: 7 }, derived)).toThrow('did you mean "replicas"?');
});

test('what cdk8s asks for later is taken where another library takes it', () => {
  const later = Lazy.any({ produce: () => 'x' });
  expect(() => checkProps('CanaryServiceProps', { stable: version, container: { workingDir: later } })).not.toThrow();
  expect(() => checkProps('CanaryServiceProps', { stable: { ...version, image: later } })).toThrow('stable.image is an object of class Lazy, allowed is a text');
});

test('arguments are known by their names; of one that takes many each is asked', () => {
  expect(() => checkArguments('Spread.over', [5])).toThrow('topologyKey is 5, allowed is a text');
  expect(() => checkArguments('Spread.over', ['zone'])).not.toThrow();
  expect(() => checkArguments('RouteRule.when', [Duration.seconds(1)])).toThrow('matches[0] is an object of class Duration, allowed is a Match of cdk8s-canary');
  expect(() => checkArguments('RouteRule.when', [])).not.toThrow();
});

test('a refusal is one of ours', () => {
  let refusal: unknown;
  try {
    checkProps('CanaryServiceProps', { stable: {} });
  } catch (error) {
    refusal = error;
  }
  expect(Errors.isCanaryError(refusal)).toBe(true);
});
