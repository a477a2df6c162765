import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { library } from './library';
import { Outcome, run } from '../run';

const ROOT = join(__dirname, '../../..');

/** A Git repository with an app in it, for one test. */
export class Scratch {
  public readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-canary-app-')));

  constructor(files: Readonly<Record<string, string>>) {
    this.git('init', '-q', '-b', 'main');
    this.write({ 'cdk8s.yaml': 'app: node app.js\n', '.gitignore': 'node_modules\n', ...files });
  }

  public write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  public read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  public git(...args: string[]): string {
    return execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: this.folder, encoding: 'utf8', env: { ...process.env }, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  public commit(message: string): void {
    this.git('add', '-A');
    this.git('commit', '-q', '-m', message);
  }

  /** What the app itself writes. */
  public synth(env: Readonly<Record<string, string>> = {}): void {
    execFileSync(process.execPath, ['app.js'], { cwd: this.folder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  public async run(...argv: string[]): Promise<Outcome> {
    return run(argv, { cwd: this.folder, env: environment() });
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a shell has, and who commits. */
export function environment(): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, GIT_AUTHOR_NAME: 'test', GIT_AUTHOR_EMAIL: 'test@example.org', GIT_COMMITTER_NAME: 'test', GIT_COMMITTER_EMAIL: 'test@example.org' };
}

/** A program that builds an app: the names of cdk8s and of the library are at hand. */
export function program(body: string): string {
  return [
    `const { App, Chart } = require(${JSON.stringify(join(ROOT, 'node_modules/cdk8s'))});`,
    `const { Capacity, CanaryService, Match, Progress, Releases } = require(${JSON.stringify(library())});`,
    'const { join } = require(\'path\');',
    body,
    '',
  ].join('\n');
}

/** Two services, reviews and ratings, whose releases a file declares. */
export function shop(versions: { readonly reviews?: readonly string[]; readonly ratings?: readonly string[]; readonly more?: string } = {}): string {
  const { reviews = ['v1', 'v2'], ratings = ['v1', 'v2'], more = '' } = versions;
  const service = (name: string, [stable, canary]: readonly string[]): string => {
    const version = (one: string): string => `{ version: '${one}', image: '${name}:${one}' }`;
    return `new CanaryService(chart, '${name}', { port: 9080, replicas: 3, stable: ${version(stable)}${canary === undefined ? '' : `, canary: ${version(canary)}`}${more} });`;
  };
  return program([
    'const app = new App();',
    'Releases.fromFile(app, join(__dirname, \'releases.yaml\'), process.env.ENV === undefined ? {} : { environment: process.env.ENV });',
    'const chart = new Chart(app, \'shop\', { namespace: \'shop\' });',
    service('reviews', reviews),
    service('ratings', ratings),
    'app.synth();',
  ].join('\n'));
}
