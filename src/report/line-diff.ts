/** A line of two texts put side by side: only in the old one, only in the new one, or in both. */
export interface DiffLine {
  readonly sign: '-' | '+' | ' ';
  readonly text: string;
}

/** More lines than this on both sides together are not compared one by one. */
const MOST_COMPARED = 4_000;

/** The shortest way from one text to the other, by lines. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, fresh] = [before, after].map(text => text === '' ? [] : text.replace(/\n$/, '').split('\n'));
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) {
    start++;
  }
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) {
    end++;
  }
  return [
    ...signed(' ', old.slice(0, start)),
    ...between(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)),
    ...signed(' ', old.slice(old.length - end)),
  ];
}

/** Changed lines with so many others around them; `undefined` stands for what is left out. */
export function withContext(lines: readonly DiffLine[], around: number): (DiffLine | undefined)[] {
  const isShown = lines.map((_, index) => lines.slice(Math.max(0, index - around), index + around + 1).some(({ sign }) => sign !== ' '));
  return lines.flatMap((line, index) => isShown[index] ? [line] : index === 0 || isShown[index - 1] ? [undefined] : []);
}

function between(old: readonly string[], fresh: readonly string[]): DiffLine[] {
  if (old.length === 0 || fresh.length === 0 || old.length + fresh.length > MOST_COMPARED) {
    return [...signed('-', old), ...signed('+', fresh)];
  }
  const common = commonLengths(old, fresh);
  const lines: DiffLine[] = [];
  let [one, other] = [0, 0];
  while (one < old.length || other < fresh.length) {
    if (one < old.length && other < fresh.length && old[one] === fresh[other]) {
      lines.push({ sign: ' ', text: old[one++] });
      other++;
    } else if (other >= fresh.length || (one < old.length && common[one + 1][other] >= common[one][other + 1])) {
      lines.push({ sign: '-', text: old[one++] });
    } else {
      lines.push({ sign: '+', text: fresh[other++] });
    }
  }
  return lines;
}

/** Of each pair of ends, how many lines they have in common. */
function commonLengths(old: readonly string[], fresh: readonly string[]): Uint16Array[] {
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let one = old.length - 1; one >= 0; one--) {
    for (let other = fresh.length - 1; other >= 0; other--) {
      common[one][other] = old[one] === fresh[other] ? common[one + 1][other + 1] + 1 : Math.max(common[one + 1][other], common[one][other + 1]);
    }
  }
  return common;
}

function signed(sign: DiffLine['sign'], lines: readonly string[]): DiffLine[] {
  return lines.map(text => ({ sign, text }));
}
