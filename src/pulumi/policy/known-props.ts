import { KnownManifest, STAND_IN_IMAGE } from '../about-unknown';

/** The properties of a resource as a manifest: without what a preview does not know yet, and without what the provider keeps for itself. */
export function knownProps(props: unknown): KnownManifest {
  const unknown: string[] = [];
  return { manifest: known(props, '', unknown), unknown };
}

function known(value: unknown, path: string, unknown: string[]): unknown {
  if (Array.isArray(value)) {
    // By index: a method of the list would ask for everything at once.
    return Array.from({ length: value.length }, (_, index) => knownAt(value, index, `${path}[${index}]`, unknown)).filter(one => one !== undefined);
  }
  if (typeof value !== 'object' || value === null) {
    return value ?? undefined;
  }
  const entries = Object.keys(value).filter(key => !key.startsWith('__')).map(key => [key, knownAt(value, key, path === '' ? key : `${path}.${key}`, unknown)]);
  return Object.fromEntries(entries.filter(([, one]) => one !== undefined));
}

/** CrossGuard raises an error of its own where something that is not known is asked for. */
function knownAt(owner: object, key: string | number, path: string, unknown: string[]): unknown {
  let value: unknown;
  try {
    value = (owner as { readonly [key: string]: unknown })[key];
  } catch (error) {
    if ((error as Error).constructor?.name !== 'UnknownValueError') {
      throw error;
    }
    unknown.push(path);
    return path.endsWith('.image') ? STAND_IN_IMAGE : undefined;
  }
  return known(value, path, unknown);
}
