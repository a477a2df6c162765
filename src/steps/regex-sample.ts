import { fullMatch } from '../mesh/regex';

/** A text that a pattern of RE2 matches as a whole; undefined where none is found. The shortest is tried first, then one with every optional part. */
export function regexSample(pattern: string, accept: (text: string) => boolean = () => true): string | undefined {
  return [0, 1].map(repeats => new Sampler(pattern, repeats).sample()).find(text => text !== undefined && accept(text) && fullMatch(pattern, text));
}

const ESCAPES: Readonly<Record<string, string>> = { d: '0', w: 'a', s: ' ', D: 'a', W: '-', S: 'a', n: '\n', t: '\t', b: '', B: '', A: '', z: '' };
const PROBES = 'a0-_/.A =;~z';
const MAX_LENGTH = 400;

/** Reads a pattern from left to right and writes one text for it. What it does not understand shows when the text is tried. */
class Sampler {
  private at = 0;

  constructor(private readonly pattern: string, private readonly repeats: number) {}

  public sample(): string | undefined {
    try {
      const text = this.alternatives(0);
      return this.at === this.pattern.length && text.length <= MAX_LENGTH ? text : undefined;
    } catch (error) {
      // Deep nesting runs out of stack; such a pattern simply gets no sample.
      return undefined;
    }
  }

  /** The first alternative; the others are read and left. */
  private alternatives(depth: number): string {
    const first = this.sequence(depth);
    while (this.pattern[this.at] === '|') {
      this.at += 1;
      this.sequence(depth);
    }
    return first;
  }

  private sequence(depth: number): string {
    let text = '';
    while (this.at < this.pattern.length && this.pattern[this.at] !== '|' && this.pattern[this.at] !== ')') {
      const part = this.atom(depth);
      text += part.repeat(this.times());
      if (text.length > MAX_LENGTH) {
        throw new Error('too long');
      }
    }
    return text;
  }

  private atom(depth: number): string {
    const char = this.pattern[this.at];
    this.at += 1;
    switch (char) {
      case '^': case '$': return '';
      case '.': return 'a';
      case '(': return this.group(depth);
      case '[': return this.charClass();
      case '\\': return this.escape();
      default: return char;
    }
  }

  private group(depth: number): string {
    const opening = /^\?(P?<\w+>|[a-zA-Z-]*:|[a-zA-Z-]+(?=\)))/.exec(this.pattern.slice(this.at, this.at + 60));
    this.at += opening?.[0].length ?? 0;
    const text = depth > 200 ? '' : this.alternatives(depth + 1);
    this.at += 1;
    return text;
  }

  private escape(): string {
    const char = this.pattern[this.at] ?? '';
    this.at += 1;
    return ESCAPES[char] ?? char;
  }

  /** The first of some common characters that the class takes, else its own first. */
  private charClass(): string {
    const from = this.at - 1;
    this.at += this.pattern[this.at] === '^' ? 2 : 1;
    while (this.at < this.pattern.length && this.pattern[this.at] !== ']') {
      this.at += this.pattern[this.at] === '\\' ? 2 : this.pattern.startsWith('[:', this.at) ? this.pattern.indexOf(':]', this.at) + 2 - this.at : 1;
    }
    this.at += 1;
    const source = this.pattern.slice(from, this.at);
    return [...PROBES, source[1]].find(char => fullMatch(source, char)) ?? '';
  }

  /** How often what stands before is written. */
  private times(): number {
    const quantifier = /^(\*|\+|\?|\{(\d+)(,\d*)?\})\??/.exec(this.pattern.slice(this.at, this.at + 20));
    if (quantifier === null) {
      return 1;
    }
    this.at += quantifier[0].length;
    return quantifier[2] !== undefined ? Number(quantifier[2]) : quantifier[1] === '+' ? 1 : this.repeats;
  }
}
