import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { Chart, Testing } from 'cdk8s';
import * as ts from 'typescript';
import * as library from '../src';

const requireHere = createRequire(__filename);
export const ROOT = dirname(__dirname);

/** A program in a page, and the line it starts at. */
export interface Snippet {
  readonly name: string;
  readonly code: string;
}

/** What a snippet may use without saying where it comes from. */
const AT_HAND: readonly (readonly [string, readonly string[]])[] = [
  ['cdk8s', ['App', 'Chart', 'Duration', 'JsonPatch', 'ApiObject']],
  ['cdk8s-plus-27', ['EnvValue', 'Volume', 'Probe', 'Cpu']],
  ['cdk8s-canary', Object.keys(library)],
];
const CHART = "const app = new App();\nconst chart = new Chart(app, 'shop', { namespace: 'shop' });\n";

/** The TypeScript programs of a page, each as a whole module. */
export function snippets(page: string): Snippet[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(match => ({
    name: `${page}:${text.slice(0, match.index).split('\n').length}`,
    code: asModule(match[1]),
  }));
}

function asModule(code: string): string {
  if (/^import /m.test(code)) {
    return code;
  }
  const whole = CHART + code;
  const imports = AT_HAND
    .map(([from, names]) => ({ from, names: names.filter(name => new RegExp(`\\b${name}\\b`).test(whole)) }))
    .filter(({ names }) => names.length > 0)
    .map(({ from, names }) => `import { ${names.join(', ')} } from '${from}';\n`);
  return imports.join('') + whole;
}

/** What the compiler says of all of them, as `page:line: message`. */
export function typeErrors(all: readonly Snippet[]): string[] {
  const config = ts.parseJsonConfigFileContent(ts.readConfigFile(join(ROOT, 'test/tsconfig.json'), ts.sys.readFile).config, ts.sys, join(ROOT, 'test'));
  const files = new Map(all.map((snippet, index) => [join(ROOT, 'test', `snippet-${index}.ts`), snippet]));
  const options = { ...config.options, noUnusedLocals: false, typeRoots: [join(ROOT, 'node_modules/@types')] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => files.has(name) ? ts.createSourceFile(name, files.get(name)!.code, rest[0]) : getSourceFile(name, ...rest);
  host.fileExists = name => files.has(name) || fileExists(name);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([name, snippet]) => {
    const source = program.getSourceFile(name)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
      .map(diagnostic => `${snippet.name}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`);
  });
}

/** Runs a program; its charts are synthesized, so that what is wrong shows. */
export function runSnippet(snippet: Snippet): unknown[] {
  const { outputText } = ts.transpileModule(snippet.code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true } });
  const module: { exports: { charts?: Chart[] } } = { exports: {} };
  const load = (name: string): unknown => name === 'cdk8s-canary' ? library : requireHere(name);
  // It is a program of its own, and what users would run is what is run.
  new Function('module', 'exports', 'require', 'console', `${outputText}\nmodule.exports.charts = app.charts;`)(module, module.exports, load, { log: () => undefined });
  return module.exports.charts!.flatMap(chart => Testing.synth(chart));
}
