import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import * as cdk8s from 'cdk8s';
import * as ts from 'typescript';
import { run } from './engine';
import * as constructs from '../../src';
import * as canary from '../../src/pulumi';
import { releasePolicies } from '../../src/pulumi/policy';
import { SUPPORTED } from '../../src/pulumi/supported-versions';
import { ROOT, Snippet, snippets, typeErrors } from '../snippets';

const PAGE = 'docs/PULUMI.md';
const all = snippets(PAGE);

class PolicyPack {
  constructor(public readonly name: string, public readonly args: { policies: unknown[] }) {}
}

const MODULES: { readonly [name: string]: unknown } = {
  '@pulumi/kubernetes': kubernetes,
  '@pulumi/policy': { PolicyPack },
  '@pulumi/pulumi': pulumi,
  cdk8s,
  'cdk8s-canary': constructs,
  'cdk8s-canary/pulumi': canary,
  'cdk8s-canary/pulumi/policy': { releasePolicies },
};

function outputsOf({ code }: Snippet): { [name: string]: any } {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true } });
  const exports = {};
  new Function('exports', 'require', outputText)(exports, (name: string) => MODULES[name]);
  return exports;
}

test('every program of the page compiles', () => {
  expect(typeErrors(all)).toEqual([]);
});

test.each(all)('the program at $name runs', async snippet => {
  const { value, objects, errors } = await run(() => outputsOf(snippet));
  expect(errors).toEqual([]);
  expect(Object.keys(value)).not.toEqual([]);
  expect(value.pack === undefined ? objects : (value.pack as PolicyPack).args.policies).not.toEqual([]);
});

test('every argument of a component is in the page, and the ranges are those that are checked', () => {
  const page = readFileSync(join(ROOT, PAGE), 'utf8');
  const args = readFileSync(join(ROOT, 'src/pulumi/service-args.ts'), 'utf8');
  for (const [, name] of args.matchAll(/^ {2}readonly (\w+)\??:/gm)) {
    expect(page).toMatch(new RegExp(`[\`{ ]${name}\\b`));
  }
  for (const { from } of Object.values(SUPPORTED)) {
    expect(page).toContain(from);
  }
});

test('every file that the page links to is there', () => {
  for (const [, link] of readFileSync(join(ROOT, PAGE), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
    expect(() => readFileSync(join(ROOT, dirname(PAGE), link))).not.toThrow();
  }
});
