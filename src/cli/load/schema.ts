import { CORE_SCHEMA, Type } from 'js-yaml';

const TRUE = new Set(['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'y', 'Y']);
const FALSE = new Set(['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'n', 'N']);

// kubectl reads YAML 1.1: a label `version: on` is a boolean there, which the API server refuses.
// https://github.com/kubernetes-sigs/yaml
const booleans = new Type('tag:yaml.org,2002:bool', {
  kind: 'scalar',
  resolve: (value: unknown) => typeof value === 'string' && value.length <= 5 && (TRUE.has(value) || FALSE.has(value)),
  construct: (value: string) => TRUE.has(value),
});

const merge = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (value: unknown) => value === '<<' });

/** What Kubernetes knows of YAML: JSON's types and merge keys; timestamps stay strings. */
export const KUBERNETES_SCHEMA = CORE_SCHEMA.extend({ implicit: [merge, booleans] });
