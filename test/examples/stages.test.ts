import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { Reviews } from '../../examples/batch-groups/reviews';
import { Bookinfo } from '../../examples/bookinfo-canary/bookinfo';
import { show } from '../../examples/show';
import { Build, slug } from '../../examples/stages';

const FOLDERS = ['00-stable', '01-deploy', '02-10-percent', '03-50-percent', '04-100-percent', '05-finish'];
const build: Build = app => new Bookinfo(app, 'bookinfo').reviews;

let folder: string;
let outdir: string;
const ratioBefore = process.env.CANARY_RATIO;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-'));
  outdir = join(folder, 'dist');
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
  setRatio(ratioBefore);
});

function setRatio(value: string | undefined): void {
  if (value === undefined) {
    delete process.env.CANARY_RATIO;
  } else {
    process.env.CANARY_RATIO = value;
  }
}

/** What `npm start` prints and how it ends. */
function start(ratio?: string, shown: Build = build): { stdout: string; stderr: string; status: number } {
  const out: string[] = [];
  const err: string[] = [];
  let status = 0;
  jest.spyOn(console, 'log').mockImplementation((...line) => void out.push(line.join(' ')));
  jest.spyOn(console, 'error').mockImplementation((...line) => void err.push(line.map(one => one instanceof Error ? one.stack : one).join(' ')));
  const exit = new Error('exit');
  jest.spyOn(process, 'exit').mockImplementation(code => {
    status = Number(code);
    throw exit;
  });
  setRatio(ratio);
  try {
    show('Bookinfo', shown, outdir);
  } catch (error) {
    if (error !== exit) {
      throw error;
    }
  }
  return { stdout: out.join('\n'), stderr: err.join('\n'), status };
}

function weightsIn(name: string): (number | undefined)[] {
  const objects = loadAll(readFileSync(join(outdir, name, 'bookinfo.k8s.yaml'), 'utf8')) as any[];
  return objects.find(one => one.kind === 'VirtualService' && one.metadata.name === 'reviews').spec.http[0].route.map((one: any) => one.weight);
}

test('what is told of a stage stands in one column, however long the names are', () => {
  const lines = start(undefined, app => new Reviews(app, 'reviews').reviews).stdout.split('\n');
  const columns = lines.filter(line => line.startsWith('  ')).map(line => line.search(/(?<=^  (?:\d\d\S*)? +)\S/));
  expect(columns.length).toBeGreaterThan(20);
  expect([...new Set(columns)]).toEqual(['  05-group-2-100-percent  '.length]);
});

test('every stage is written into a folder of its own, side by side', () => {
  expect(start().status).toBe(0);
  expect(readdirSync(outdir)).toEqual(FOLDERS);
  expect(FOLDERS.map(weightsIn)).toEqual([[undefined], [undefined], [90, 10], [50, 50], [undefined], [undefined]]);
  expect(readdirSync(folder)).toEqual(['dist']);
});

test('each stage is shown with its versions, its split as a bar and what it changes', () => {
  const { stdout } = start();
  const [title, legend, stages, end] = stdout.split(/\n\n+/);
  expect(title).toBe('\nBookinfo');
  expect(legend.trim()).toBe('█ v1   ▒ v2');
  const [stable, deploy, tenPercent, , , finish] = stages.split(/\n(?=  \d)/);
  expect(stable).toBe(`  00-stable       ${'█'.repeat(40)}  v1 100 %\n${' '.repeat(18)}v1 3 instances\n${' '.repeat(18)}19 objects`);
  expect(deploy).toContain('+ Deployment reviews-v2');
  expect(tenPercent).toContain(`${'█'.repeat(36)}${'▒'.repeat(4)}  v1 90 %, v2 10 %`);
  expect(tenPercent).toContain('~ VirtualService reviews');
  expect(finish).toContain('- Deployment reviews-v1');
  expect(end).toMatch(/^Written to .*dist\/$/);
});

test.each([['37', '37-percent', [63, 37]], ['0.1%', '0.1-percent', [999, 1]], ['1/3', '1-of-3', [2, 1]], ['finish', 'finish', [undefined]]])(
  'CANARY_RATIO=%s writes and shows that state instead', (ratio, name, weights) => {
    const { stdout, status } = start(ratio);
    expect(status).toBe(0);
    expect(readdirSync(outdir)).toEqual([name]);
    expect(weightsIn(name)).toEqual(weights);
    expect(stdout).toContain(name);
    expect(stdout).not.toContain('00-stable');
  });

test('what was written before goes with the next run', () => {
  start('37');
  start();
  expect(readdirSync(outdir)).toEqual(FOLDERS);
});

test.each([['ten', 'CANARY_RATIO: progress is "ten"'], ['', 'CANARY_RATIO is empty'], ['details=10', 'CANARY_RATIO: "details" has the value "10", but no release'], ['0.5', 'a bare number between 0 and 1']])(
  'bad input (%p) is said in a line and leaves the old output alone', (ratio, message) => {
    start('37');
    const { stderr, status } = start(ratio);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(outdir)).toEqual(['37-percent']);
    expect(readdirSync(folder)).toEqual(['dist']);
  });

test('a name that no service has is found at synthesis, and nothing is written either', () => {
  const { stderr, status } = start('reviws=10');
  expect(status).toBe(1);
  expect(stderr).toContain('there is no service "reviws"');
  expect(stderr).not.toContain('    at ');
  expect(existsSync(outdir)).toBe(false);
});

test.each([['10%', '10-percent'], ['0.1%', '0.1-percent'], ['1/3', '1-of-3'], ['everyone', 'everyone'], ['group 1: 10%', 'group-1-10-percent']])('%s is the folder %s', (name, path) => {
  expect(slug(name)).toBe(path);
});
