import { MAPS, SINGLE } from './http-match';
import { StringMatch, stringMatch } from './string-match';
import { HttpRoute } from './virtual-service';
import { PlainObject, asObject, get } from '../../traffic/manifest';

/** Each matcher of a route with its place: property, name of the header or parameter, and path. */
export interface StringPlace {
  readonly property: typeof SINGLE[number] | typeof MAPS[number];
  /** As written, for maps. */
  readonly name?: string;
  readonly match: StringMatch;
  readonly field: string;
  readonly of: PlainObject;
}

/** All matchers of a route, as they are written. */
export function stringPlaces({ matches }: Pick<HttpRoute, 'matches'>): StringPlace[] {
  return matches.flatMap(({ raw, field }) => [
    ...SINGLE.flatMap(property => place(property, raw, `${field}.${property}`, get(raw, property))),
    ...MAPS.flatMap(property => {
      const map = asObject(get(raw, property)) ?? {};
      return Object.keys(map).flatMap(name => place(property, raw, `${field}.${property}[${name}]`, get(map, name), name));
    }),
  ]);
}

function place(property: StringPlace['property'], of: PlainObject, field: string, value: unknown, name?: string): StringPlace[] {
  const match = stringMatch(value);
  return match === undefined ? [] : [{ property, name, match, field, of }];
}
