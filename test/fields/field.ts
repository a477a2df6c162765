import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { QUESTIONS } from './questions';
import { podsOf } from '../../src/mesh/endpoints';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Reference, rootOf, shapeAt } from '../../src/rules/schema/table';
import { Destination } from '../../src/traffic/destination';
import { evaluate } from '../../src/traffic/evaluate';

/** A manifest that may be written to. */
export type Manifest = { [key: string]: any };

/** What the table says about a field; see README.md. */
export interface Field {
  readonly with?: { readonly [path: string]: unknown };
  readonly read?: unknown;
  readonly judged?: { readonly [code: string]: unknown };
  readonly none?: string;
  readonly try?: unknown;
  readonly why?: string;
}

/** The fields of one kind, and the object of the base set that they are tried in. */
export interface FieldTable {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly fields: { readonly [path: string]: Field };
}

const base = readFileSync(join(__dirname, 'base.yaml'), 'utf8');

/** The base set with values put into the object that a table is about. */
export function manifestsWith({ apiVersion, kind, name }: FieldTable, values: readonly (readonly [path: string, value: unknown])[]): readonly Manifest[] {
  const manifests = load(base) as Manifest[];
  const object = manifests.find(each => each.apiVersion === apiVersion && each.kind === kind && each.metadata.name === name);
  if (object === undefined) {
    throw new Error(`the base set has no ${apiVersion} ${kind} ${name}`);
  }
  values.forEach(([path, value]) => put(object, path, structuredClone(value)));
  return manifests;
}

/** Puts a value at a path, in the first item of each list; what is missing on the way is made. */
function put(manifest: Manifest, path: string, value: unknown): void {
  const steps = path.replace(/(\[\]|\{\})/g, '.$1').split('.');
  let at: any = manifest;
  steps.forEach((step, index) => {
    const key = step === '[]' ? 0 : step === '{}' ? Object.keys(at)[0] ?? 'a' : step;
    if (index === steps.length - 1) {
      at[key] = value;
    } else {
      at[key] ??= steps[index + 1] === '[]' ? [] : {};
      at = at[key];
    }
  });
}

const TOLD = [
  'kind', 'layer', 'unknown', 'route', 'status', 'timeout', 'retries', 'upstreamPath', 'upstreamHost', 'location', 'headers', 'fault', 'hasHashPolicy',
] as const;

/** The answers to all questions, as text to compare. */
export function answers(manifests: readonly Manifest[]): string[] {
  const set = Inventory.of(manifests);
  return QUESTIONS.map(question => {
    const result = evaluate(set, question);
    const { destinations, mirrors } = result;
    const told = TOLD.map(key => result[key]);
    const copies = mirrors.map(({ destination, ...mirror }) => ({ ...mirror, ...tell(destination) }));
    return JSON.stringify([told, destinations.map(tell), copies], readable);
  });
}

/** A destination without what was read on the way to it. */
function tell({ subset, host, port, weight, problem, endpoints, headers }: Destination) {
  return { subset, host, port, weight, problem, headers, pods: endpoints.workloads.map(workload => `${workload.object.name} x${podsOf(workload)}`), areShown: endpoints.areShown };
}

function readable(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value instanceof Map ? [...value] : value;
}

/** All findings, each as one text that begins with its code. */
export function findings(manifests: readonly Manifest[]): ReadonlySet<string> {
  return new Set(checkManifests(Inventory.of(manifests)).map(({ code, message, object }) => `${code} ${object.kind}/${object.name} ${message}`));
}

/** Where the table stops: what a pod or a claim is made of is the workloads' rules' own. */
const NOT_LISTED = new Set(['spec.template', 'spec.volumeClaimTemplates']);

/** Every field of a kind, as the schema packages have it. */
export function fieldsOf({ apiVersion, kind }: FieldTable): string[] {
  const root = shapeAt(rootOf(apiVersion, kind) ?? -1);
  const spec = root.kind === 'object' ? root.object.fields.get('spec') : undefined;
  return spec === undefined ? [] : leaves(spec, 'spec');
}

function leaves(reference: Reference, path: string): string[] {
  if (NOT_LISTED.has(path)) {
    return [];
  }
  const shape = typeof reference === 'number' ? shapeAt(reference) : undefined;
  switch (shape?.kind) {
    case 'object': return [...shape.object.fields].flatMap(([field, inner]) => leaves(inner, `${path}.${field}`));
    case 'list': return leaves(shape.list.items, `${path}[]`);
    case 'map': return leaves(shape.values, `${path}{}`);
    default: return [path];
  }
}
