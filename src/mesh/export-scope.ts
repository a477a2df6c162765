/** The namespaces an object is exported to; `*` is all of them. */
export function exportedTo(exportTo: readonly string[], namespace: string): ReadonlySet<string> {
  return exportTo.length === 0 ? new Set(['*']) : new Set(exportTo.map(entry => entry === '.' ? namespace : entry));
}

/** Namespaces of `wanted` that `exported` leaves out; `*` stands for those that are not named. */
export function leftOut(wanted: ReadonlySet<string>, exported: ReadonlySet<string>): string[] {
  return exported.has('*') ? [] : [...wanted].filter(namespace => !exported.has(namespace));
}

/** Whether some namespace sees both. */
export function seenTogether(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.has('*') || b.has('*') || [...a].some(namespace => b.has(namespace));
}
