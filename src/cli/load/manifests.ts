import { ParsedDocument, parseDocuments, placeOf } from './documents';
import { foreignReason, toolOf } from './foreign';
import { isTemplate } from './template';
import { ManifestText } from './text';
import { ParsedTexts } from './yaml';
import { SourcedManifest } from '../../mesh/inventory';
import { PlainObject, asObject, get } from '../../mesh/manifest';
import { InputError } from '../exit';

/** What a file holds for a cluster, and the rest. */
export interface FileManifests {
  readonly manifests: readonly SourcedManifest[];
  /** Why all of the file, or a part of it, was passed over. */
  readonly reason?: string;
}

/**
 * The Kubernetes objects of a file: its documents, or the items of a `List` or of an array. A file without any is foreign; one with some has no other documents.
 * @param known what was parsed before
 * @throws InputError for a text that is broken, or a manifest that lacks what every manifest has
 */
export function manifestsOf(source: ManifestText, known: ParsedTexts): FileManifests {
  try {
    return manifestsIn(parseDocuments(source, known));
  } catch (error) {
    const reason = isTemplate(source.text) ? 'a template' : isOtherJson(source) ? 'neither JSON nor a manifest' : undefined;
    if (reason === undefined) {
      throw error;
    }
    return { manifests: [], reason };
  }
}

/** Settings of editors and seeds of databases are JSON with comments, or nearly JSON; a manifest that is broken says what it was to be. */
function isOtherJson({ file, text }: ManifestText): boolean {
  return file.toLowerCase().endsWith('.json') && !/apiVersion|\bkind\b/.test(text);
}

function manifestsIn(documents: readonly ParsedDocument[]): FileManifests {
  const reasons = documents.map(({ value, file }) => foreignReason(value, file));
  if (documents.length > 0 && reasons.every(reason => reason !== undefined)) {
    return { manifests: [], reason: [...new Set(reasons)].join(', ') };
  }
  const tools = new Set<string>();
  const manifests = documents.flatMap(document => {
    const source = { file: document.file, document: document.index };
    return opened(document.value, placeOf(document), tools).map(manifest => ({ manifest, source }));
  });
  return tools.size === 0 ? { manifests } : { manifests, reason: `settings of ${[...tools].join(', ')}, which no API server stores` };
}

function opened(value: unknown, place: string, tools: Set<string>): PlainObject[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => opened(item, `${place}, item ${index}`, tools));
  }
  const object = asObject(value);
  if (object === undefined) {
    throw new InputError(`${place}: expected a Kubernetes object, got ${typeName(value)}`);
  }
  const kind = requiredString(object, 'kind', place);
  const tool = toolOf(requiredString(object, 'apiVersion', place), kind);
  if (tool !== undefined) {
    tools.add(tool);
    return [];
  }
  const items = get(object, 'items');
  return kind.endsWith('List') && Array.isArray(items) ? items.flatMap((item, index) => opened(item, `${place}, item ${index}`, tools)) : [withoutSops(object)];
}

/** SOPS leaves its own field in what it encrypts; who applies the object takes it out. */
function withoutSops(object: PlainObject): PlainObject {
  if (asObject(get(object, 'sops')) === undefined) {
    return object;
  }
  const { sops, ...rest } = object;
  return rest;
}

function requiredString(object: PlainObject, key: 'kind' | 'apiVersion', place: string): string {
  const value = get(object, key);
  if (typeof value !== 'string' || value === '') {
    const got = value === undefined ? 'is missing' : `must be a string that is not empty, got ${typeName(value)}`;
    throw new InputError(`${place}: ${nameOf(object)}${key} ${got}; is this a Kubernetes manifest?`);
  }
  return value;
}

/** Kind and name as far as they are there: `VirtualService shop/reviews: `. */
function nameOf(object: PlainObject): string {
  const kind = get(object, 'kind');
  const name = [get(object, 'metadata', 'namespace'), get(object, 'metadata', 'name')].filter(part => typeof part === 'string').join('/');
  const words = [typeof kind === 'string' ? kind : '', name].filter(word => word !== '').join(' ');
  return words === '' ? '' : `${words}: `;
}

export function typeName(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
