import type { Document, LineCounter, Node, ParsedNode } from 'yaml';
import { ReportedFinding } from './report';
import { fieldSteps } from '../../rules/field-steps';
import { ObjectReference } from '../../rules/finding';
import { documentTexts } from '../load/yaml';

/** The parser that knows lines takes ten times as long as the other: of more or larger documents the first line will do. */
const MOST_DOCUMENTS = 500;
const MOST_CHARACTERS = 1_000_000;

/** A document of a file, as text. */
interface DocumentText {
  readonly text: string;
  /** Its first line in the file, from 0. */
  readonly line: number;
}

/** Adds to findings the line of the file where what they are about stands: the field, else as much of its path as there is, else the object. */
export function withLines(findings: readonly ReportedFinding[], textOf: (file: string) => string | undefined): ReportedFinding[] {
  const places = new Places(textOf);
  return findings.map(finding => {
    const line = places.lineOf(finding);
    return line === undefined ? finding : { ...finding, line };
  });
}

class Places {
  private readonly files = new Map<string, readonly DocumentText[]>();
  private readonly documents = new Map<DocumentText, LinedDocument | undefined>();

  constructor(private readonly textOf: (file: string) => string | undefined) {}

  public lineOf({ file, document, object, field }: ReportedFinding): number | undefined {
    const place = file === undefined || document === undefined ? undefined : this.documentsOf(file)[document];
    return place === undefined ? undefined : place.line + (this.read(place)?.lineOf(object, field) ?? 1);
  }

  private documentsOf(file: string): readonly DocumentText[] {
    let documents = this.files.get(file);
    if (documents === undefined) {
      const text = this.textOf(file) ?? '';
      let line = 0;
      documents = (documentTexts(text) ?? [text]).map(part => {
        const here = { text: part, line };
        line += part.split('\n').length - 1;
        return here;
      });
      this.files.set(file, documents);
    }
    return documents;
  }

  private read(place: DocumentText): LinedDocument | undefined {
    if (!this.documents.has(place)) {
      this.documents.set(place, this.documents.size < MOST_DOCUMENTS && place.text.length <= MOST_CHARACTERS ? LinedDocument.read(place.text) : undefined);
    }
    return this.documents.get(place);
  }
}

/** Where a step of a path leads: what names it, and what is there. */
interface Place {
  readonly name: Node | null;
  readonly value: Node | null;
}

/** A document that knows the lines of its nodes. */
class LinedDocument {
  /** Undefined where the text is nothing that this parser takes. */
  public static read(text: string): LinedDocument | undefined {
    // Loaded by those who have findings.
    const yaml = require('yaml') as typeof import('yaml');
    try {
      const lines = new yaml.LineCounter();
      return new LinedDocument(yaml, yaml.parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' }), lines);
    } catch {
      return undefined;
    }
  }

  private constructor(private readonly yaml: typeof import('yaml'), private readonly document: Document.Parsed, private readonly lines: LineCounter) {}

  /** From 1. */
  public lineOf(object: ObjectReference, field: string | undefined): number {
    const start = this.find(this.document.contents, object) ?? this.document.contents;
    let at: Place | undefined = { name: start, value: start };
    let name: Node | null = start;
    for (const step of field === undefined ? [] : fieldSteps(field)) {
      at = this.step(at?.value, step);
      name = at?.name ?? name;
    }
    return this.lines.linePos(name?.range?.[0] ?? 0).line;
  }

  private step(node: Node | null | undefined, step: string | number): Place | undefined {
    if (this.yaml.isSeq(node)) {
      const item = typeof step === 'number' ? node.items[step] as Node | undefined : undefined;
      return item && { name: item, value: item };
    }
    const pair = this.yaml.isMap(node) ? node.items.find(({ key }) => this.yaml.isScalar(key) && String(key.value) === String(step)) : undefined;
    return pair && { name: pair.key as Node, value: pair.value as Node | null };
  }

  /** The object among those of a list, however deep. */
  private find(node: ParsedNode | null, object: ObjectReference): ParsedNode | undefined {
    if (this.yaml.isSeq(node)) {
      return this.findIn(node.items as ParsedNode[], object);
    }
    const items = this.yaml.isMap(node) ? node.get('items') : undefined;
    if (this.yaml.isSeq(items)) {
      return this.findIn(items.items as ParsedNode[], object);
    }
    const says = (...path: string[]): unknown => this.yaml.isMap(node) ? node.getIn(path) : undefined;
    const namespace = says('metadata', 'namespace');
    return node !== null && says('kind') === object.kind && says('metadata', 'name') === object.name && (namespace === undefined || namespace === object.namespace) ? node : undefined;
  }

  private findIn(items: readonly ParsedNode[], object: ObjectReference): ParsedNode | undefined {
    for (const item of items) {
      const found = this.find(item, object);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  }
}
