import { FAILSAFE_SCHEMA, Type } from 'js-yaml';
import { yamlFloat, yamlInteger } from './yaml-number';

const TRUE = new Set(['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'y', 'Y']);
const FALSE = new Set(['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'n', 'N']);
const NULL = new Set(['', '~', 'null', 'Null', 'NULL']);

const nulls = new Type('tag:yaml.org,2002:null', { kind: 'scalar', resolve: (value: unknown) => value === null || NULL.has(String(value)), construct: () => null });

// kubectl reads YAML 1.1: a label `version: on` is a boolean there, which the API server refuses.
// https://github.com/kubernetes-sigs/yaml
const booleans = new Type('tag:yaml.org,2002:bool', {
  kind: 'scalar',
  resolve: (value: unknown) => typeof value === 'string' && value.length <= 5 && (TRUE.has(value) || FALSE.has(value)),
  construct: (value: string) => TRUE.has(value),
});

const integers = new Type('tag:yaml.org,2002:int', {
  kind: 'scalar',
  resolve: (value: unknown) => typeof value === 'string' && yamlInteger(value) !== undefined,
  construct: (value: string) => yamlInteger(value),
});

const floats = new Type('tag:yaml.org,2002:float', {
  kind: 'scalar',
  resolve: (value: unknown) => typeof value === 'string' && (yamlFloat(value) ?? yamlInteger(value)) !== undefined,
  construct: (value: string) => yamlFloat(value) ?? yamlInteger(value),
});

const merge = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (value: unknown) => value === '<<' });

const binaries = new Type('tag:yaml.org,2002:binary', {
  kind: 'scalar',
  resolve: (value: unknown) => typeof value === 'string' && /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value),
  construct: (value: string) => Buffer.from(value, 'base64').toString('utf8'),
});

/** Other tags say nothing to kubectl: it takes what they stand before as it is. */
const otherTags = ['!', 'tag:'].flatMap(tag => (['scalar', 'sequence', 'mapping'] as const).map(kind => new Type(tag, { kind, multi: true, construct: (value: unknown) => value ?? '' })));

/** What kubectl knows of YAML: JSON's types, merge keys and the numbers of YAML 1.1; timestamps stay strings. */
export const KUBERNETES_SCHEMA = FAILSAFE_SCHEMA.extend({ implicit: [nulls, booleans, integers, floats, merge], explicit: [binaries, ...otherTags] });
