import { kindOf, isOfClass, isPlain } from './kind-of';
import { Definition, definitionAt, definitionOf, TypeRef } from './table';
import { nearest } from '../../text/nearest';
import { oneOf, Problem, shown } from '../problem';

/** Props that many expect in a place of their own. */
const ELSEWHERE: { readonly [prop: string]: string } = {
  'ContainerOpts.image': 'it belongs to each version: stable: { version: "v1", image: "..." }',
};

/** What may differ between a class of ours and one that somebody derives from it. */
export interface PropsOptions {
  /** Whether further props may stand there: those of a class of the user's own. Those that are nearly one of ours are refused all the same. */
  readonly isDerived?: boolean;
}

/** Refuses props of a wrong type, unknown ones and missing ones, at any depth. */
export function checkProps(struct: string, props: unknown, { isDerived = false }: PropsOptions = {}): void {
  checkStruct(definitionOf(struct), props, '', isDerived);
}

/** The same for the arguments of a method, such as `Match.caller`. More than it has are left alone: `names.map(Match.cookie)` passes them. */
export function checkArguments(method: string, args: ArrayLike<unknown>): void {
  const { p: parameters, r: isVariadic } = definitionOf(method) as { p: readonly [string, TypeRef, 1?][]; r?: 1 };
  const last = parameters[parameters.length - 1];
  const count = isVariadic ? Math.max(args.length, parameters.length - 1) : parameters.length;
  for (let index = 0; index < count; index++) {
    const [name, type, isOptional] = parameters[index] ?? last;
    if (args[index] !== undefined || !isOptional) {
      checkValue(type, args[index], isVariadic && index >= parameters.length - 1 ? `${name}[${index - parameters.length + 1}]` : name);
    }
  }
}

function checkValue(type: TypeRef, value: unknown, path: string, isForeign = false): void {
  if (type === '?') {
    return;
  }
  if (!fits(type, value)) {
    // A value that cdk8s asks for later; other libraries' props take it for a text or a number.
    if (isForeign && isOfClass(value, 'cdk8s.Lazy')) {
      return;
    }
    throw new Problem(`${path} is ${kindOf(value) ?? shown(value)}, allowed ${allowed(type, value)}`);
  }
  if (typeof type !== 'number') {
    return;
  }
  const { a: elements, m: values, o: props, e: withoutIt } = definitionAt(type);
  if (elements !== undefined) {
    if (withoutIt !== undefined && (value as unknown[]).length === 0) {
      throw new Problem(`${path} is an empty list: say at least one, or leave it out for ${withoutIt}`);
    }
    // Holes in a list are undefined values too.
    Array.from(value as unknown[]).forEach((one, index) => checkValue(elements, one, `${path}[${index}]`, isForeign));
  } else if (values !== undefined) {
    Object.entries(value as object).forEach(([key, one]) => {
      checkValue(values, one, `${path}.${key}`, isForeign);
      if (values === 's') {
        checkWritable(key, path);
      }
    });
  } else if (props !== undefined) {
    checkStruct(definitionAt(type), value, path, false);
  }
}

function checkStruct({ n: name, o: props = {}, r: required, f: isForeign }: Definition, value: unknown, path: string, isDerived: boolean): void {
  if (!isStruct(value)) {
    throw new Problem(`${path || 'props'} ${path === '' ? 'are' : 'is'} ${kindOf(value) ?? shown(value)}, allowed are the props of ${name}`);
  }
  for (const [key, one] of Object.entries(value)) {
    const type = Object.hasOwn(props, key) ? props[key] : undefined;
    if (one === undefined) {
      continue;
    }
    if (type === undefined) {
      checkUnknown(key, one, { name: name!, known: Object.keys(props), path, isDerived });
    } else {
      checkValue(type, one, join(path, key), isForeign === 1);
    }
  }
  for (const key of required === undefined || required === 1 ? [] : required) {
    if (value[key] === undefined) {
      throw new Problem(`${join(path, key)} is undefined, allowed ${allowed(props[key], undefined)}`);
    }
  }
}

