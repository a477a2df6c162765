import * as pulumi from '@pulumi/pulumi';
import { ApiObject, Chart } from 'cdk8s';
import { ChartObject, inOrder } from './chart-order';
import { kubernetesResource } from './kubernetes-resource';
import { reported } from './reported';
import { Problem, shown } from '../model/problem';

/** The objects of a chart as resources. */
export class ChartResources extends pulumi.ComponentResource {
  private readonly byId = new Map<string, pulumi.CustomResource>();

  /** @internal */
  constructor(name: string, chart: Chart, options: pulumi.ComponentResourceOptions = {}) {
    const objects = reported(name, () => inOrder(objectsOf(chart)));
    super('cdk8s-canary:index:Chart', name, {}, options);
    const resources = new Map<ChartObject, pulumi.CustomResource>();
    for (const [object, waits] of objects) {
      const { kind, metadata } = object.manifest;
      const resource = kubernetesResource(`${name}:${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`, object.manifest, {
        parent: this,
        dependsOn: [options.dependsOn ?? [], waits.map(one => resources.get(one)!)] as unknown as pulumi.Input<pulumi.Resource>[],
        ignoreChanges: options.ignoreChanges,
      });
      resources.set(object, resource);
      this.byId.set(idOf(kind, metadata.name, metadata.namespace), resource);
    }
    this.registerOutputs();
  }

  /** A resource by its kind and name. Raises an error where the chart has none. */
  public resource(kind: string, name: string, namespace?: string): pulumi.CustomResource {
    const found = this.byId.get(idOf(kind, name, namespace)) ?? (namespace === undefined ? this.inAnyNamespace(kind, name) : undefined);
    if (found === undefined) {
      throw new Problem(`there is no ${kind} ${shown(name)}, known are ${[...this.byId.keys()].sort().join(', ')}`);
    }
    return found;
  }

  /** Every resource, in the order of registration. */
  public get resources(): pulumi.CustomResource[] {
    return [...this.byId.values()];
  }

  private inAnyNamespace(kind: string, name: string): pulumi.CustomResource | undefined {
    return [...this.byId].find(([id]) => id.startsWith(`${kind} `) && id.endsWith(`/${name}`))?.[1];
  }
}

/**
 * Any cdk8s chart as resources, one by one: each of its own type, Secrets as secrets, in the order that kinds and references ask for. Options are those of a
 * component: provider, transformations, dependsOn ... What the app's validation says is an error before anything is registered.
 */
export function fromChart(name: string, chart: Chart, options?: pulumi.ComponentResourceOptions): ChartResources {
  return new ChartResources(name, chart, options);
}

function objectsOf(chart: Chart): ChartObject[] {
  const errors = chart.node.root.node.findAll().flatMap(construct => construct.node.validate().map(message => `[${construct.node.path}] ${message}`));
  if (errors.length > 0) {
    throw new Problem(errors.join('\n'));
  }
  const declared = new Map<ApiObject, ChartObject[]>(apiObjectsOf(chart).map(object => [object, []]));
  const objects = new Map([...declared].map(([object, others]) => [object, { manifest: manifestOf(object), declared: others }]));
  for (const [object, others] of declared) {
    const before = object.node.scopes.flatMap(scope => scope.node.dependencies).flatMap(construct => construct.node.findAll());
    others.push(...new Set(before.flatMap(construct => objects.get(construct as ApiObject) ?? [])));
  }
  return [...objects.values()];
}

function apiObjectsOf(chart: Chart): ApiObject[] {
  return chart.node.findAll().filter(construct => ApiObject.isApiObject(construct) && Chart.of(construct) === chart) as ApiObject[];
}

function manifestOf(object: ApiObject): any {
  const manifest = object.toJson();
  if (typeof manifest.metadata?.name !== 'string') {
    throw new Problem(`${object.kind} at ${object.node.path} has no name, a resource needs one`);
  }
  return manifest;
}

function idOf(kind: string, name: string, namespace: string | undefined): string {
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
