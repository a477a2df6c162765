// Writes src/rules/schema/table.generated.ts: fields, types, ranges and the like of the kinds that releases are made of, from the packages
// of @kubernetes-models. `--check` writes nothing and fails when the file is stale.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';
import { EXCLUSIVE, FIELDS, ISTIO_DURATIONS, ISTIO_FREE_DURATIONS, REQUIRED } from './shapes/facts.mjs';
import { schemaOf } from './shapes/read.mjs';

const MODULES = join(root, 'node_modules');
const OUTPUT = join(root, 'src/rules/schema/table.generated.ts');

const PACKAGES = [
  {
    folder: 'kubernetes-models',
    kinds: {
      'v1': ['ConfigMap', 'Endpoints', 'Namespace', 'PersistentVolumeClaim', 'Pod', 'Secret', 'Service', 'ServiceAccount'],
      'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
      'autoscaling/v1': ['HorizontalPodAutoscaler'],
      'autoscaling/v2': ['HorizontalPodAutoscaler'],
      'batch/v1': ['CronJob', 'Job'],
      'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
      'policy/v1': ['PodDisruptionBudget'],
    },
    file: (group, version, kind) => `IoK8sApi${({ '': 'Core', 'networking.k8s.io': 'Networking' })[group] ?? capital(group)}${capital(version)}${kind}`,
  },
  {
    folder: '@kubernetes-models/istio',
    istio: true,
    kinds: {
      ...Object.fromEntries(['v1', 'v1beta1', 'v1alpha3'].map(version => [`networking.istio.io/${version}`, ['DestinationRule', 'Gateway', 'ServiceEntry', 'Sidecar', 'VirtualService']])),
      ...Object.fromEntries(['v1', 'v1beta1'].map(version => [`security.istio.io/${version}`, ['AuthorizationPolicy', 'PeerAuthentication', 'RequestAuthentication']])),
    },
    file: (group, version, kind) => `${group.split('.').map(capital).join('')}${capital(version)}${kind}`,
  },
  {
    folder: '@kubernetes-models/gateway-api',
    kinds: { 'gateway.networking.k8s.io/v1': ['GRPCRoute', 'Gateway', 'HTTPRoute'], 'gateway.networking.k8s.io/v1beta1': ['Gateway', 'HTTPRoute', 'ReferenceGrant'] },
    file: (group, version, kind) => `IoK8sSigsGatewayApiApis${capital(version)}${kind}`,
  },
];

/** Groups of which every kind is known, so that another one is a mistake. */
const KNOWN_GROUPS = {
  'kubernetes-models': ['apps', 'autoscaling', 'batch', 'networking.k8s.io', 'policy'],
  '@kubernetes-models/istio': ['networking.istio.io', 'security.istio.io', 'telemetry.istio.io'],
  '@kubernetes-models/gateway-api': ['gateway.networking.k8s.io'],
};

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

const definitions = [];
const places = new Map();

/** The definition's place in the table, the same for the same content. */
function place(definition) {
  const text = JSON.stringify(definition);
  if (!places.has(text)) {
    places.set(text, definitions.push(text) - 1);
  }
  return places.get(text);
}

/** What releases after the packages' allow as well: the filter ExternalAuth of the Gateway API. */
function withNewer(values) {
  return values.includes('RequestRedirect') && values.includes('URLRewrite') && !values.includes('ExternalAuth') ? [...values, 'ExternalAuth'] : values;
}

function limits(schema, low, high) {
  return { ...schema[low] !== undefined && { min: schema[low] }, ...schema[high] !== undefined && { max: schema[high] } };
}

function scalar(schema, name, istio) {
  const types = new Set(schema.types);
  if (schema.name?.endsWith('IntOrString')) {
    return schema.minimum === undefined ? 'is' : place({ t: 'is', ...limits(schema, 'minimum', 'maximum') });
  }
  if (schema.name?.endsWith('ResourceQuantity')) {
    return 'q';
  }
  if (types.has('boolean')) {
    return 'b';
  }
  if (types.has('integer') || types.has('number')) {
    const type = types.has('integer') ? 'i' : 'n';
    const range = limits(schema, 'minimum', 'maximum');
    return Object.keys(range).length === 0 ? type : place({ t: type, ...range });
  }
  if (!types.has('string')) {
    return '?';
  }
  if (istio && (ISTIO_DURATIONS.has(name) || ISTIO_FREE_DURATIONS.has(name))) {
    return place({ t: 'd', ...ISTIO_DURATIONS.has(name) && { min: 1 } });
  }
  const facts = { ...schema.enum && { e: withNewer(schema.enum) }, ...schema.pattern && { p: schema.pattern }, ...limits(schema, 'minLength', 'maxLength') };
  return Object.keys(facts).length === 0 ? 's' : place({ t: 's', ...facts });
}

