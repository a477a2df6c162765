type Fields = Readonly<Record<string, unknown>>;

/** Order means nothing, and what is null in one record is left out in another. */
function byText(items: unknown): unknown {
  const filled = (item: object): unknown => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null).sort(([a], [b]) => (a < b ? -1 : 1)));
  return Array.isArray(items) ? items.map(item => JSON.stringify(filled(item as object))).sort() : items;
}

/** Who can answer at all, not with how many addresses; of a text (whoever was called) nothing is compared. */
function whoAnswers(endpoints: unknown): unknown {
  return Array.isArray(endpoints) && endpoints.every(entry => typeof (entry as Fields).answerable === 'object')
    ? byText(endpoints.map(entry => ({ ...entry as Fields, answerable: Object.keys((entry as Fields).answerable as object).sort() }))) : undefined;
}

/** What the records' own README says is to be compared; what was counted (`answered`) and what only the proxy names (`flags`) is not. */
export function comparable(result: Fields, recorded: Fields = result): Fields {
  // Earlier records call no route of a request that is let through.
  const hasRoute = recorded.kind !== 'passthrough' || recorded.layer !== undefined;
  const { kind, route, destinations, endpoints, timeout, mirrors, fault, upstreamPath, upstreamHost, status, layer } = result;
  return {
    kind,
    layer: recorded.layer === undefined ? undefined : layer,
    route: hasRoute ? route : undefined,
    destinations: byText(destinations),
    endpoints: whoAnswers(recorded.endpoints) === undefined ? undefined : whoAnswers(endpoints),
    timeout,
    mirrors: byText(mirrors),
    fault,
    upstreamPath,
    // Of several destinations the last answer alone was recorded.
    upstreamHost: (recorded.destinations as readonly unknown[] | undefined)?.length === 1 ? upstreamHost : undefined,
    status: typeof recorded.status === 'number' ? status : undefined,
  };
}
