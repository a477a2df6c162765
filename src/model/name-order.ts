/**
 * The order in which names are written, whatever order a map has them in: numbers by their value, so that `v10` comes after `v9`. Maps of other languages have none,
 * or another from run to run.
 */
export function byName(a: string, b: string): number {
  const [left, right] = [a, b].map(name => name.split(/(\d+)/));
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = index % 2 === 1 ? compareNumbers(left[index], right[index]) : compareTexts(left[index], right[index]);
    if (difference !== 0) {
      return difference;
    }
  }
  // `01` and `1` have the same value.
  return left.length - right.length || compareTexts(a, b);
}

/** As digits: there may be more of them than a number holds. */
function compareNumbers(a: string, b: string): number {
  const [left, right] = [a, b].map(digits => digits.replace(/^0+(?=\d)/, ''));
  return left.length - right.length || compareTexts(left, right);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
