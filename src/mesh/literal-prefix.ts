const META = new Set('.[](){}*+?|^$\\');

/** What every text that a pattern of RE2 matches as a whole begins with, as far as it is plain to see; often nothing. */
export function literalPrefix(pattern: string): string {
  if (hasAlternatives(pattern)) {
    return '';
  }
  let prefix = '';
  for (let at = pattern.startsWith('^') ? 1 : 0; at < pattern.length;) {
    // An escaped mark of punctuation stands for itself; letters and digits behind the stroke are classes and the like.
    const isEscaped = pattern[at] === '\\' && /[^\w\s]/.test(pattern[at + 1] ?? '');
    const char = pattern[isEscaped ? at + 1 : at];
    if (!isEscaped && META.has(char)) {
      break;
    }
    at += isEscaped ? 2 : 1;
    if (at < pattern.length && '*?{+'.includes(pattern[at])) {
      return pattern[at] === '+' ? prefix + char : prefix;
    }
    prefix += char;
  }
  return prefix;
}

/** Whether a stroke stands outside of all groups and classes. */
function hasAlternatives(pattern: string): boolean {
  let depth = 0;
  for (let at = 0; at < pattern.length; at++) {
    switch (pattern[at]) {
      case '\\': at += 1; break;
      case '[': at = endOfClass(pattern, at); break;
      case '(': depth += 1; break;
      case ')': depth -= 1; break;
      case '|':
        if (depth === 0) {
          return true;
        }
    }
  }
  // Quoted text hides what its marks mean.
  return pattern.includes('\\Q');
}

function endOfClass(pattern: string, from: number): number {
  let at = from + (pattern[from + 1] === '^' ? 2 : 1);
  for (at += pattern[at] === ']' ? 1 : 0; at < pattern.length && pattern[at] !== ']'; at++) {
    const isNamed = pattern.startsWith('[:', at) && pattern.includes(':]', at);
    at = isNamed ? pattern.indexOf(':]', at) + 1 : pattern[at] === '\\' ? at + 1 : at;
  }
  return at;
}
