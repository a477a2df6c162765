import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { library } from '../cli/app/library';
import { environment } from '../cli/app/scratch';
import { run } from '../cli/run';

const ROOT = join(__dirname, '../..');
const STAND_INS = ['argocd', 'flux', 'kubectl'];

/** A block of a page: shell lines, or a file that the reader is told to write. */
export type Block = { readonly line: number; readonly shell: string } | { readonly line: number; readonly path: string; readonly text: string };

/** In the order of the page; other blocks are for reading only. */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].flatMap((match): Block[] => {
    const [, language, body] = match;
    const line = text.slice(0, match.index).split('\n').length;
    const path = /^(?:#|\/\/) file: (\S+)\n/.exec(body)?.[1];
    return language === 'sh' ? [{ line, shell: body }] : path === undefined ? [] : [{ line, path, text: body }];
  });
}

/** A repository that `init` made, on a machine whose cluster is a file. */
export class Workshop {
  private readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-canary-how-to-')));
  public readonly repository = join(this.folder, 'web');
  private readonly env: Record<string, string>;

  constructor() {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin);
    const program = (name: string, body: string): void => {
      writeFileSync(join(bin, name), body);
      chmodSync(join(bin, name), 0o755);
    };
    program('npx', `#!${process.execPath}\nprocess.argv.splice(2, process.argv.indexOf('cdk8s-canary') - 1);\nrequire(${JSON.stringify(join(library(), 'cli/main.js'))}).runProcess();\n`);
    STAND_INS.forEach(name => program(name, `#!/bin/sh\nexec "${process.execPath}" "${join(__dirname, 'stand-ins', `${name}.mjs`)}" "$@"\n`));
    this.env = {
      ...environment(),
      PATH: [bin, dirname(process.execPath), process.env.PATH].join(':'),
      CLUSTER: join(this.folder, 'cluster.json'),
      GITHUB_STEP_SUMMARY: join(this.folder, 'summary.md'),
      TS_NODE_TRANSPILE_ONLY: '1',
      NO_UPDATE_NOTIFIER: '1',
      npm_config_update_notifier: 'false',
    };
  }

  /** What a reader has before the page begins. */
  public async begin(...init: string[]): Promise<void> {
    mkdirSync(this.repository);
    await run(['init', ...init], { cwd: this.repository });
    const modules = join(this.repository, 'node_modules');
    mkdirSync(modules);
    ['cdk8s', 'cdk8s-plus-27', 'constructs', 'ts-node', 'typescript', '@types'].forEach(name => symlinkSync(join(ROOT, 'node_modules', name), join(modules, name)));
    symlinkSync(dirname(library()), join(modules, 'cdk8s-canary'));
    this.shell('git init --quiet --initial-branch main && git add --all && git commit --quiet --message "begin"');
  }

  /** Runs a block as a reader would paste it, but that the first line that fails ends it. */
  public shell(lines: string): string {
    return execFileSync('bash', ['-euo', 'pipefail', '-c', `exec 2>&1\n${lines}`], { cwd: this.repository, env: this.env, encoding: 'utf8' });
  }

  public take(block: Block): string {
    if ('shell' in block) {
      return this.shell(block.shell);
    }
    mkdirSync(dirname(join(this.repository, block.path)), { recursive: true });
    writeFileSync(join(this.repository, block.path), block.text);
    return '';
  }

  public read(path: string): string {
    return readFileSync(join(this.repository, path), 'utf8');
  }

  public end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
