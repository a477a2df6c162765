/** Something that facts are kept with. */
export interface Remembering {
  readonly facts: unknown[];
}

/**
 * A way to say "worked out at the first question, and then kept with what it is about". A WeakMap for each fact would do the same, but sets of
 * manifests and the objects in them come by the thousand, and collecting garbage is slow with as many weak entries.
 */
export function remembering<O extends Remembering>(): <T extends object | boolean>(build: (about: O) => T) => (about: O) => T {
  let slots = 0;
  return build => {
    const slot = slots++;
    return about => (about.facts[slot] ??= build(about)) as ReturnType<typeof build>;
  };
}
