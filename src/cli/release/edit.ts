import type { Document, Node, Pair, YAMLMap } from 'yaml';
import { ENVIRONMENTS, ReleaseFileContent, parseReleases } from '../../constructs/release-file';
import { Assignment } from '../../model/assignment';
import { InputError } from '../exit';

/** What is to be true of one entry of a release file. */
export type EntryEdit = { readonly at: string; readonly canary?: string } | { readonly rotated: true } | { readonly removed: true };

/** The entry to edit. */
export interface EntryPlace {
  /** How messages call the file. */
  readonly file: string;
  readonly service: string;
  /** Of a file that is divided. */
  readonly environment?: string;
}

/**
 * The text of a release file after an edit. Only the characters that say it change: comments, order, quotes, line ends and a byte order mark stay.
 * @throws InputError where the text has a form that cannot be edited in place, such as an alias
 */
export function editedReleases(text: string, place: EntryPlace, edit: EntryEdit): string {
  const path = place.environment === undefined ? [place.service] : [ENVIRONMENTS, place.environment, place.service];
  const before = entryIn(parse(text, place), place);
  const result = apply(text, path, before, edit, place);
  checkNothingElse(text, result, place);
  return result;
}

function apply(text: string, path: readonly string[], before: Assignment | undefined, edit: EntryEdit, place: EntryPlace): string {
  if ('removed' in edit) {
    return before === undefined ? text : withoutPair(text, path, place);
  }
  if ('rotated' in edit) {
    return rotated(text, path, before, place);
  }
  if (before === undefined || before.canary === undefined && edit.canary !== undefined) {
    const entry = `{ canary: ${scalar(edit.canary ?? '')}, at: ${scalar(edit.at)} }`;
    return before === undefined ? withPair(text, path.slice(0, -1), place.service, entry, place) : withValue(text, path, entry, place);
  }
  return withValue(text, [...path, 'at'], edit.at, place);
}

/** The canary's version takes the place of stable; nothing is under way any more. */
function rotated(text: string, path: readonly string[], before: Assignment | undefined, place: EntryPlace): string {
  const { canaryVersion } = before ?? {};
  if (canaryVersion === undefined) {
    throw new InputError(`${place.file}: entry ${place.service} says no version of a canary, there is nothing to rotate in it`);
  }
  const steps: ((one: string) => string)[] = [
    one => withValue(one, [...path, 'stable', 'version'], canaryVersion.version, place),
    one => withValue(one, [...path, 'stable', 'image'], canaryVersion.image, place),
    one => withoutPair(one, [...path, 'canary'], place),
    one => withoutPair(one, [...path, 'at'], place),
  ];
  return steps.reduce((one, step) => step(one), text);
}

/** Whatever an edit does to the text, of all other entries the file has to say what it said. */
function checkNothingElse(before: string, after: string, place: EntryPlace): void {
  const others = (text: string): string => {
    const { entries, environments } = parse(text, place);
    const own = (environment: string | undefined, name: string): boolean => environment === place.environment && name === place.service;
    const all = [...entries].map(([name, entry]) => [undefined, name, entry] as const)
      .concat([...environments ?? []].flatMap(([environment, part]) => [...part].map(([name, entry]) => [environment, name, entry] as never)));
    return JSON.stringify(all.filter(([environment, name]) => !own(environment, name)));
  };
  if (others(before) !== others(after)) {
    throw new InputError(`${place.file}: entry ${place.service} cannot be edited without changing others: edit it by hand`);
  }
}

function parse(text: string, { file }: EntryPlace): ReleaseFileContent {
  // A file that is to get its first entry may be empty.
  return text.replace(/^\uFEFF/, '').trim() === '' ? { entries: new Map() } : parseReleases(text, `release file ${file}`);
}

function entryIn({ entries, environments }: ReleaseFileContent, { service, environment }: EntryPlace): Assignment | undefined {
  return (environment === undefined ? entries : environments?.get(environment))?.get(service);
}

function documentOf(text: string, { file }: EntryPlace): Document {
  // Other commands need no parser that knows where things stand, and loading one takes long.
  const { parseDocument } = require('yaml') as typeof import('yaml');
  const document = parseDocument(text, { schema: 'failsafe' });
  if (document.errors.length > 0) {
    throw new InputError(`${file}: no valid YAML: ${document.errors[0].message.split('\n')[0]}`);
  }
  return document;
}

