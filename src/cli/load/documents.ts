import { shapeError } from './guard';
import { duplicateKey } from './json-keys';
import { ManifestText, withoutMark } from './text';
import { ParsedTexts, parseYamlDocuments } from './yaml';
import { yamlError } from './yaml-error';
import { InputError } from '../exit';

/** One document of a file. */
export interface ParsedDocument {
  readonly file: string;
  /** Index in the file, from 0; empty documents are counted. */
  readonly index: number;
  readonly value: unknown;
}

/** The place of a document, as messages name it. */
export function placeOf(document: { readonly file: string; readonly index: number }): string {
  return `${document.file}: document ${document.index}`;
}

/**
 * The documents of a text; empty ones are left out.
 * @param known what was parsed before
 * @throws InputError where the text is neither YAML nor JSON
 */
export function parseDocuments(source: ManifestText, known: ParsedTexts = new Map()): ParsedDocument[] {
  const plain = withoutMark(source);
  const documents = parse(plain, known).filter(document => document.value !== null && document.value !== undefined);
  for (const document of documents) {
    const error = shapeError(document.value, plain.text.length);
    if (error !== undefined) {
      throw new InputError(`${placeOf(document)}: ${error}`);
    }
  }
  return documents;
}

function parse(source: ManifestText, known: ParsedTexts): ParsedDocument[] {
  if (/^\s*[[{]/.test(source.text)) {
    const json = parseJson(source);
    if (json !== undefined) {
      return [json];
    }
  }
  return parseYaml(source, known);
}

function parseJson(source: ManifestText): ParsedDocument | undefined {
  let value: unknown;
  try {
    value = JSON.parse(source.text);
  } catch (error) {
    if (source.file.toLowerCase().endsWith('.json')) {
      throw new InputError(`${source.file}: document 0: no valid JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    return undefined; // a flow mapping of YAML begins like JSON
  }
  const twice = duplicateKey(source.text);
  if (twice !== undefined) {
    throw new InputError(`${source.file}: document 0: an object has the key ${JSON.stringify(twice)} twice`);
  }
  return { file: source.file, index: 0, value };
}

function parseYaml(source: ManifestText, known: ParsedTexts): ParsedDocument[] {
  try {
    return parseYamlDocuments(source.text, known).map((value, index) => ({ file: source.file, index, value }));
  } catch (error) {
    throw new InputError(yamlError(source, error));
  }
}
