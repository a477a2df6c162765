import { join } from 'node:path';
import { ApiObject, Chart, Duration, JsonPatch, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { REVIEWS } from './reviews';
import {
  ABTestService, Adopt, BatchService, BlueGreenService, CanaryService, Capacity, Errors, Exposure, ManifestRules, Manifests, Match, Plan, Progress, Releases, RouteRule, Routing,
  Split, Spread, StagedService, Steps, WeightedRoute, Workload,
} from '../../src';
import { Definition, TypeRef, definitionAt, definitionOf } from '../../src/model/props/table';
import { ROOTS } from '../../src/model/props/table.generated';

const version = (name: string) => ({ version: name, image: `shop:${name}` });
const stage = Progress.stage('stable');

/** Every construct, with props that it takes. */
const CONSTRUCTS: { readonly [struct: string]: { readonly props: object; create(chart: Chart, props: any): unknown } } = {
  CanaryServiceProps: { props: { ...REVIEWS, progress: stage }, create: (chart, props) => new CanaryService(chart, 'shop', props) },
  BlueGreenServiceProps: { props: { port: 80, progress: stage, blue: version('v1'), green: version('v2') }, create: (chart, props) => new BlueGreenService(chart, 'shop', props) },
  ABTestServiceProps: {
    props: { port: 80, progress: stage, a: version('a'), b: version('b'), audience: [Match.header('x').present()] },
    create: (chart, props) => new ABTestService(chart, 'shop', props),
  },
  BatchServiceProps: { props: { port: 80, progress: stage, replicas: 2, stable: version('v1'), canary: version('v2') }, create: (chart, props) => new BatchService(chart, 'shop', props) },
  StagedServiceProps: {
    props: { port: 80, progress: stage, versions: [version('v1'), version('v2')], plan: Plan.startingFrom('v1').stage('half', Split.weights({ v1: 1, v2: 1 })).finishWith('v2') },
    create: (chart, props) => new StagedService(chart, 'shop', props),
  },
  WeightedRouteProps: { props: { service: 'shop', versions: { v1: { version: 'v1' } }, weights: { v1: 1 } }, create: (chart, props) => new WeightedRoute(chart, 'shop', props) },
};

/** Structs that were looked into. */
const looked = new Set<string>();

const RELEASES = join(__dirname, 'releases.yaml');

/** Every factory with options, with arguments before them that it takes. */
const FACTORIES: { readonly [struct: string]: (options: any) => unknown } = {
  GatewayExposureOptions: options => Exposure.gateway('public', options),
  CapacityByShareOptions: options => Capacity.byShare(options),
  ReleasesOptions: options => Releases.fromFile(Testing.app(), RELEASES, options),
  PatchOptions: options => new CanaryService(chart(), 'shop', { ...REVIEWS, progress: stage }).patch(ApiObject.of(deployment), [JsonPatch.add('/metadata/annotations', {})], options),
  ManifestsOptions: options => Manifests.of([], options),
  ManifestCheckOptions: options => Manifests.of([]).check(options),
  ManifestRulesOptions: options => ManifestRules.of(chart(), options),
  AdoptDeploymentOptions: options => Adopt.deployment('old', options),
};

const chart = () => new Chart(Testing.app(), 'app', { namespace: 'shop' });
const other = chart();
const deployment = new kplus.Deployment(other, 'old', { containers: [{ image: 'old:1' }] });

/** An object of each class and interface that props take. */
const OBJECTS: { readonly [fullName: string]: object } = {
  'cdk8s.ApiObject': ApiObject.of(deployment),
  'cdk8s.App': Testing.app(),
  'cdk8s.Chart': chart(),
  'cdk8s.Duration': Duration.seconds(1),
  'cdk8s.JsonPatch': JsonPatch.add('/metadata/annotations', {}),
  'cdk8s.Size': Size.mebibytes(64),
  'constructs.Construct': new Construct(other, 'any'),
  'cdk8s-canary.Adopt': Adopt.deployment('old'),
  'cdk8s-canary.Capacity': Capacity.full(),
  'cdk8s-canary.Exposure': Exposure.gateway('public', { hosts: ['shop.example.com'] }),
  'cdk8s-canary.Match': Match.method('GET'),
  'cdk8s-canary.Plan': Plan.startingFrom('v1').finishWith('v2'),
  'cdk8s-canary.Progress': stage,
  'cdk8s-canary.IVersionVisitor': new (class Visitor { public visit(): void { looked.add('visited'); } })(),
  'cdk8s-canary.Manifests': Manifests.of([]),
  'cdk8s-canary.Routing': Routing.none(),
  'cdk8s-canary.RouteRule': RouteRule.to('v1').when(Match.method('GET')),
  'cdk8s-canary.Split': Split.all('v1'),
  'cdk8s-canary.Spread': Spread.zones(),
  'cdk8s-canary.Workload': Workload.elsewhere(),
  'cdk8s-plus-27.Cpu': kplus.Cpu.millis(100),
  'cdk8s-plus-27.DeploymentStrategy': kplus.DeploymentStrategy.rollingUpdate(),
  'cdk8s-plus-27.EnvFrom': kplus.Env.fromSecret(kplus.Secret.fromSecretName(other, 'env', 'env')),
  'cdk8s-plus-27.EnvValue': kplus.EnvValue.fromValue('x'),
  'cdk8s-plus-27.Handler': kplus.Handler.fromCommand(['true']),
  'cdk8s-plus-27.ISecret': kplus.Secret.fromSecretName(other, 'secret', 'secret'),
  'cdk8s-plus-27.IServiceAccount': kplus.ServiceAccount.fromServiceAccountName(other, 'account', 'account'),
  'cdk8s-plus-27.IStorage': kplus.Volume.fromEmptyDir(other, 'storage', 'storage'),
  'cdk8s-plus-27.Probe': kplus.Probe.fromTcpSocket(),
  'cdk8s-plus-27.Volume': kplus.Volume.fromEmptyDir(other, 'volume', 'volume'),
};

/** A value of each sort that a program may pass by mistake. */
const VALUES: readonly unknown[] = [
  null, 5, NaN, 10n, 'text', '', true, Symbol('x'), () => 1, [], ['text'], [5], [[]], [null], {}, { x: 1 }, { x: 'text' }, Object.create(null), new Date(0), new Map(), new Set(['x']), /x/,
  Duration.seconds(1), Match.method('GET'), deployment,
];

/** A value of a type, as small as it may be. */
function sample(type: TypeRef): unknown {
  switch (type) {
    case 's': return 'text';
    case 'n': return 1;
    case 'b': return true;
    case '?': return {};
    default: return sampleOf(definitionAt(type));
  }
}

function sampleOf(definition: Definition): unknown {
  const { a: elements, m: values, u: union, v: enumerated, c: classOf, i: interfaceOf } = definition;
  const named = classOf ?? interfaceOf;
  if (named !== undefined) {
    expect(Object.keys(OBJECTS)).toContain(named);
    return OBJECTS[named];
  }
  return elements !== undefined ? [sample(elements)]
    : values !== undefined ? { key: sample(values) }
      : union !== undefined ? sample(union[0])
        : enumerated !== undefined ? enumerated[0] : struct(definition, {});
}

function struct({ o: props, r: required, n: name }: Definition, own: object): object {
  // The table does not say that a version needs an image where it has no workload.
  const beyond = name === 'VersionProps' && !('workload' in own) ? { image: 'text' } : {};
  return { ...Object.fromEntries((required as string[] ?? []).map(key => [key, sample(props![key])])), ...beyond, ...own };
}

/** Whether a value is of a type, as the assembly has it. */
function takes(type: TypeRef, value: any): boolean {
  if (typeof type !== 'number') {
    return type === '?' || typeof value === { s: 'string', n: 'number', b: 'boolean' }[type];
  }
  const definition = definitionAt(type);
  const isObject = typeof value === 'object' && value !== null;
  const isLiteral = isObject && [null, Object.prototype].includes(Object.getPrototypeOf(value));
  if (definition.a !== undefined) {
    return Array.isArray(value) && value.every(one => takes(definition.a!, one)) && !(definition.e !== undefined && value.length === 0);
  }
  if (definition.m !== undefined) {
    return isLiteral && Object.values(value).every(one => takes(definition.m!, one));
  }
  if (definition.u !== undefined) {
    return definition.u.some(one => takes(one, value));
  }
  if (definition.v !== undefined) {
    return definition.v.includes(value);
  }
  const named = definition.c ?? definition.i;
  if (named !== undefined) {
    return isObject && value instanceof (OBJECTS[named].constructor as new () => object);
  }
  return isLiteral && Object.entries(value).every(([key, one]) => key in definition.o! && takes(definition.o![key], one))
    && (definition.r as string[] ?? []).every(key => key in value);
}

interface Place {
  readonly path: string;
  readonly type: TypeRef;
  /** The props with a value at the place. */
  with(value: unknown): object;
}

/** Every place of a struct, at any depth: props, elements of lists, values of maps. A struct that stands in several places is looked into at the first. */
function places(definition: Definition, inside: (own: object) => object, seen = new Set<string>(), path = ''): Place[] {
  return Object.entries(definition.o!).flatMap(([key, type]) => below({ path: path === '' ? key : `${path}.${key}`, type, with: value => inside({ [key]: value }) }, seen));
}

function below(place: Place, seen: Set<string>): Place[] {
  if (typeof place.type !== 'number') {
    return [place];
  }
  const definition = definitionAt(place.type);
  if (definition.a !== undefined) {
    return [place, ...below({ path: `${place.path}[0]`, type: definition.a, with: value => place.with([value]) }, seen)];
  }
  if (definition.m !== undefined) {
    return [place, ...below({ path: `${place.path}.key`, type: definition.m, with: value => place.with({ key: value }) }, seen)];
  }
  if (definition.o === undefined || seen.has(definition.n!)) {
    return [place];
  }
  seen.add(definition.n!);
  return [place, ...places(definition, own => place.with(struct(definition, own)), seen, place.path)];
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return Errors.isCanaryError(error) ? (error as Error).message : `not ours: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
  }
  return 'taken';
}

const SUBJECTS: [string, (own: object) => unknown, (own: object) => object, string][] = [
  ...Object.entries(CONSTRUCTS).map(([name, { props, create }]): typeof SUBJECTS[number] => [name, own => create(chart(), own), own => ({ ...props, ...own }), '[app/shop] ']),
  ...Object.entries(FACTORIES).map(([name, create]): typeof SUBJECTS[number] => [name, create, own => struct(definitionOf(name), own), name === 'PatchOptions' ? '[app/shop] options.' : 'options.']),
];

test('every struct that goes in is asked about here, as a construct\'s props, a factory\'s options, or inside of those', () => {
  const seen = new Set<string>(SUBJECTS.map(([name]) => name));
  const visit = (type: TypeRef): void => {
    const definition = typeof type === 'number' ? definitionAt(type) : undefined;
    [definition?.a, definition?.m].filter(one => one !== undefined).forEach(one => visit(one!));
    if (definition?.n !== undefined && definition.o !== undefined && !seen.has(`${definition.n} visited`)) {
      seen.add(definition.n).add(`${definition.n} visited`);
      Object.values(definition.o).forEach(visit);
    }
  };
  SUBJECTS.forEach(([name]) => visit(ROOTS[name]));
  const structs = Object.keys(ROOTS).filter(name => !name.includes('.') && !/^(Traffic|WorkloadCaller)/.test(name));
  expect(structs.filter(name => !seen.has(name))).toEqual(['ReleasedServiceProps']);
});

describe.each(SUBJECTS)('%s', (name, create, inside, prefix) => {
  const all = places(definitionOf(name), inside);

  test('takes no value of another type at any place, and says which', () => {
    const wrong = all.flatMap(place => VALUES.filter(value => !takes(place.type, value)).map(value => ({ place, value })));
    expect(wrong.length).toBeGreaterThan(all.length);
    const missed = wrong.map(({ place, value }) => ({ at: place.path, message: refusal(() => create(place.with(value))) }))
      .filter(({ at, message }) => !message.startsWith(`${prefix}${at}`) || /\n/.test(message));
    expect(missed.slice(0, 5)).toEqual([]);
  });

  test('takes no key that it does not know, at any depth, and says what was meant', () => {
    const structs = [{ path: '', definition: definitionOf(name), with: inside }, ...all.flatMap(place => {
      const definition = typeof place.type === 'number' ? definitionAt(place.type) : undefined;
      return definition?.o === undefined ? [] : [{ path: `${place.path}.`, definition, with: (own: object) => place.with(struct(definition, own)) }];
    })];
    const missed = structs.flatMap(({ path, definition, with: put }) => Object.keys(definition.o!).filter(key => key.length > 4).flatMap(key => [
      [key.slice(0, -2), key], [`${key}s`, key], [key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`), key],
    ].filter(([typo]) => !(typo in definition.o!)).map(([typo]) => ({ typo: `${path}${typo}`, message: refusal(() => create(put({ [typo]: 1 }))) }))))
      .filter(({ typo, message }) => !message.startsWith(`${prefix}${typo} is 1, and there is no such prop in `) || !/did you mean "/.test(message));
    expect(missed.slice(0, 5)).toEqual([]);
  });
});

