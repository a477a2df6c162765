import { FILLS, bar } from './bar';
import { printableLine } from './escape';
import { Portion } from './split';
import { Style } from './style';

const COLOURS = ['green', 'yellow', 'cyan', 'blue'] as const;

/** Each version keeps its glyph and its colour in all that is printed: a bar says without colour too who has it. */
export class Palette {
  private readonly names = new Map<string, number>();

  constructor(private readonly style: Style, names: readonly string[] = []) {
    names.forEach(name => this.index(name));
  }

  /** Portions side by side; one that is not nothing is always seen. */
  public bar(portions: readonly Pick<Portion, 'name' | 'part'>[], width: number): string {
    const byFill = new Map(portions.map(({ name }) => [this.fill(name), name]));
    const plain = bar(portions.map(({ name, part }) => ({ part, fill: this.fill(name) })), width);
    return plain.replace(/(.)\1*/gu, run => this.colour(byFill.get(run[0]) ?? '', run));
  }

  /** `█ v1   ▒ v2` */
  public legend(): string {
    return [...this.names.keys()].map(name => `${this.swatch(name)} ${printableLine(name)}`).join('   ');
  }

  public swatch(name: string): string {
    return this.colour(name, this.fill(name));
  }

  private fill(name: string): string {
    return FILLS[this.index(name) % FILLS.length];
  }

  private colour(name: string, text: string): string {
    return this.style(COLOURS[this.index(name) % COLOURS.length], text);
  }

  private index(name: string): number {
    const index = this.names.get(name) ?? this.names.size;
    this.names.set(name, index);
    return index;
  }
}
