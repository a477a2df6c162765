/** A manifest, or any part of one. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One step into a value: a key, the items of a list (`[]`) or the entries of a map (`{}`). */
function stepsOf(path: string): string[] {
  return path.split('.').flatMap(part => part.endsWith('[]') ? [...part.slice(0, -2) === '' ? [] : [part.slice(0, -2)], '[]'] : part.endsWith('{}') ? [part.slice(0, -2), '{}'] : [part]);
}

type Change = (value: Json | undefined) => Json | undefined;

/** All copies of a value with one place of a path changed; `undefined` takes the place away. Nothing where the value has no such place. */
function changedAt(value: Json | undefined, steps: readonly string[], change: Change, creates: boolean): (Json | undefined)[] {
  const [step, ...rest] = steps;
  if (step === undefined) {
    return [change(value)];
  }
  if (step === '[]') {
    return Array.isArray(value) ? value.flatMap((item, index) => changedAt(item, rest, change, creates)
      .map(changed => changed === undefined ? value.filter((_, place) => place !== index) : value.map((other, place) => place === index ? changed : other))) : [];
  }
  if (step === '{}') {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? [change(value)] : [];
  }
  const object = value === undefined && creates ? {} : value;
  if (typeof object !== 'object' || object === null || Array.isArray(object) || (!creates && !(step in object))) {
    return [];
  }
  return changedAt(object[step], rest, change, creates).map(changed => {
    const copy = { ...object };
    if (changed === undefined) {
      delete copy[step];
    } else {
      copy[step] = changed;
    }
    return copy;
  });
}

/** Other values that a field may have, the likeliest to matter first. */
function otherValues(value: Json | undefined): (Json | undefined)[] {
  switch (typeof value) {
    case 'string': return [undefined, 'zz-other', `${value}x`, '5s', '*', 'ReplaceFullPath', 'TCP', 'UDP'];
    case 'number': return [undefined, value + 1, 0, 7];
    case 'boolean': return [undefined, !value];
    case 'object': return [undefined, ...Array.isArray(value) || value === null ? [] : [{}, { zz: 'zz' }]];
    default: return [];
  }
}

/** The value with a field taken away, and with others in its place. */
export function mutations(value: Json, path: string): (Json | undefined)[] {
  const steps = stepsOf(path);
  return [0, 1, 2, 3, 4, 5, 6, 7].flatMap(index => changedAt(value, steps, current => {
    const others = otherValues(current);
    return index < others.length ? others[index] : current;
  }, false));
}

/** The value with a field set, its parents made where they are missing; lists must be there. With nothing to insert the field is absent and its parents are there. */
export function insertions(value: Json, path: string, inserted: Json | undefined): (Json | undefined)[] {
  const isMap = path.endsWith('{}');
  const steps = stepsOf(isMap ? path.slice(0, -2) : path.endsWith('[]') ? path.slice(0, -2) : path);
  return changedAt(value, steps, () => inserted === undefined ? undefined : isMap ? { zz: inserted } : path.endsWith('[]') ? [inserted] : inserted, true);
}
