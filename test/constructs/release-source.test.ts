import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { REVIEWS } from './reviews';
import { CanaryService, Progress, Releases, ReleasesOptions } from '../../src';

const FILE = 'reviews: { canary: v2, at: 10% }\n';
const DIVIDED = 'environments:\n  prod:\n    reviews: { canary: v2, at: 10% }\n  dev:\n    reviews: { canary: v2, at: finish }\n  empty:\n';

let folder: string;
const cwd = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'releases-'));
  mkdirSync(join(folder, 'elsewhere'));
  process.chdir(join(folder, 'elsewhere'));
});

afterEach(() => {
  process.chdir(cwd);
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** The stage of reviews in an app that says where its releases are. */
function stage(declare: (app: App) => unknown = () => undefined): string {
  const app = new App({ outdir: join(folder, 'dist') });
  declare(app);
  const { stage: found } = new CanaryService(new Chart(app, 'bookinfo', { namespace: 'bookinfo' }), 'reviews', REVIEWS);
  app.synth();
  return found;
}

const fromFile = (path: string, options?: ReleasesOptions) => (app: App) => Releases.fromFile(app, path, options);

describe('a release file that is declared', () => {
  test('counts from whatever working directory', () => {
    expect(stage(fromFile(write('releases.yaml', FILE)))).toBe('10%');
  });

  test('may have any name', () => {
    expect(stage(fromFile(write('git.yml', FILE)))).toBe('10%');
  });

  test.each([['prod', '10%'], ['dev', 'finish'], ['empty', 'stable']])('says for environment %s where its releases are: %s', (environment, expected) => {
    expect(stage(fromFile(write('releases.yaml', DIVIDED), { environment }))).toBe(expected);
  });

  test.each<[string, string | undefined, ReleasesOptions | undefined, string]>([
    ['that is missing', undefined, undefined, 'releases.yaml" does not exist'],
    ['of which nothing was written', '', undefined, 'is empty, as after a write that was interrupted'],
    ['of which a byte order mark was written', '\uFEFF\n', undefined, 'is empty'],
    ['that is half written', 'reviews: {', undefined, 'cannot be read'],
    ['with a service that does not exist', 'reviws: { canary: v2, at: 10% }', undefined, 'there is no service "reviws", known are "reviews"'],
    ['that is divided, without an environment', DIVIDED, undefined, 'is divided into environments, and it was not said which: say one of "prod", "dev", "empty"'],
    ['for an environment that it lacks', DIVIDED, { environment: 'prdo' }, 'has no environment "prdo", known are "prod", "dev", "empty"'],
    ['for an environment, though it is not divided', FILE, { environment: 'prod' }, 'is not divided into environments, asked for is "prod"'],
    ['with entries beside its environments', `${DIVIDED}${FILE}`, { environment: 'prod' }, 'has "reviews" beside "environments"'],
    ['with a misspelt service in an environment', DIVIDED.replace('reviews: { canary: v2, at: 10% }', 'reviws: { canary: v2, at: 10% }'), { environment: 'prod' }, 'there is no service "reviws"'],
  ])('is an error %s, never `stable`', (_, text, options, message) => {
    if (text !== undefined) {
      write('releases.yaml', text);
    }
    expect(() => stage(fromFile(join(folder, 'releases.yaml'), options))).toThrow(message);
  });

  test('says which file lies there under another name', () => {
    write('Release.yml', FILE);
    expect(() => stage(fromFile(join(folder, 'releases.yaml')))).toThrow('does not exist, there is "Release.yml" beside it');
  });

  test('is an error by a path that hangs on the working directory', () => {
    expect(() => stage(fromFile('releases.yaml'))).toThrow('path is "releases.yaml", which another working directory would read elsewhere');
  });

  test('is an error where it is a folder', () => {
    expect(() => stage(fromFile(join(folder, 'elsewhere')))).toThrow('is no file');
  });

  test('is declared once, for the app, and before its services', () => {
    const path = write('releases.yaml', FILE);
    expect(() => stage(app => [fromFile(path)(app), fromFile(path)(app)])).toThrow('releases are declared twice');
    expect(() => stage(app => Releases.fromFile(new Chart(app, 'part'), path))).toThrow('[part] releases are declared for an app as a whole');
    expect(() => stage(app => {
      new CanaryService(new Chart(app, 'early'), 'early', REVIEWS);
      fromFile(path)(app);
    })).toThrow('releases are declared after service "early" was made');
  });

  test('and another by the context are an error', () => {
    const path = write('releases.yaml', FILE);
    expect(() => stage(app => {
      app.node.setContext('canary-releases', path);
      fromFile(path)(app);
    })).toThrow(/the app declares its releases \(.*releases\.yaml\), and context "canary-releases" names/);
  });
});

describe('releases that the program itself declares', () => {
  test('are said in one line', () => {
    expect(stage(app => Releases.of(app, 'reviews@v2=10%'))).toBe('10%');
    expect(Releases.of(new App(), 'reviews@v2=10%,ratings=stable').names).toEqual(['reviews', 'ratings']);
  });

  test.each([['10%', 'allowed are releases by name'], ['reviews=10%', '"reviews=10%" names no canary and would outlive its release'], ['reviews@v3=10%', 'is meant for canary "v3"']])('%s is an error', (text, message) => {
    expect(() => stage(app => Releases.of(app, text))).toThrow(message);
  });
});

describe('where no file is declared', () => {
  const here = (name: string, text: string): void => writeFileSync(join(folder, 'elsewhere', name), text);

  test('the one in the working directory counts', () => {
    here('releases.yaml', FILE);
    expect(stage()).toBe('10%');
  });

  test.each(['releases.yml', 'Releases.yaml', 'RELEASES.YAML', 'release.yaml', 'releases.json'])('%s beside it is an error where it holds releases', name => {
    here(name, '{"reviews": {"canary": "v2", "at": "10%"}}');
    expect(() => stage()).toThrow(`"${name}" in ${join(folder, 'elsewhere')} holds releases and would not be read: the release file is called "releases.yaml"`);
  });

  test.each([['divided into environments', DIVIDED], ['half written', 'reviews: { canary: v2, at'], ['with versions', 'reviews: { stable: { version: v1, image: a }, at: stable }']])('so it is %s', (_, text) => {
    here('releases.yml', text);
    expect(() => stage()).toThrow('holds releases and would not be read');
  });

  test.each([['of another kind', 'v1.0: { date: 2020-01-01, at: noon, notes: none }\n'], ['with notes', '# what was released\n- v1\n'], ['that is no YAML', 'a: {']])('such a file %s is none of ours', (_, text) => {
    here('release.yml', text);
    expect(stage()).toBe('stable');
  });

  test('one that is divided is an error: nobody said which environment', () => {
    here('releases.yaml', DIVIDED);
    expect(() => stage()).toThrow('releases.yaml is divided into environments, and it was not said which');
  });
});

describe('of where a release stands findings say', () => {
  const codes = (build: (chart: Chart, app: App) => CanaryService, declare: (app: App) => unknown = () => undefined): string[] => {
    const app = new App({ outdir: join(folder, 'dist') });
    declare(app);
    const service = build(new Chart(app, 'bookinfo', { namespace: 'bookinfo' }), app);
    return service.findings().filter(({ code }) => code.startsWith('CC02')).map(({ code, severity, message }) => `${code} ${severity}: ${message}`);
  };

  test('that the code hides what a file says', () => {
    expect(codes(chart => new CanaryService(chart, 'reviews', { ...REVIEWS, progress: Progress.stage('deploy') }), app => Releases.of(app, 'reviews@v2=10%')))
      .toEqual(['CC020 info: the code says where "reviews" stands, and Releases.of says "10%", which counts for nothing']);
  });

  test.each([['10', ['CC021 warning: CANARY_RATIO says "10" of "reviews" and not of which canary']], ['reviews@v2=10', []], ['stable', []]])('that the environment names no canary: %s', (value, expected) => {
    process.env.CANARY_RATIO = value;
    try {
      expect(codes(chart => new CanaryService(chart, 'reviews', REVIEWS))).toEqual(expected);
    } finally {
      delete process.env.CANARY_RATIO;
    }
  });

  test('that one entry moves services of several charts, unless they say so', () => {
    const twice = (parameter?: string) => (chart: Chart, app: App): CanaryService => {
      new CanaryService(new Chart(app, 'dev', { namespace: 'dev' }), 'reviews', { ...REVIEWS, parameter });
      return new CanaryService(chart, 'reviews', { ...REVIEWS, parameter });
    };
    expect(codes(twice())).toEqual(['CC022 warning: "reviews" is also the name of dev/reviews: one entry moves them together']);
    expect(codes(twice('shop'))).toEqual([]);
  });
});
