import { html } from '../escape';

/** HTML that is ready to stand in a page. */
export class Markup {
  constructor(public readonly text: string) {}
}

type Part = Markup | readonly Markup[] | string | number;

/** HTML with values in it: whatever is not markup itself is escaped. */
export function markup(parts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(parts.map((part, index) => part + (index < values.length ? textOf(values[index]) : '')).join(''));
}

export const NOTHING = new Markup('');

/** Markup only where something holds. */
export function when(condition: boolean, part: () => Markup): Markup {
  return condition ? part() : NOTHING;
}

function textOf(value: Part): string {
  if (value instanceof Markup) {
    return value.text;
  }
  return Array.isArray(value) ? value.map(one => (one as Markup).text).join('') : html(String(value));
}
