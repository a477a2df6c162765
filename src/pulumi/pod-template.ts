import * as pulumi from '@pulumi/pulumi';
import { isLate, isPlainObject } from './late';
import { ReleasedServiceArgs } from './service-args';
import { VersionArgs } from './version-args';
import { VersionContent } from './version-content';
import { Identity } from '../manifests/identity';
import { topologySpread } from '../manifests/topology-spread';
import { Port } from '../model/port';
import { Problem, shown } from '../model/problem';

type Fields = { readonly [key: string]: unknown };

export interface PodTemplateParts {
  readonly identity: Identity;
  readonly ports: readonly Port[];
  readonly shared: Pick<ReleasedServiceArgs, 'podTemplate' | 'spread'>;
  readonly own: VersionArgs;
  /** What the version reads beside its environment. */
  readonly content: VersionContent;
}

/** What the template says where the program does not. */
const SECURE_POD: Fields = { automountServiceAccountToken: false };
const SECURE_POD_CONTEXT: Fields = { runAsNonRoot: true };
const SECURE_CONTAINER_CONTEXT: Fields = { allowPrivilegeEscalation: false, privileged: false, readOnlyRootFilesystem: true, runAsNonRoot: true };

/** The pods of a version: what all share, with the version's container in it. Nothing of what was passed is changed. */
export function podTemplate({ identity, ports, shared, own, content }: PodTemplateParts): { readonly metadata?: Fields; readonly spec: Fields } {
  const template = plainObject(shared.podTemplate ?? {}, 'podTemplate');
  const spec = plainObject(template.spec ?? {}, 'podTemplate.spec');
  const containers = containersOf(spec);
  const main = mainContainer(containers, identity.service);
  const others = containers.filter((_, index) => index !== main);
  const container = versionContainer(main < 0 ? {} : containers[main], own, identity.service, content, portsToOpen(ports, others));
  return {
    ...template.metadata === undefined ? {} : { metadata: metadataOf(template.metadata) },
    spec: {
      ...SECURE_POD,
      ...spec,
      securityContext: overDefaults(SECURE_POD_CONTEXT, spec.securityContext),
      containers: main < 0 ? [container, ...containers] : containers.map((one, index) => index === main ? container : one),
      ...joined('volumes', spec.volumes, content.volumes),
      ...spec.topologySpreadConstraints === undefined && (shared.spread ?? []).length > 0 ? { topologySpreadConstraints: topologySpread(identity, shared.spread!) } : {},
    },
  };
}

/** Labels of the pods beside those that tell the app and the version. */
export function podLabels({ podTemplate: template }: Pick<ReleasedServiceArgs, 'podTemplate'>): Fields | undefined {
  const metadata = plainObject(template ?? {}, 'podTemplate').metadata;
  return metadata === undefined ? undefined : plainObject(plainObject(metadata, 'podTemplate.metadata').labels ?? {}, 'podTemplate.metadata.labels');
}

function metadataOf(metadata: unknown): Fields {
  return plainObject(metadata, 'podTemplate.metadata');
}

function containersOf(spec: Fields): Fields[] {
  const { containers = [] } = spec;
  if (!Array.isArray(containers)) {
    throw new Problem(`podTemplate.spec.containers is ${isLate(containers) ? 'an Output or a promise' : shown(containers)}, allowed is a plain list: the version's image goes into one of them`);
  }
  return containers.map((one, index) => plainObject(one, `podTemplate.spec.containers[${index}]`));
}

function mainContainer(containers: readonly Fields[], service: string): number {
  const named = containers.findIndex(({ name }) => name === service);
  const main = named >= 0 ? named : containers.findIndex(({ image }) => image === undefined);
  if (main >= 0 && containers[main].image !== undefined) {
    throw new Problem(`podTemplate.spec.containers[${main}] has an image, it belongs to each version: stable: { version: "v1", image: "..." }`);
  }
  return main;
}

function versionContainer(shared: Fields, own: VersionArgs, service: string, content: VersionContent, opened: readonly number[]): Fields {
  const settings = plainObject(own.container ?? {}, `container of version ${shown(own.version)}`);
  const merged = { ...shared, ...settings };
  return {
    name: service,
    ...merged,
    image: own.image,
    ...merged.ports === undefined && opened.length > 0 ? { ports: opened.map(containerPort => ({ containerPort })) } : {},
    securityContext: overDefaults(SECURE_CONTAINER_CONTEXT, merged.securityContext),
    ...mergedBy('env', 'name', shared.env, settings.env),
    ...joined('envFrom', merged.envFrom, content.envFrom),
    ...joined('volumeMounts', mergedBy('volumeMounts', 'mountPath', shared.volumeMounts, settings.volumeMounts).volumeMounts, content.volumeMounts),
  };
}

/** What the version's container has to listen on: every target port that no other container opens. */
function portsToOpen(ports: readonly Port[], others: readonly Fields[]): number[] {
  const elsewhere = new Set(others.flatMap(({ ports: opened }) => Array.isArray(opened) ? opened.map(one => isPlainObject(one) ? one.containerPort : undefined) : []));
  return [...new Set(ports.map(port => port.targetPort))].filter(port => !elsewhere.has(port));
}

function overDefaults(defaults: Fields, said: unknown): unknown {
  return isLate(said) ? pulumi.output(said as pulumi.Input<Fields>).apply(known => ({ ...defaults, ...known })) : { ...defaults, ...said as Fields | undefined };
}

/** Two lists, of which the second wins where both have an entry of one key. */
function mergedBy(field: string, key: string, shared: unknown, own: unknown): Fields {
  if (shared === undefined || own === undefined) {
    return shared === undefined && own === undefined ? {} : { [field]: own ?? shared };
  }
  const merge = (left: readonly Fields[], right: readonly Fields[]): Fields[] => {
    const replacing = new Map(right.map(one => [one[key], one]));
    const kept = left.map(one => replacing.get(one[key]) ?? one);
    const keys = new Set(left.map(one => one[key]));
    return [...kept, ...right.filter(one => !keys.has(one[key]))];
  };
  return { [field]: both(shared, own, merge) };
}

function joined(field: string, said: unknown, added: readonly unknown[]): Fields {
  if (said === undefined && added.length === 0) {
    return {};
  }
  return { [field]: both(said ?? [], added, (left, right) => [...left, ...right]) };
}

/** At once where both lists and their entries are plain, else as soon as they are known. */
function both(left: unknown, right: unknown, merge: (left: readonly any[], right: readonly any[]) => unknown[]): unknown {
  const isPlain = (list: unknown): boolean => Array.isArray(list) && list.every(one => !isLate(one));
  return isPlain(left) && isPlain(right)
    ? merge(left as unknown[], right as unknown[])
    : pulumi.all([left, right] as pulumi.Input<any[]>[]).apply(([one, other]) => merge(one, other));
}

function plainObject(value: unknown, path: string): Fields {
  if (!isPlainObject(value)) {
    throw new Problem(`${path} is ${isLate(value) ? 'an Output or a promise' : shown(value)}, allowed is a plain object; what stands in it may be an Output`);
  }
  return value;
}
