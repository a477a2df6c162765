import { Duration } from 'cdk8s';
import { StickyCookie } from '../model/sticky-cookie';

/** A cookie by which users keep the version they got. */
export interface StickyProps {
  /** Its name. Its value is the version's name: everybody can read it, and set it. */
  readonly cookie: string;
  /** How long browsers keep it. At least a second. @default - until the browser's session ends */
  readonly maxAge?: Duration;
  /** The path below which browsers send it. @default / */
  readonly path?: string;
}

export function stickyCookie(props: StickyProps): StickyCookie {
  return { name: props.cookie, maxAge: props.maxAge?.toSeconds(), path: props.path ?? '/' };
}
