import { live } from './live';
import { Session } from './session';
import { Inventory } from '../../mesh/inventory';
import { isRevision, readRevision } from '../load/git';
import { loadSide } from '../load/load';
import { inventoryOptions } from '../options';

/** What a step starts from, and how messages call it. */
export interface Before {
  readonly name: string;
  readonly set: Inventory;
}

/** What runs now: what was said, else the output that is committed, else what the app writes as it stands. */
export async function beforeOf({ io, flags, config, objects }: Session, after: readonly object[]): Promise<Before> {
  const options = inventoryOptions(flags);
  if (flags.before === 'live') {
    return { name: 'the live objects', set: live([...objects, ...after], io, options) };
  }
  if (flags.before !== undefined) {
    return { name: flags.before, set: await loadSide(flags.before, io, options, config.output) };
  }
  if (isCommitted(config.output, io.cwd)) {
    const name = `HEAD:./${config.output}`;
    return { name, set: await loadSide(name, io, options, config.output) };
  }
  return { name: 'what the app writes now', set: Inventory.of(objects, options) };
}

function isCommitted(folder: string, cwd: string): boolean {
  if (!isRevision('HEAD', cwd)) {
    return false;
  }
  try {
    return (readRevision({ revision: 'HEAD', path: `./${folder}` }, cwd)?.length ?? 0) > 0;
  } catch {
    return false;
  }
}
