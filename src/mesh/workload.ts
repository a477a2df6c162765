import { ManifestObject, PlainObject, asNumber, asObject, get, objects, stringMap } from './manifest';

/** Kinds whose pods come from a template, even where the template is half written. */
const TEMPLATE_KINDS = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'DaemonSet', 'Rollout', 'CloneSet', 'ReplicationController']);

/** Jobs come to an end; they serve nothing. */
const NOT_SERVING = new Set(['Job', 'CronJob']);

function templateOf(object: ManifestObject): PlainObject | undefined {
  if (object.kind === 'Pod') {
    return object.raw;
  }
  const template = asObject(get(object.spec, 'template'));
  const isService = object.kind === 'Service' && object.group === '';
  const runsPods = TEMPLATE_KINDS.has(object.kind) || (!isService && !NOT_SERVING.has(object.kind) && Array.isArray(get(template, 'spec', 'containers')));
  return template !== undefined && runsPods ? template : undefined;
}

/** Something that runs pods, of whatever kind, or an address that is known by itself: labels, ports and number. */
export class Workload {
  private podLabels?: ReadonlyMap<string, string>;

  private constructor(public readonly object: ManifestObject, private readonly template: PlainObject, public readonly name: string) {}

  public static of(object: ManifestObject): Workload | undefined {
    const template = templateOf(object);
    return template && new Workload(object, template, object.name);
  }

  /** Pods of one object's template that another runs, such as those of a Rollout that refers to a Deployment. */
  public static from(object: ManifestObject, templateOwner: ManifestObject): Workload | undefined {
    const template = templateOf(templateOwner);
    return template && new Workload(object, template, object.name);
  }

  /**
   * One address that is no pod of the files: of a WorkloadEntry, a ServiceEntry or Endpoints.
   * @param labels as they stand in the object
   */
  public static atAddress(object: ManifestObject, labels: unknown, name: string): Workload {
    return new Workload(object, { metadata: { labels } }, name);
  }

  /** Labels of the pods. */
  public get labels(): ReadonlyMap<string, string> {
    return this.podLabels ??= stringMap(this.template, 'metadata', 'labels');
  }

  /** `spec.replicas` as written; undefined where it is left out (an autoscaler's, or the default of 1). */
  public get replicas(): number | undefined {
    return asNumber(get(this.object.raw, 'spec', 'replicas'));
  }

  public get podSpec(): PlainObject {
    return asObject(get(this.template, 'spec')) ?? {};
  }

  public get containers(): readonly PlainObject[] {
    return objects(this.podSpec, 'containers');
  }
}
