// `npm start`: installs what is missing, synthesizes the Bookinfo canary at every stage, a folder each, and shows what each changes.
// `CANARY_RATIO=37 npm start` shows and writes that state instead. `npm start -- <example>` does the same for another one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compile, runProgram } from './compile.mjs';
import { install, root } from './install.mjs';

const example = process.argv[2] ?? 'bookinfo-canary';
const program = join('examples', example, 'show.ts');
if (!existsSync(join(root, program))) {
  console.error(`there is no example "${example}" with stages to show: see the folders in examples/`);
  process.exit(2);
}
install();
compile();
runProgram(program);
