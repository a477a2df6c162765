import { ManifestObject, PlainObject, asNumber, asObject, get, objects, stringMap } from './manifest';

/** Kinds whose pods come from a template; a bare Pod is its own template. */
const TEMPLATE_KINDS = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'DaemonSet', 'Rollout']);

/** Something that runs pods: their labels, ports and number. */
export class Workload {
  private podLabels?: ReadonlyMap<string, string>;

  private constructor(public readonly object: ManifestObject, private readonly template: PlainObject) {}

  public static of(object: ManifestObject): Workload | undefined {
    if (object.kind === 'Pod') {
      return new Workload(object, object.raw);
    }
    const template = TEMPLATE_KINDS.has(object.kind) ? asObject(get(object.raw, 'spec', 'template')) : undefined;
    return template === undefined ? undefined : new Workload(object, template);
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
