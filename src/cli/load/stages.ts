import { join } from 'node:path';
import { entriesOf, isFolder } from './files';
import { LoadOptions, loadPaths } from './load';
import { isManifestFile, isSkippedFolder } from './text';
import { Inventory } from '../../mesh/inventory';
import { InputError } from '../exit';
import { Io } from '../io';

/** One stage of a plan as it lies in a folder. */
export interface LoadedStage {
  /** Name of its folder or file. */
  readonly name: string;
  readonly set: Inventory;
}

// `2-ten` goes before `10-all`.
const byName = new Intl.Collator('en', { numeric: true });

/** The stages of a plan: a folder for each, else a file for each, in the order of their names. */
export async function loadStages(folder: string, io: Io, options: LoadOptions): Promise<LoadedStage[]> {
  if (!isFolder(folder, io.cwd)) {
    throw new InputError(`${folder}: expected a folder with one folder for each stage`);
  }
  const entries = entriesOf(folder, io.cwd).sort(byName.compare);
  const folders = entries.filter(name => isFolder(join(folder, name), io.cwd) && !isSkippedFolder(name));
  const names = folders.length > 0 ? folders : entries.filter(isManifestFile);
  if (names.length === 0) {
    throw new InputError(`${folder}: no stages found, expected one folder for each, such as 00-stable and 01-deploy`);
  }
  const stages: LoadedStage[] = [];
  for (const name of names) {
    stages.push({ name: folders.length > 0 ? name : name.replace(/\.(yaml|yml|json)$/i, ''), set: await loadPaths([join(folder, name)], io, options) });
  }
  return stages;
}