/** The classes whose methods make what goes into props; of those that are no static methods, an object. */
const METHODS: { readonly [name: string]: object } = {
  Match,
  RouteRule,
  Progress,
  Plan,
  Steps,
  Split,
  Exposure,
  Capacity,
  Spread,
  Adopt,
  Workload,
  Manifests,
  ManifestRules,
  'Manifests.check': Manifests.of([]),
  'Manifests.checkStep': Manifests.of([]),
  'Releases': Releases,
  'HeaderMatch': Match.header('x'),
  'CookieMatch': Match.cookie('x'),
  'QueryMatch': Match.query('x'),
  'PlanBuilder': Plan.startingFrom('v1'),
  'RouteRule.when': RouteRule.to('v1'),
  'RouteRule.named': RouteRule.to('v1'),
  'Split.matching': Split.all('v1'),
  'ReleasedService': new CanaryService(chart(), 'shop', { ...REVIEWS, progress: stage }),
};
const factories = Object.keys(ROOTS).filter(name => name.includes('.') && !/^(Traffic|Errors)/.test(name));

test.each(factories)('%s takes no argument of another type, and says which', name => {
  const [ofClass, method] = name.split('.');
  const subject = (METHODS[name] ?? METHODS[ofClass]) as { [method: string]: (...args: unknown[]) => unknown };
  const { p: parameters, r: isVariadic } = definitionOf(name) as { p: readonly [string, TypeRef, 1?][]; r?: 1 };
  const good = parameters.map(([, type]) => sample(type));
  const wrong = parameters.flatMap(([parameter, type, isOptional], index) => [...VALUES, ...isOptional ? [] : [undefined]].filter(value => !takes(type, value)).map(value => ({
    parameter, value, message: refusal(() => subject[method](...good.slice(0, index), value, ...good.slice(index + 1))),
  })));
  expect(wrong.length).toBeGreaterThan(0);
  const missed = wrong.filter(({ parameter, message }) => !message.replace('[app/shop] ', '').startsWith(isVariadic ? `${parameter}[0]` : parameter));
  expect(missed.slice(0, 5)).toEqual([]);
});

/** Values of the right type that nobody means: what is not refused is written, and nothing ends in an error of JavaScript's own. */
const ODD: { readonly [type: string]: readonly unknown[] } = {
  s: ['', 'a\nb', '__proto__', 'constructor', 'x'.repeat(300), '-1'],
  n: [-1, 0.5, NaN, 2 ** 53],
};

test.each(Object.entries(CONSTRUCTS))('%s: odd values of the right type are refused in words, or written', (name, { props, create }) => {
  const failures = places(definitionOf(name), own => ({ ...props, ...own }), looked).flatMap(place => {
    const values = typeof place.type === 'string' ? ODD[place.type] ?? [] : [[], {}, sample(place.type)].filter(value => takes(place.type, value));
    return values.map(value => ({
      at: `${place.path} ${String(value)}`,
      message: refusal(() => {
        const one = chart();
        create(one, place.with(value));
        Testing.synth(one);
      }),
    }));
  }).filter(({ message }) => /^not ours: (Type|Range|Reference|Syntax)Error|^not ours.* constructor/.test(message));
  expect(failures.slice(0, 8)).toEqual([]);
});
