import { isWithin, isWildcard } from './host-name';

/** How closely names that a chain asks for fit the name of a connection: an exact one best, then the longest wildcard, `*` last; undefined where none fits. */
export function sniFit(names: readonly string[], sni: string | undefined): number | undefined {
  const fits = names.map(name => name.toLowerCase()).flatMap(name => {
    if (name === '*') {
      return [0];
    }
    return sni !== undefined && isWithin(sni.toLowerCase(), name) ? [isWildcard(name) ? name.length : Infinity] : [];
  });
  return fits.length === 0 ? undefined : Math.max(...fits);
}

/** Of several, the one whose names fit the name of a connection best; of equals the first. */
export function bestBySni<T>(candidates: readonly T[], namesOf: (candidate: T) => readonly string[], sni: string | undefined): T | undefined {
  let best: { readonly candidate: T; readonly fit: number } | undefined;
  for (const candidate of candidates) {
    const fit = sniFit(namesOf(candidate), sni);
    if (fit !== undefined && (best === undefined || fit > best.fit)) {
      best = { candidate, fit };
    }
  }
  return best?.candidate;
}
