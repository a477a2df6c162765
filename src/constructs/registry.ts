import { randomUUID } from 'crypto';
import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { ReleaseSource } from './release-source';
import { Problem, shown } from '../model/problem';

/** A service that exists in an app, for sources that name services. */
export interface RegisteredService {
  readonly name: string;
  readonly path: string;
  /** Whether it has a release, and takes its progress from the ratio parameter. */
  readonly takesParameter: boolean;
  readonly hasRelease: boolean;
  /** Path of the chart that it is in. */
  readonly chart: string;
  /** Whether the name was said, so that several services move by it on purpose. */
  readonly isNamed: boolean;
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

  private id?: string;
  public readonly services: RegisteredService[] = [];
  /** Every construct context with releases that some service has seen. */
  public readonly contexts = new Set<unknown>();
  private declared?: ReleaseSource;
  private readonly hosts = new Map<string, string>();
  /** Names of Deployments whose pods do not carry the address of cdk8s-plus, by that address. */
  public readonly unlabelled = new Map<string, string>();
  private readonly ours = new WeakSet<ApiObject>();
  private readonly names = new Map<string, string>();
  private readonly memory = new Map<string, unknown>();

  /** Services of other charts that have the same name, and not because somebody said so. */
  public movedBySameEntry({ name, chart, takesParameter, isNamed }: RegisteredService): RegisteredService[] {
    return takesParameter && !isNamed ? this.services.filter(other => other.name === name && other.chart !== chart && other.takesParameter && !other.isNamed) : [];
  }

  /** Tells the app from others of the same program. */
  public get appId(): string {
    this.id ??= randomUUID();
    return this.id;
  }

  /** What the app says its releases are taken from. */
  public get declaredReleases(): ReleaseSource | undefined {
    return this.declared;
  }

  public declareReleases(source: ReleaseSource): void {
    if (this.declared !== undefined) {
      throw new Problem(`releases are declared twice, by ${this.declared.name} and by ${source.name}: an app has one source`);
    }
    if (this.services.length > 0) {
      throw new Problem(`releases are declared after service ${shown(this.services[0].name)} was made, which has looked for them already: declare them first`);
    }
    this.declared = source;
  }

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

  /** Whether an object is one of our constructs': what they write they keep apart from each other. */
  public isOurs(object: ApiObject): boolean {
    return this.ours.has(object);
  }

  /** Claims the name of an object: of two with one name the cluster would keep the one that is applied last. */
  public claimName(object: ApiObject, path: string): void {
    this.ours.add(object);
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