function checkUnknown(key: string, value: unknown, { name, known, path, isDerived }: { name: string; known: readonly string[]; path: string; isDerived: boolean }): void {
  const meant = camelCased(key, known) ?? nearest(key, known) ?? known.find(one => key.length >= 3 && one.startsWith(key));
  if (isDerived && meant === undefined) {
    return;
  }
  const hint = ELSEWHERE[`${name}.${key}`] ?? (meant === undefined ? `allowed are ${known.join(', ')}` : `did you mean ${shown(meant)}?`);
  const classes = meant !== undefined && key.includes('_') ? ` From Python take the class ${name}, never a dict, in lists and maps` : '';
  throw new Problem(`${join(path, key)} is ${kindOf(value) ?? shown(value)}, and there is no such prop in ${name}: ${hint}${classes}`);
}

/** cdk8s takes an object with such a key for one of a class, and writes none. */
export function checkWritable(key: string, what: string): void {
  if (key === 'constructor') {
    throw new Problem(`${what} has the key "constructor", which cdk8s cannot write: take another`);
  }
}

/** `target_port` is what Python makes of `targetPort`. */
function camelCased(key: string, known: readonly string[]): string | undefined {
  const camel = key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return known.includes(camel) ? camel : undefined;
}

function fits(type: TypeRef, value: unknown): boolean {
  switch (type) {
    case 's': return typeof value === 'string';
    case 'n': return typeof value === 'number';
    case 'b': return typeof value === 'boolean';
    case '?': return true;
    default: return fitsDefinition(definitionAt(type), value);
  }
}

function fitsDefinition({ a: elements, m: values, u: union, v: enumerated, c: classOf, i: interfaceOf, p: members }: Definition, value: unknown): boolean {
  if (elements !== undefined) {
    return Array.isArray(value);
  }
  if (values !== undefined) {
    return isPlain(value);
  }
  if (union !== undefined) {
    return union.some(one => fits(one, value));
  }
  if (enumerated !== undefined) {
    return enumerated.includes(value as string);
  }
  if (classOf !== undefined) {
    return isOfClass(value, classOf);
  }
  return interfaceOf === undefined ? isStruct(value) : implementsAll(value, members as readonly string[], interfaceOf.slice(interfaceOf.indexOf('.') + 2));
}

/** Objects of Kubernetes all have the same members, and say of what kind they are. */
function implementsAll(value: unknown, members: readonly string[], kind: string): boolean {
  return typeof value === 'object' && value !== null && members.every(member => member in value) && (!members.includes('kind') || (value as { kind: unknown }).kind === kind);
}

/** By value: an object literal, or an object of a class that has the props as fields. */
function isStruct(value: unknown): value is { [key: string]: unknown } {
  return isPlain(value) || (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0);
}

/** What a type takes, after `allowed `. */
function allowed(type: TypeRef, value: unknown): string {
  switch (type) {
    case 's': return 'is a text';
    case 'n': return 'is a number';
    case 'b': return 'is true or false';
    case '?': return 'is anything';
    default: return allowedBy(definitionAt(type), value);
  }
}

function allowedBy({ n: name, a: elements, m: values, u: union, v: enumerated, c: classOf, i: interfaceOf }: Definition, value: unknown): string {
  if (elements !== undefined) {
    return `is a list, each of which ${allowed(elements, value)}`;
  }
  if (values !== undefined) {
    return `is a map by name, each value of which ${allowed(values, value)}`;
  }
  if (union !== undefined) {
    return `is ${oneOf(union.map(one => allowed(one, value).replace(/^is /, '')))}`;
  }
  if (enumerated !== undefined) {
    return `${enumerated.length === 1 ? 'is' : 'are'} ${name} ${enumerated.map(shown).join(', ')}`;
  }
  const named = classOf ?? interfaceOf;
  return named === undefined ? `are the props of ${name}` : `is ${article(named)} of ${named.slice(0, named.indexOf('.'))}${wayOut(named, value)}`;
}

function article(fullName: string): string {
  const name = fullName.slice(fullName.indexOf('.') + 1);
  return `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** For values of another library that does the same. */
function wayOut(named: string, value: unknown): string {
  if (named === 'cdk8s.ApiObject' && isStruct(value) && 'node' in value) {
    return ': take ApiObject.of(...) of the construct';
  }
  return isStruct(value) && kindOf(value) !== undefined && named.startsWith('cdk8s-plus-')
    ? ': of another library declare the whole Deployment, and say workload: Workload.of(ApiObject.of(deployment))' : '';
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
