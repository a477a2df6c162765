import { MAPS, SINGLE } from './http-match';
import { PlainObject, asObject, get } from './manifest';
import { stringMatch } from './match-relation';
import { StringMatch } from './string-match';
import { HttpRoute } from './virtual-service';

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
  const places: StringPlace[] = [];
  for (const { raw, field } of matches) {
    for (const property of SINGLE) {
      const match = stringMatch(get(raw, property));
      if (match !== undefined) {
        places.push({ property, match, field: `${field}.${property}`, of: raw });
      }
    }
    for (const property of MAPS) {
      const map = asObject(get(raw, property));
      for (const name of map === undefined ? [] : Object.keys(map)) {
        const match = stringMatch(get(map, name));
        if (match !== undefined) {
          places.push({ property, name, match, field: `${field}.${property}[${name}]`, of: raw });
        }
      }
    }
  }
  return places;
}
