/** The first key that an object of a JSON text has twice; undefined where there is none. The text is valid JSON. */
export function duplicateKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (let at = 0; at < text.length; at++) {
    switch (text[at]) {
      case '{': open.push(new Set()); break;
      case '[': open.push(undefined); break;
      case '}': case ']': open.pop(); break;
      case '"': {
        const end = endOfString(text, at);
        last = text.slice(at, end);
        at = end - 1;
        break;
      }
      case ':': {
        const keys = open[open.length - 1];
        const key = JSON.parse(last) as string;
        if (keys?.has(key) === true) {
          return key;
        }
        keys?.add(key);
        break;
      }
    }
  }
  return undefined;
}

/** Behind the quote that ends a string. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) {
    end = text.indexOf('"', end + 1);
  }
  return end + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') {
    backslashes++;
  }
  return backslashes % 2 === 1;
}
