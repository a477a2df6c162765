// Lint (the arrows between the layers among it) and type-check of everything, tests and examples included. Changes nothing unless `--fix` is given.
import { bin, install, run } from './install.mjs';

install();
run(bin('eslint'), ['--ext', '.ts', '--no-error-on-unmatched-pattern', '--max-warnings', '0', 'src', 'test', 'examples', '.projenrc.ts', ...process.argv.slice(2)],
  { env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' } });
run(bin('tsc'), ['--noEmit', '-p', 'test/tsconfig.json']);
