import { Assignment, EntryVersion } from './assignment';
import { Problem, shown } from './problem';

/** What an entry may look like, for messages. */
export const ENTRY_FORM = '{ canary: <version>, at: <ratio or stage> }';
const VERSIONS_FORM = '{ stable: { version, image }, canary: { version, image }, at: <ratio or stage> }';
const KEYS = ['stable', 'canary', 'at', 'hold'];

/**
 * One entry of a source that holds entries by name: `{ canary: v2, at: 10% }`, with versions where the code leaves them out, and with the reason of a `hold`.
 * Every value but `stable` names its canary: such sources outlive a commit, and a left-over value would move the next release.
 * @param where names the source and the entry
 */
export function releaseEntry(entry: unknown, where: string): Assignment {
  const refusal = (): Problem => new Problem(`${where} is ${shown(entry)}, allowed is ${ENTRY_FORM}`);
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    throw refusal();
  }
  const { stable, canary, at, hold, ...others } = entry as { [key: string]: unknown };
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) {
    throw new Problem(`${where} is ${shown(entry)}: there is no key ${shown(unknown)}, known are ${KEYS.map(shown).join(', ')}`);
  }
  if (hold !== undefined && (typeof hold !== 'string' || hold.trim() === '')) {
    throw new Problem(`${where}: hold is ${shown(hold)}, it is the reason why the release waits`);
  }
  const value = text(at);
  const reason = hold === undefined ? {} : { hold: String(hold).trim() };
  if (stable !== undefined || isMap(canary)) {
    return { ...withVersions(stable, canary, value, where), ...reason };
  }
  const name = text(canary);
  if (value === undefined || name === undefined && (canary !== undefined || value !== 'stable')) {
    throw refusal();
  }
  return { value, ...name === undefined ? {} : { canary: name }, ...reason };
}

function withVersions(stable: unknown, canary: unknown, at: string | undefined, where: string): Assignment {
  if (stable === undefined) {
    throw new Problem(`${where} says the version and image of the canary and none of stable, allowed is ${VERSIONS_FORM}`);
  }
  const stableVersion = entryVersion(stable, `${where}: stable`);
  if (canary === undefined) {
    if (at !== undefined && at !== 'stable') {
      throw new Problem(`${where} is at ${shown(at)} and has no canary, allowed without one is "stable"`);
    }
    return { value: 'stable', stableVersion };
  }
  const canaryVersion = entryVersion(canary, `${where}: canary`);
  if (at === undefined) {
    throw new Problem(`${where} has a canary and does not say where it is at, allowed is ${VERSIONS_FORM}`);
  }
  return { value: at, canary: canaryVersion.version, stableVersion, canaryVersion };
}

function entryVersion(said: unknown, where: string): EntryVersion {
  const { version, image, ...others } = isMap(said) ? said : {};
  const [name, from] = [text(version), text(image)];
  if (name === undefined || from === undefined || Object.keys(others).length > 0) {
    throw new Problem(`${where} is ${shown(said)}, allowed is { version: <name>, image: <image> }`);
  }
  return { version: name, image: from };
}

function isMap(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A file is read as text throughout; a program's context may hold numbers. */
function text(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
