import { parseDocuments } from './documents';
import { FoundTexts } from './files';
import { SkippedFile } from './skipped';
import { ManifestText } from './text';
import { groupBy } from '../../mesh/groups';
import { asArray, asObject, asString, get, objects } from '../../mesh/manifest';

/** A file of a folder that was searched. */
interface FoundText extends ManifestText {
  readonly below: string;
}

/** What kustomize does beside reading files and making ConfigMaps and Secrets: none of it changes an object. */
const ADDS = new Set([
  'apiVersion', 'kind', 'metadata', 'resources', 'bases', 'configMapGenerator', 'secretGenerator', 'generatorOptions', 'generators', 'helmCharts', 'helmGlobals',
  'crds', 'openapi', 'buildMetadata', 'sortOptions', 'commonAnnotations',
]);

/**
 * Sets aside the files that nobody applies as they are: templates of a Helm chart, and what a kustomization changes before it is applied.
 * Files that were named themselves stay.
 */
export function setAside(texts: readonly ManifestText[]): FoundTexts {
  const found = texts.filter((text): text is FoundText => text.below !== undefined);
  const reasons = new Map([...kustomized(found), ...templates(found)]);
  return {
    texts: texts.filter(text => !reasons.has(text)),
    skipped: texts.flatMap((text): SkippedFile[] => {
      const reason = reasons.get(text);
      return reason === undefined ? [] : [{ file: text.file, below: text.below, reason }];
    }),
  };
}

function* templates(texts: readonly FoundText[]): Iterable<[ManifestText, string]> {
  const charts = new Map(texts.filter(({ file }) => baseOf(file) === 'Chart.yaml').map(({ file }) => [`${folderOf(file)}templates/`, folderOf(file)]));
  if (charts.size === 0) {
    return;
  }
  for (const text of texts) {
    const folder = foldersOf(text.file).find(each => charts.has(each));
    if (folder !== undefined) {
      yield [text, `of a Helm chart: helm template ${quotedFolder(charts.get(folder) ?? '')} | cdk8s-canary check -`];
    }
  }
}

function* kustomized(texts: readonly FoundText[]): Iterable<[ManifestText, string]> {
  const byFile = new Map(texts.map(text => [text.file, text]));
  const byFolder = groupBy(texts, ({ file }) => folderOf(file));
  for (const text of texts.filter(({ file }) => isKustomization(file))) {
    const changed = changedBy(text);
    if (changed === undefined) {
      continue;
    }
    const folder = folderOf(text.file);
    const reason = `changed by kustomize: kubectl kustomize ${quotedFolder(folder)} | cdk8s-canary check -`;
    for (const each of byFolder.get(folder) ?? []) {
      yield [each, reason];
    }
    for (const path of changed) {
      const named = byFile.get(joined(folder, path));
      if (named !== undefined) {
        yield [named, reason];
      }
    }
  }
}

/** ConfigMaps and Secrets that kustomizations make, as `external` says it; kustomize adds a hash to their names wherever they are named. */
export function generated(texts: readonly ManifestText[]): string[] {
  return texts.filter(({ file }) => isKustomization(file)).flatMap(text => {
    const kustomization = firstDocument(text);
    return ([['configMapGenerator', 'ConfigMap'], ['secretGenerator', 'Secret']] as const)
      .flatMap(([key, kind]) => objects(kustomization, key).flatMap(each => asString(each.name) ?? []).map(name => `${kind} */${name}`));
  });
}

/** The files that a kustomization names, where it changes anything; undefined where it only adds. */
function changedBy(text: ManifestText): string[] | undefined {
  const kustomization = firstDocument(text);
  const kind = get(kustomization, 'kind');
  if (kustomization === undefined || kind !== undefined && kind !== 'Kustomization' && kind !== 'Component') {
    return undefined;
  }
  const changes = Object.keys(kustomization).filter(key => !ADDS.has(key) && get(kustomization, key) !== undefined);
  if (changes.length === 0 && kind !== 'Component') {
    return undefined;
  }
  return [
    ...['resources', 'patches', 'patchesStrategicMerge', 'patchesJson6902', 'replacements', 'transformers', 'configurations'].flatMap(key => asArray(get(kustomization, key)))
      .flatMap(item => asString(item) ?? asString(get(item, 'path')) ?? []),
    ...objects(kustomization, 'helmCharts').flatMap(chart => asString(get(chart, 'valuesFile')) ?? []),
  ];
}

function firstDocument(text: ManifestText): ReturnType<typeof asObject> {
  try {
    return asObject(parseDocuments(text)[0]?.value);
  } catch {
    return undefined; // whoever reads the manifests says why
  }
}

function isKustomization(file: string): boolean {
  return ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].includes(baseOf(file));
}

function baseOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** With the slash at its end; empty for a file of the folder we are in. A revision's name stays before it. */
function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf(':')) + 1);
}

/** Every folder that a file is in, each with the slash at its end. */
function foldersOf(file: string): string[] {
  return [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index + 1));
}

function joined(folder: string, path: string): string {
  const parts = folder.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  return parts.join('/');
}

/** As a shell takes it. */
function quotedFolder(folder: string): string {
  const path = folder.replace(/\/$/, '') || '.';
  return /^[\w./@%+=:-]+$/.test(path) ? path : `'${path.replace(/'/g, '\'\\\'\'')}'`;
}
