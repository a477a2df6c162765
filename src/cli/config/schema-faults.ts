import { asArray, asObject, asString, get } from '../../mesh/manifest';
import { fullMatch } from '../../mesh/regex';
import { nearest } from '../../text/nearest';

/** What is wrong with a value, as far as a JSON schema of types, enumerations, patterns, lists and closed objects says. */
export function schemaFaults(value: unknown, schema: unknown, at = ''): string[] {
  const place = at === '' ? '' : `${at} `;
  const allowed = asArray(get(schema, 'enum'));
  if (allowed.length > 0) {
    return allowed.includes(value) ? [] : [`${place}is ${shown(value)}; allowed are ${allowed.join(', ')}`];
  }
  const type = asString(get(schema, 'type'));
  switch (type) {
    case 'object': return objectFaults(value, schema, at);
    case 'array': return Array.isArray(value)
      ? value.flatMap((item, index) => schemaFaults(item, get(schema, 'items'), `${at}[${index}]`))
      : [`${place}is ${shown(value)}; it is to be a list`];
    case 'boolean': return typeof value === 'boolean' ? [] : [`${place}is ${shown(value)}; it is to be true or false`];
    default: return stringFaults(value, schema, place);
  }
}

function objectFaults(value: unknown, schema: unknown, at: string): string[] {
  const object = asObject(value);
  if (object === undefined) {
    return [`${at === '' ? 'the file' : at} is ${shown(value)}; it is to be a mapping`];
  }
  const properties = asObject(get(schema, 'properties')) ?? {};
  const known = Object.keys(properties);
  const inner = (key: string): string => at === '' ? key : `${at}.${key}`;
  return [
    ...Object.keys(object).filter(key => !known.includes(key)).map(key => {
      const meant = nearest(key, known);
      return `${inner(key)} is no key; ${meant === undefined ? `known are ${known.join(', ')}` : `did you mean ${meant}?`}`;
    }),
    ...asArray(get(schema, 'required')).flatMap(key => typeof key === 'string' && get(object, key) === undefined ? [`${inner(key)} is missing`] : []),
    ...known.flatMap(key => get(object, key) === undefined ? [] : schemaFaults(object[key], properties[key], inner(key))),
  ];
}

function stringFaults(value: unknown, schema: unknown, place: string): string[] {
  const description = asString(get(schema, 'description'));
  if (typeof value !== 'string') {
    return [`${place}is ${shown(value)}; it is to be a text`];
  }
  const pattern = asString(get(schema, 'pattern'));
  const isWrong = value.trim() === '' || pattern !== undefined && !fullMatch(pattern, value);
  return isWrong ? [`${place}is ${shown(value)}${description === undefined ? '; it is to be one such as Service shop/web' : `; it is to be the ${description}`}`] : [];
}

function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'a mapping') : JSON.stringify(value) ?? 'nothing';
}
