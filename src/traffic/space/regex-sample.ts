/** Repetitions are unrolled at most this often. */
const MOST_REPEATS = 64;

/** Reads a pattern from left to right and writes a short text that it takes. */
class Sampler {
  private at = 0;

  constructor(private readonly pattern: string) {}

  public read(): string {
    const sample = this.alternatives();
    return this.at === this.pattern.length ? sample : '';
  }

  /** The first of several. */
  private alternatives(): string {
    const first = this.sequence();
    while (this.pattern[this.at] === '|') {
      this.at++;
      this.sequence();
    }
    return first;
  }

  private sequence(): string {
    let sample = '';
    while (this.at < this.pattern.length && this.pattern[this.at] !== '|' && this.pattern[this.at] !== ')') {
      const item = this.item();
      sample += item.repeat(this.repeats());
    }
    return sample;
  }

  /** The least number that a quantifier asks for. */
  private repeats(): number {
    const quantifier = /^(?:[*?]|\+|\{(\d+)(?:,\d*)?\})\??/.exec(this.pattern.slice(this.at, this.at + 20));
    if (quantifier === null) {
      return 1;
    }
    this.at += quantifier[0].length;
    return quantifier[0].startsWith('+') ? 1 : Math.min(Number(quantifier[1] ?? 0), MOST_REPEATS);
  }

  private item(): string {
    const character = this.pattern[this.at++];
    switch (character) {
      case '(': return this.group();
      case '[': return this.charClass();
      case '\\': return this.escape();
      case '.': return 'x';
      case '^': return '';
      case '$': return '';
      default: return character;
    }
  }

  private group(): string {
    const flags = /^\?(?:P?<[^>]*>|[a-zA-Z-]*([:)]))/.exec(this.pattern.slice(this.at, this.at + 80));
    if (flags !== null) {
      this.at += flags[0].length;
      if (flags[1] === ')') {
        return '';
      }
    }
    const sample = this.alternatives();
    this.at++;
    return sample;
  }

  /** Any one character of a class: its first, or for a negated one the first that it leaves. */
  private charClass(): string {
    const end = this.pattern.indexOf(']', this.at + (this.pattern[this.at] === '^' ? 2 : 1));
    const body = end < 0 ? '' : this.pattern.slice(this.at, end);
    this.at = end < 0 ? this.pattern.length : end + 1;
    if (body.startsWith('^')) {
      return [...'x0-_/ A!'].find(candidate => !body.includes(candidate)) ?? '~';
    }
    return body.startsWith('\\') ? new Sampler(body.slice(0, 2)).read() : body[0] ?? '';
  }

  private escape(): string {
    const character = this.pattern[this.at++] ?? '';
    switch (character) {
      case 'd': return '0';
      case 'w': return 'x';
      case 's': return ' ';
      case 'D': return 'x';
      case 'W': return '-';
      case 'S': return 'x';
      case 'b': return '';
      case 'A': return '';
      case 'z': return '';
      default: return character;
    }
  }
}

/** A text that a pattern may well take. It is a guess: ask the pattern before it is used. */
export function sampleOf(pattern: string): string {
  return new Sampler(pattern).read();
}
