import { Markup, markup } from './markup';

/** So many versions are told apart by colour and hatching; what comes after them begins anew. */
const SHADES = 6;

/** Each version keeps its colour and its hatching on the whole page. */
export class Shades {
  constructor(private readonly names: readonly string[]) {}

  /** The class of what is drawn for a version. */
  public of(name: string): string {
    return `s${Math.max(0, this.names.indexOf(name)) % SHADES}`;
  }

  public swatch(name: string): Markup {
    return markup`<svg class="swatch" width="14" height="14" aria-hidden="true"><rect width="14" height="14" class="${this.of(name)}"/></svg>`;
  }
}

/** What the classes refer to: a hatching each, so that colour is never all there is. */
export const HATCHINGS: Markup = markup`<svg width="0" height="0" class="defs" aria-hidden="true"><defs>
<pattern id="h1" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="c1" width="8" height="8"/><path class="line" d="M0 8L8 0"/></pattern>
<pattern id="h2" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="c2" width="8" height="8"/><path class="line" d="M0 4H8"/></pattern>
<pattern id="h3" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="c3" width="8" height="8"/><path class="line" d="M4 0V8"/></pattern>
<pattern id="h4" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="c4" width="8" height="8"/><path class="line" d="M0 0L8 8"/></pattern>
<pattern id="h5" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="c5" width="8" height="8"/><path class="line" d="M0 4H8M4 0V8"/></pattern>
</defs></svg>`;
