import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { LoadBalancer, Severity, TlsMode } from '../../../src';
import { definitionOf } from '../../../src/model/props/table';
import { DEFINITIONS, ROOTS } from '../../../src/model/props/table.generated';

const SRC = join(__dirname, '../../../src');

interface Struct {
  readonly bases: string[];
  readonly props: [string, 'optional' | 'required'][];
}

/** The interfaces of the sources, as they stand there: what the assembly is made of. */
function interfaces(): Map<string, Struct> {
  const found = new Map<string, Struct>();
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))) {
    ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.ES2022).forEachChild(node => {
      if (ts.isInterfaceDeclaration(node)) {
        found.set(node.name.text, {
          bases: (node.heritageClauses ?? []).flatMap(clause => clause.types.map(type => (type.expression as ts.Identifier).text)),
          props: node.members.filter(ts.isPropertySignature).map(one => [(one.name as ts.Identifier).text, one.questionToken === undefined ? 'required' : 'optional']),
        });
      }
    });
  }
  return found;
}

const sources = interfaces();

function propsOf(name: string): Struct['props'] {
  const { bases, props } = sources.get(name)!;
  return [...props, ...bases.flatMap(propsOf)];
}

/** Names of the structs of ours that the table has, at any depth. */
const structs = [...new Set(DEFINITIONS.map(text => JSON.parse(text)).filter(one => one.o !== undefined && one.f === undefined).map(one => one.n as string))];

test.each(structs)('the table has the props of %s as the sources have them (stale: run node scripts/compile.mjs)', name => {
  const { o: props, r: required } = JSON.parse(DEFINITIONS.find(text => text.startsWith(`{"n":"${name}",`))!);
  const inTable = Object.keys(props).map(key => [key, (required ?? []).includes(key) ? 'required' : 'optional']);
  expect(inTable).toEqual(propsOf(name).sort(([a], [b]) => a < b ? -1 : 1));
});

test('the table has every struct that the library exports for its users to fill in', () => {
  const exported = [...readFileSync(join(SRC, 'index.ts'), 'utf8').matchAll(/type (\w+(?:Props|Options))\b/g)].map(([, name]) => name);
  expect(exported.length).toBeGreaterThan(20);
  expect(exported.filter(name => !(name in ROOTS))).toEqual([]);
});

test.each<[string, object]>([['LoadBalancer', LoadBalancer], ['TlsMode', TlsMode], ['Severity', Severity]])('the table has the values of %s', (name, values) => {
  expect(DEFINITIONS.map(text => JSON.parse(text)).find(one => one.n === name)!.v).toEqual(Object.values(values));
});

test('a struct is known by its name, and a method by its class and name', () => {
  expect(definitionOf('StickyProps').r).toEqual(['cookie']);
  expect(definitionOf('Spread.over').p).toEqual([['topologyKey', 's'], ['maxSkew', 'n', 1]]);
});
