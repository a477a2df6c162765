import { Route } from '../traffic/route';

/** Stands for routes that may take any path. */
const ANY = '*';

/** For a rule of many about one host: itself, then those whose routes may take requests that its own take, by the first part of their paths. */
export function neighboursOf(rules: readonly string[], routesOf: (id: string) => readonly Route[]): (id: string) => string[] {
  const byPart = new Map<string, Set<string>>();
  const partsOf = new Map<string, ReadonlySet<string>>();
  for (const id of rules) {
    const parts = new Set(routesOf(id).map(firstPart));
    partsOf.set(id, parts);
    for (const part of parts) {
      byPart.set(part, (byPart.get(part) ?? new Set()).add(id));
    }
  }
  return id => [...new Set([id, ...[...partsOf.get(id) ?? [], ANY].flatMap(part => [...byPart.get(part) ?? []])])];
}

/** `/shop` of the exact path `/shop/cart` and of the prefix `/shop/`; a prefix that ends within its first part may take others. */
function firstPart({ path }: Route): string {
  if (path === undefined || path.kind === 'present' || path.kind === 'regex') {
    return ANY;
  }
  const end = path.value.indexOf('/', 1);
  return end > 0 ? path.value.slice(0, end) : path.kind === 'prefix' ? ANY : path.value;
}
