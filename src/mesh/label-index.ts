import { addTo } from './groups';
import { selects } from './manifest';

/** Anything with labels. */
interface Labelled {
  readonly labels: ReadonlyMap<string, string>;
}

/** Things by each of their labels, so that a selector looks at a few only. */
export class LabelIndex<T extends Labelled> {
  public readonly all: T[] = [];
  private readonly byLabel = new Map<string, Map<string, T[]>>();

  public add(item: T): void {
    this.all.push(item);
    for (const [key, value] of item.labels) {
      let values = this.byLabel.get(key);
      if (values === undefined) {
        this.byLabel.set(key, values = new Map());
      }
      addTo(values, value, item);
    }
  }

  /** Those that carry all labels of both maps; all for none. */
  public carrying(labels: ReadonlyMap<string, string>, further: ReadonlyMap<string, string>): readonly T[] {
    const fewest = this.fewest(further, this.fewest(labels, undefined));
    return fewest === undefined ? this.all : fewest.filter(item => selects(labels, item.labels) && selects(further, item.labels));
  }

  /** Whether some item has no labels but these, the rarest looked at first. */
  public hasOneWithin(labels: ReadonlyMap<string, string>): boolean {
    const lists = [...labels].map(([key, value]) => this.byLabel.get(key)?.get(value) ?? []);
    return lists.sort((a, b) => a.length - b.length).some(list => list.some(item => selects(item.labels, labels)));
  }

  private fewest(labels: ReadonlyMap<string, string>, known: readonly T[] | undefined): readonly T[] | undefined {
    let fewest = known;
    for (const [key, value] of labels) {
      const list = this.byLabel.get(key)?.get(value) ?? [];
      fewest = fewest === undefined || list.length < fewest.length ? list : fewest;
    }
    return fewest;
  }
}
