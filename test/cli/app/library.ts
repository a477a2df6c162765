import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../../..');
const SRC = join(ROOT, 'src');

const LIB = join(ROOT, 'lib');

/**
 * The library as apps of their own load it: `src` as JavaScript, made once for each state of the sources. Tests run without a build, and an app that the command line
 * starts knows nothing of jest.
 */
export function library(): string {
  const files = sources();
  return files.every(isCompiled) ? LIB : transpiled(files);
}

function sources(): string[] {
  return (readdirSync(SRC, { recursive: true }) as string[]).filter(name => name.endsWith('.ts')).sort();
}

function isCompiled(name: string): boolean {
  const compiled = statSync(join(LIB, name.replace(/\.ts$/, '.js')), { throwIfNoEntry: false });
  return compiled !== undefined && compiled.mtimeMs >= statSync(join(SRC, name)).mtimeMs;
}

function transpiled(files: readonly string[]): string {
  const state = createHash('sha256').update(files.map(name => `${name} ${statSync(join(SRC, name)).size} ${statSync(join(SRC, name)).mtimeMs}`).join('\n')).digest('hex').slice(0, 16);
  const target = join(ROOT, 'build', `library-${state}`);
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`;
    for (const name of files) {
      const path = join(draft, 'lib', name.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, ts.transpileModule(readFileSync(join(SRC, name), 'utf8'), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true } }).outputText);
    }
    ['package.json', 'schema', 'schemas'].forEach(name => cpSync(join(ROOT, name), join(draft, name), { recursive: true }));
    take(draft, target);
  }
  return join(target, 'lib');
}

/** Several workers may have made it at once; the first one counts. */
function take(draft: string, target: string): void {
  try {
    renameSync(draft, target);
  } catch (error) {
    if (!existsSync(target)) {
      throw error;
    }
    rmSync(draft, { recursive: true });
  }
}
