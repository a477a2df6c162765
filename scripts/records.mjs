// Asks the evaluator what was recorded under conformance/{routing,gateway-api,mesh}:
// `node scripts/records.mjs conformance/mesh` counts what agrees, `--output json` prints every answer in the form of the records.
import { resolve } from 'node:path';
import { runProgram } from './compile.mjs';
import { install } from './install.mjs';

install();
const args = process.argv.slice(2);
const isPath = (arg, index) => !arg.startsWith('-') && !['--output', '-o'].includes(args[index - 1]);
runProgram('test/conformance/print.ts', args.map((arg, index) => isPath(arg, index) ? resolve(arg) : arg));
