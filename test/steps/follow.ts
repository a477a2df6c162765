import { Manifest, copy, isSame } from './stage-objects';

/** What a text asks for, applied to a set of manifests: each text names an object as findings do. */
type Action = (now: Manifest[], before: readonly Manifest[], after: readonly Manifest[], object: Manifest) => Manifest[];

const replaced = (now: readonly Manifest[], object: Manifest): Manifest[] =>
  now.some(other => isSame(other, object)) ? now.map(other => isSame(other, object) ? object : other) : [...now, object];
const final: Action = (now, _, after, object) => replaced(now, after.find(other => isSame(other, object))!);

/** An edit that stays: what follows is applied with it. */
const edits: readonly [RegExp, (manifest: Manifest) => void][] = [
  [/^set the strategy of (.+) to RollingUpdate with maxSurge 1 and maxUnavailable 0$/, ({ spec }) => {
    spec.strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
  }],
  [/^set updateStrategy.rollingUpdate.maxUnavailable of (.+) to 1$/, ({ spec }) => {
    spec.updateStrategy = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } };
  }],
  [/^let (.+) run two instances, and wait until they are ready$/, ({ spec }) => {
    spec.replicas = 2;
  }],
  [/^let (.+) run \d+ instances, and wait until they are ready$/, () => undefined],
];

const actions: readonly [RegExp, Action][] = [
  [/^apply (.+) with the old and the new subsets$/, (now, before, after, object) => {
    const [old, next] = [before, after].map(set => set.find(other => isSame(other, object))!);
    const names = new Set(next.spec.subsets.map(({ name }: { name: string }) => name));
    return replaced(now, { ...next, spec: { ...next.spec, subsets: [...next.spec.subsets, ...old.spec.subsets.filter(({ name }: { name: string }) => !names.has(name))] } });
  }],
  [/^take subsets that nobody uses any more out of (.+)$/, final],
  [/^take (.+) away$/, (now, _before, _after, object) => now.filter(other => !isSame(other, object))],
  [/^start (.+) and wait until it is ready$/, final],
  [/^apply (.+) and wait until its pods are ready$/, final],
  [/^apply (.+)$/, final],
];

/** The sets that somebody comes to who does what the safe steps of a finding say, word by word. */
export function follow(safeSteps: readonly string[], before: readonly Manifest[], after: readonly Manifest[]): Manifest[][] {
  const edited = edits.find(([words]) => words.test(safeSteps[0]));
  if (edited !== undefined) {
    return followEdit(safeSteps[0], edited, before, after);
  }
  let now = copy(before);
  return safeSteps.map(text => {
    for (const part of text.split(', ')) {
      const [words, act] = actions.find(([pattern]) => pattern.test(part)) ?? raise(`nobody knows how to follow: ${part}`);
      now = act(now, before, after, named(words.exec(part)![1], before, after));
    }
    return now;
  });
}

function followEdit(text: string, [words, edit]: typeof edits[number], before: readonly Manifest[], after: readonly Manifest[]): Manifest[][] {
  const object = named(words.exec(text)![1], before, after);
  const count = /run (\d+) instances/.exec(text)?.[1];
  return [before, after].map(set => copy(set).map(manifest => {
    if (isSame(manifest, object)) {
      edit(manifest);
      manifest.spec.replicas = count === undefined ? manifest.spec.replicas : Number(count);
    }
    return manifest;
  }));
}

/** `VirtualService shop/reviews`. */
function named(words: string, before: readonly Manifest[], after: readonly Manifest[]): Manifest {
  return [...after, ...before].find(({ kind, metadata: { namespace = 'default', name } }) => `${kind} ${namespace}/${name}` === words) ?? raise(`there is no ${words}`);
}

function raise(message: string): never {
  throw new Error(message);
}
