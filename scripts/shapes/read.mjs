// Reads the facts of a JSON schema back out of the validators that @kubernetes-models compiles from it: the packages ship no schema itself.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const files = new Map();

/** What a validator says of its `data`: keywords with their parameters, and which other validators it calls on which part. */
function factsOf(body) {
  const facts = { keywords: [], self: [], properties: new Map(), items: undefined, values: undefined };
  const visit = node => {
    if (ts.isObjectLiteralExpression(node) && property(node, 'keyword') !== undefined) {
      facts.keywords.push({ keyword: property(node, 'keyword').text, params: property(node, 'params') });
    }
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && /^validate\d+$/.test(node.expression.text)) {
      const [argument] = node.arguments;
      const called = node.expression.text;
      if (ts.isIdentifier(argument)) {
        facts.self.push(called);
      } else if (ts.isPropertyAccessExpression(argument)) {
        facts.properties.set(argument.name.text, called);
      } else if (ts.isElementAccessExpression(argument) && ts.isStringLiteral(argument.argumentExpression)) {
        facts.properties.set(argument.argumentExpression.text, called);
      } else if (ts.isElementAccessExpression(argument)) {
        facts[argument.argumentExpression.text.startsWith('i') ? 'items' : 'values'] = called;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return facts;
}

function property(node, name) {
  return node.properties.find(each => each.name?.text === name)?.initializer;
}

/** The literal value of an expression of a validator. */
function literal(node) {
  if (ts.isStringLiteral(node)) {
    return node.text;
  }
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.map(literal);
  }
  return Number(node.getText());
}

/** The functions, enumerations and imports of a file of validators. */
function fileAt(path) {
  let file = files.get(path);
  if (file === undefined) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
    file = { functions: new Map(), constants: new Map(), imports: new Map(), main: undefined };
    for (const statement of source.statements) {
      if (ts.isFunctionDeclaration(statement)) {
        file.functions.set(statement.name.text, factsOf(statement.body));
      } else if (ts.isVariableStatement(statement)) {
        for (const { name, initializer } of statement.declarationList.declarations) {
          if (name.text === 'validate') {
            file.main = initializer.text;
          } else if (ts.isArrayLiteralExpression(initializer)) {
            file.constants.set(name.text, literal(initializer));
          }
        }
      } else if (ts.isImportDeclaration(statement)) {
        for (const element of statement.importClause?.namedBindings?.elements ?? []) {
          file.imports.set(element.name.text, statement.moduleSpecifier.text);
        }
      }
    }
    files.set(path, file);
  }
  return file;
}

function fileOf(specifier, from, modules) {
  const path = specifier.startsWith('.') ? join(dirname(from), specifier) : join(modules, specifier);
  return path.endsWith('.js') ? path : `${path}.js`;
}

/** The schema that a validator was compiled from, as far as the facts go; `name` is that of its file. */
export function schemaOf(path, modules, functionName) {
  const file = fileAt(path);
  const facts = file.functions.get(functionName ?? file.main);
  const follow = called => file.imports.has(called)
    ? schemaOf(fileOf(file.imports.get(called), path, modules), modules)
    : schemaOf(path, modules, called);
  const schema = { name: functionName === undefined ? path.slice(path.lastIndexOf('/') + 1, -3) : undefined, types: [], required: [], exclusive: [] };
  const combined = facts.keywords.map(each => each.keyword).find(each => each === 'oneOf' || each === 'anyOf' || each === 'not');
  for (const { keyword, params } of facts.keywords) {
    if (keyword === 'type') {
      schema.types.push(property(params, 'type').text);
    } else if (keyword === 'required') {
      schema.required.push(property(params, 'missingProperty').text);
    } else if (keyword === 'enum') {
      schema.enum = file.constants.get(property(params, 'allowedValues').text);
    } else if (keyword === 'format') {
      schema.format = property(params, 'format').text;
    } else if (keyword === 'pattern') {
      schema.pattern = property(params, 'pattern').text;
    } else if (/^(min|max)/.test(keyword)) {
      schema[keyword] = literal(property(params, 'limit'));
    }
  }
  const branches = facts.self.map(follow);
  if (combined !== undefined) {
    schema.combined = combined;
    schema.branches = branches;
    const named = branches.filter(each => each.combined === undefined && each.types.length === 0).flatMap(each => each.required);
    if (combined === 'oneOf' && named.length > 1) {
      schema.exclusive.push({ fields: named, required: branches.every(each => each.combined !== 'not') });
    }
    schema.types.push(...branches.flatMap(each => each.types));
  } else {
    for (const branch of branches) {
      merge(schema, branch);
    }
  }
  if (facts.properties.size > 0) {
    schema.properties = { ...schema.properties };
    for (const [key, called] of facts.properties) {
      schema.properties[key] = follow(called);
    }
  }
  if (facts.items !== undefined) {
    schema.items = follow(facts.items);
  }
  if (facts.values !== undefined) {
    schema.values = follow(facts.values);
  }
  return schema;
}

/** All that both say holds; used for references and `allOf`. */
function merge(schema, other) {
  schema.types.push(...other.types);
  schema.required.push(...other.required);
  schema.exclusive.push(...other.exclusive);
  for (const key of ['name', 'enum', 'format', 'pattern', 'items', 'values', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties']) {
    schema[key] ??= other[key];
  }
  if (other.properties !== undefined) {
    schema.properties = { ...schema.properties, ...other.properties };
  }
}
