/** Something that facts are kept with. */
export interface Remembering {
  readonly facts: unknown[];
}

/**
 * A way to say "worked out at the first question, and then kept with what it is about". A WeakMap for each fact would do the same, but sets of
 * manifests and the objects in them come by the thousand, and collecting garbage is slow with as many weak entries. What `build` is given beside
 * has to be the same at every question.
 */
export function remembering<O extends Remembering>() {
  let slots = 0;
  return <T extends object | boolean, A extends readonly unknown[]>(build: (about: O, ...beside: A) => T): (about: O, ...beside: A) => T => {
    const slot = slots++;
    return (about, ...beside) => (about.facts[slot] ??= build(about, ...beside)) as T;
  };
}