function define(schema, name, istio) {
  if (schema.properties !== undefined) {
    const own = {};
    for (const [key, value] of Object.entries(schema.properties).sort(([a], [b]) => a < b ? -1 : 1)) {
      // Times in the metadata are none of Istio's durations.
      own[key] = define({ ...value, ...FIELDS[`${schema.name}.${key}`] }, key, istio && key !== 'metadata');
    }
    const required = [...new Set([...schema.required, ...REQUIRED[schema.name] ?? []])];
    const exclusive = [...schema.exclusive, ...EXCLUSIVE[schema.name] ?? []].map(group => ({
      ...group, fields: group.fields === '*' ? Object.keys(own).filter(key => !group.except.includes(key)) : group.fields,
    }));
    const groups = { x: exclusive.filter(each => !each.required).map(each => each.fields), y: exclusive.filter(each => each.required).map(each => each.fields) };
    return place({ o: own, ...required.length > 0 && { r: required }, ...groups.x.length > 0 && { x: groups.x }, ...groups.y.length > 0 && { y: groups.y } });
  }
  if (schema.items !== undefined) {
    return place({ a: define(schema.items, name, istio), ...limits(schema, 'minItems', 'maxItems'), ...schema.keys && { k: schema.keys } });
  }
  if (schema.values !== undefined) {
    return place({ m: define(schema.values, name, istio) });
  }
  return scalar(schema, name, istio);
}

function table() {
  const roots = {};
  for (const { folder, kinds, file, istio } of PACKAGES) {
    for (const [apiVersion, names] of Object.entries(kinds)) {
      const [version, group = ''] = apiVersion.split('/').reverse();
      for (const kind of names) {
        const schema = schemaOf(join(MODULES, folder, '_schemas', `${file(group, version, kind)}.js`), MODULES);
        // The server writes the status; which kinds of which versions there are is asked before the shape.
        const open = { types: [], required: [], exclusive: [] };
        const properties = { ...schema.properties, apiVersion: open, kind: open, status: open };
        const required = schema.required.filter(each => properties[each] !== open && each !== 'metadata');
        roots[`${apiVersion}/${kind}`] = define({ ...schema, properties, required }, kind, istio === true);
      }
    }
  }
  return roots;
}

/** For each group and version, the kinds that have a file of their own with an `apiVersion`. */
function served() {
  const result = { v1: kindsIn(join(MODULES, 'kubernetes-models/v1')) };
  for (const [folder, groups] of Object.entries(KNOWN_GROUPS)) {
    for (const group of groups) {
      for (const version of readdirSync(join(MODULES, folder, group)).filter(each => /^v\d/.test(each)).sort()) {
        result[`${group}/${version}`] = kindsIn(join(MODULES, folder, group, version));
      }
    }
  }
  return result;
}

function kindsIn(folder) {
  return readdirSync(folder).filter(each => each.endsWith('.d.ts') && each !== 'index.d.ts' && readFileSync(join(folder, each), 'utf8').includes('static apiVersion:'))
    .map(each => each.slice(0, -'.d.ts'.length)).filter(each => !each.endsWith('List')).sort();
}

function generated() {
  const roots = table();
  const quote = text => `'${text.replace(/\\/g, '\\\\').replace(/'/g, '\\\'')}'`;
  return [
    '// Generated by scripts/shapes.mjs from the packages of @kubernetes-models. Do not edit.',
    '/** Definitions as JSON, parsed when they are first asked for; see table.ts for what the letters mean. */',
    'export const DEFINITIONS: readonly string[] = [',
    ...definitions.map(each => `  ${quote(each)},`),
    '];',
    '',
    '/** The definition of each kind. */',
    'export const ROOTS: { readonly [apiVersionAndKind: string]: number } = {',
    ...Object.entries(roots).map(([key, value]) => `  '${key}': ${value},`),
    '};',
    '',
    '/** The kinds of each known group and version. */',
    'export const SERVED: { readonly [apiVersion: string]: string } = {',
    ...Object.entries(served()).map(([key, kinds]) => `  '${key}': '${kinds.join(' ')}',`),
    '};',
    '',
  ].join('\n');
}

const text = generated();
if (process.argv.includes('--check')) {
  if (readFileSync(OUTPUT, 'utf8') !== text) {
    console.error('src/rules/schema/table.generated.ts is stale: run node scripts/shapes.mjs');
    process.exit(1);
  }
} else {
  writeFileSync(OUTPUT, text);
}
