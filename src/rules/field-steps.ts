const STEP = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\[([^\]]*)\]|([^.[\]]+)/g;

/** The steps of a field's path as findings write it: `spec.http[0].match[1].headers[x-a]`. */
export function fieldSteps(field: string): (string | number)[] {
  return [...field.matchAll(STEP)].map(([, index, quoted, key, name]) =>
    index !== undefined ? Number(index) : quoted !== undefined ? JSON.parse(quoted) as string : key ?? name);
}
