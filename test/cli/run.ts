import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main';

/** What a command line came to. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  /** Contents by path. */
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly stdin?: string;
  readonly isTerminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** A folder that is there already. @default - a fresh one with `files` */
  readonly cwd?: string;
}

/** Writes files into a fresh folder, hands it on and removes it. */
export async function inFolder<T>(files: Readonly<Record<string, string | Buffer>>, use: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The command line in this process, with its own little world. */
export async function run(argv: readonly string[], world: World = {}): Promise<Outcome> {
  return world.cwd === undefined ? inFolder(world.files ?? {}, cwd => runIn(cwd, argv, world)) : runIn(world.cwd, argv, world);
}

async function runIn(cwd: string, argv: readonly string[], world: World): Promise<Outcome> {
  let [stdout, stderr] = ['', ''];
  const code = await main(argv, {
    stdout: text => stdout += text,
    stderr: text => stderr += text,
    stdin: async () => world.stdin ?? '',
    cwd,
    env: world.env ?? {},
    isTerminal: world.isTerminal ?? false,
    columns: 100,
  });
  return { code, stdout, stderr };
}
