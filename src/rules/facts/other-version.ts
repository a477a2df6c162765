/** Keys that tell versions apart; others tell applications and their parts, which names rightly join. */
const VERSION_KEY = /version|track|colou?r|slot|variant|revision|channel/i;

/**
 * The value of a label that a name says, where the thing with the name has another one: `reviews-v1` (or `v1`) with `version: v2`,
 * though there are pods of `version: v1` too. Undefined where the name says nothing of that.
 */
export function otherVersion(
  name: string, labels: ReadonlyMap<string, string>, valuesOf: (key: string) => ReadonlySet<string>,
): { readonly key: string; readonly said: string; readonly has: string } | undefined {
  for (const [key, has] of labels) {
    for (const said of !VERSION_KEY.test(key) || isSaid(name, has) ? [] : valuesOf(key)) {
      if (isSaid(name, said)) {
        return { key, said, has };
      }
    }
  }
  return undefined;
}

/** Dots are no part of names, so `1.4.0` is written `1-4-0` there, or `v1-4-0`. */
function isSaid(name: string, value: string): boolean {
  const written = value.toLowerCase().replace(/[._]/g, '-');
  return written !== '' && [written, `v${written}`].some(each => name === each || name.endsWith(`-${each}`));
}
