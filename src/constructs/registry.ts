import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Problem } from '../model/problem';

/** A service that exists in an app, for sources that name services. */
export interface RegisteredService {
  readonly name: string;
  readonly path: string;
  /** Whether it has a release, and takes its progress from the ratio parameter. */
  readonly takesParameter: boolean;
  readonly hasRelease: boolean;
}

/** What the constructs of one app know of each other. */
export class Registry {
  private static readonly apps = new WeakMap<IConstruct, Registry>();

  public static of(scope: IConstruct): Registry {
    const root = scope.node.root;
    let registry = Registry.apps.get(root);
    if (registry === undefined) {
      registry = new Registry();
      Registry.apps.set(root, registry);
    }
    return registry;
  }

  public readonly services: RegisteredService[] = [];
  private readonly hosts = new Map<string, string>();
  private readonly names = new Map<string, string>();
  private readonly memory = new Map<string, unknown>();

  /**
   * Claims a host for the one VirtualService and DestinationRule it may have.
   * @param within the chart, for short hosts: charts without a namespace are applied to one each
   */
  public claimHost(host: string, path: string, within: string): void {
    const key = `${within} ${host}`;
    const other = this.hosts.get(key);
    if (other !== undefined) {
      throw new Problem(`host "${host}" already has its routes at ${other}: on the mesh only the oldest VirtualService of a host counts, so there may be one`);
    }
    this.hosts.set(key, path);
  }

  /** Claims the name of an object: of two with one name the cluster would keep the one that is applied last. */
  public claimName(object: ApiObject, path: string): void {
    const { namespace } = object.metadata;
    const key = `${object.kind} ${namespace ?? `of chart ${Chart.of(object).node.path}`}/${object.name}`;
    const other = this.names.get(key);
    if (other !== undefined && other !== path) {
      throw new Problem(`${object.kind} "${object.name}" is already there at ${other}: give a service, a version or an exposure another name`, path);
    }
    this.names.set(key, path);
  }

  /** Computes something once for the app. */
  public once<T>(key: string, compute: () => T): T {
    if (!this.memory.has(key)) {
      this.memory.set(key, compute());
    }
    return this.memory.get(key) as T;
  }
}
