import { Inventory, InventoryOptions } from '../../mesh/inventory';
import { InputError } from '../exit';
import { Io } from '../io';
import { manifestsOf } from '../load/manifests';

const TIMEOUT = 60_000;
const MAX_OUTPUT = 256 * 1024 * 1024;

/** The objects of a step as the cluster has them, by kubectl as it is set up here; those that are not there are left out. */
export function live(objects: readonly object[], io: Io, options: InventoryOptions): Inventory {
  const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
  const distinct = [...Inventory.of(objects, options).byId.values()].map(({ raw }) => raw);
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: distinct });
  const { error, status, stdout, stderr } = spawnSync('kubectl', ['get', '--ignore-not-found', '-o', 'json', '-f', '-'], {
    cwd: io.cwd, env: { ...io.env }, input, encoding: 'utf8', timeout: TIMEOUT, maxBuffer: MAX_OUTPUT,
  });
  if (status !== 0) {
    // One that fails early reads no input: what it says tells more than the broken pipe.
    throw new InputError(`kubectl cannot tell the live objects: ${(stderr ?? '').trim().split('\n')[0] || error?.message || 'it failed'}`);
  }
  return Inventory.fromSources(manifestsOf({ file: 'live', text: stdout }, new Map()).manifests, options);
}