/** The map at a path, with the pair of each key on the way. */
function pairAt(document: Document, path: readonly string[], place: EntryPlace): { map: YAMLMap; pair: Pair<Node, Node | null> } {
  const { isMap, isScalar } = require('yaml') as typeof import('yaml');
  let node: unknown = document.contents;
  let found: { map: YAMLMap; pair: Pair<Node, Node | null> } | undefined;
  for (const key of path) {
    const map: YAMLMap | undefined = isMap(node) ? node : undefined;
    const pair = map?.items.find(item => isScalar(item.key) && String(item.key.value) === key) as Pair<Node, Node | null> | undefined;
    if (map === undefined || pair === undefined) {
      throw new InputError(`${place.file}: ${path.join(', ')} is written in a way that cannot be edited in place, an anchor or a merge: edit it by hand`);
    }
    found = { map, pair };
    node = pair.value;
  }
  return found!;
}

function withValue(text: string, path: readonly string[], value: string, place: EntryPlace): string {
  const { isScalar } = require('yaml') as typeof import('yaml');
  const { value: node } = pairAt(documentOf(text, place), path, place).pair;
  if (node === null || node.range === undefined || node.range === null || !isScalar(node) && !value.startsWith('{')) {
    throw new InputError(`${place.file}: ${path.join(', ')} is written in a way that cannot be edited in place: edit it by hand`);
  }
  const [start, end] = node.range;
  const quote = /^["']/.exec(text.slice(start, end))?.[0];
  const written = value.startsWith('{ ') ? value : quote === undefined ? scalar(value) : quoted(value, quote);
  return text.slice(0, start) + written + text.slice(end);
}

/** Adds a pair at the end of a map, in the map's own style. */
function withPair(text: string, mapPath: readonly string[], key: string, value: string, place: EntryPlace): string {
  const { isMap } = require('yaml') as typeof import('yaml');
  const document = documentOf(text, place);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const entry = `${scalar(key)}: ${value}`;
  const parent = mapPath.length === 0 ? undefined : pairAt(document, mapPath, place).pair;
  const map = parent === undefined ? document.contents : parent.value;
  if (!isMap(map)) {
    if (parent === undefined) {
      return `${text}${text === '' || text === '\uFEFF' || text.endsWith('\n') ? '' : eol}${entry}${eol}`;
    }
    const after = text.indexOf(':', parent.key.range![1]) + 1;
    return `${text.slice(0, after)} { ${entry} }${text.slice(after)}`;
  }
  const [start, end] = map.range!;
  if (map.flow === true) {
    const brace = text.lastIndexOf('}', end);
    const inside = text.slice(start + 1, brace).trimEnd();
    return parent === undefined && map.items.length === 0
      ? `${text.slice(0, start)}${entry}${text.slice(end)}`
      : `${text.slice(0, start + 1)}${inside}${inside.trim() === '' || inside.endsWith(',') ? '' : ','} ${entry} ${text.slice(brace)}`;
  }
  const first = map.items[0].key as Node;
  const lineStart = text.lastIndexOf('\n', first.range![0] - 1) + 1;
  const indent = text.slice(lineStart, first.range![0]).replace(/^\uFEFF/, '');
  const at = endOfPair(text, map.items.at(-1) as Pair<Node, Node | null>);
  const newline = at === 0 || text[at - 1] === '\n' ? '' : eol;
  return `${text.slice(0, at)}${newline}${indent}${entry}${eol}${text.slice(at)}`;
}

function withoutPair(text: string, path: readonly string[], place: EntryPlace): string {
  const { map, pair } = pairAt(documentOf(text, place), path, place);
  const keyStart = pair.key.range![0];
  if (map.flow === true) {
    const index = map.items.indexOf(pair);
    const last = pair.value?.range?.[1] ?? pair.key.range![1];
    const [from, to] = index > 0
      ? [(map.items[index - 1].value as Node).range![1], last]
      : [keyStart, map.items.length > 1 ? (map.items[1].key as Node).range![0] : last];
    return text.slice(0, from) + text.slice(to);
  }
  const from = text.lastIndexOf('\n', keyStart - 1) + 1;
  const rest = text.slice(0, from) + text.slice(endOfPair(text, pair));
  return map.items.length === 1 && path.length === 1 ? `${rest}{}${text.includes('\r\n') ? '\r\n' : '\n'}` : rest;
}

/** Where the line after a pair of a block begins, or the text ends. */
function endOfPair(text: string, { key, value }: Pair<Node, Node | null>): number {
  const end = value?.range?.[1] ?? key.range![1];
  if (end > 0 && text[end - 1] === '\n') {
    return end;
  }
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}

const PLAIN = /^[A-Za-z0-9]([A-Za-z0-9 ._%/@+-]*[A-Za-z0-9%])?$/;
const PLAIN_IMAGE = /^[A-Za-z0-9][\w./@+-]*(:[\w./@+-]+)*$/;

/** Plain where that is safe in every place of a YAML file. */
function scalar(value: string): string {
  return PLAIN.test(value) || PLAIN_IMAGE.test(value) ? value : JSON.stringify(value);
}

function quoted(value: string, quote: string): string {
  return quote === '"' ? JSON.stringify(value) : `'${value.replace(/'/g, '\'\'')}'`;
}
