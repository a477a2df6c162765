import { Host } from './host';
import { patternsOf } from './host-name';
import { Inventory } from './inventory';
import { ManifestObject, asString, get, strings } from './manifest';
import { perSet } from './per-set';

/** All hosts that the mesh knows. */
export class Hosts {
  public static readonly of = perSet(set => new Hosts(set));

  private readonly services = new Map<ManifestObject, Host>();
  private entries?: ReadonlyMap<string, readonly Host[]>;

  private constructor(private readonly set: Inventory) {}

  /** The host by its full name, a wildcard of a ServiceEntry included. */
  public find(name: string, viewer: string): Host | undefined {
    const service = this.set.service(name, '');
    const host = service && this.ofService(service);
    if (host?.isVisibleFrom(viewer)) {
      // In its own namespace a ServiceEntry for a Service of another takes that one's place.
      return viewer === host.namespace ? host : this.serviceEntries().get(name)?.find(({ namespace }) => namespace === viewer) ?? host;
    }
    for (const pattern of patternsOf(name)) {
      const entry = this.serviceEntries().get(pattern)?.find(candidate => candidate.isVisibleFrom(viewer));
      if (entry !== undefined) {
        return entry;
      }
    }
    return undefined;
  }

  /**
   * The host as a caller in a namespace may write it: in full (with a dot at its end or not), `name.namespace.svc`, `name.namespace`,
   * or `name` for a Service of its own namespace.
   */
  public called(written: string, namespace: string): Host | undefined {
    const name = written.endsWith('.') ? written.slice(0, -1) : written;
    const suffix = `.svc.${this.set.clusterDomain}`;
    const short = name.endsWith(suffix) ? undefined : name.endsWith('.svc') ? name.slice(0, -'.svc'.length) : name;
    const full = short === undefined ? name : `${short.includes('.') ? short : `${short}.${namespace}`}${suffix}`;
    const host = this.find(full, namespace);
    return host?.name === full && (name === written || short === undefined) ? host : this.find(name, namespace);
  }

  /** A host that is there, but is not exported to the caller's namespace. */
  public hidden(written: string, namespace: string): Host | undefined {
    const name = written.endsWith('.') ? written.slice(0, -1) : written;
    const suffix = `.svc.${this.set.clusterDomain}`;
    const service = this.set.service(name.endsWith(suffix) ? name : `${name.replace(/\.svc$/, '')}${name.includes('.') ? '' : `.${namespace}`}${suffix}`, '');
    const host = service && this.ofService(service);
    return host?.isVisibleFrom(namespace) === false ? host : undefined;
  }

  /** The host that an ExternalName Service is another name for, where it is one of the mesh; else the host itself. */
  public target(host: Host, viewer: string): Host {
    const name = host.object.kind === 'Service' && get(host.object.spec, 'type') === 'ExternalName' ? asString(get(host.object.spec, 'externalName')) : undefined;
    const target = name === undefined ? undefined : this.find(name.toLowerCase(), viewer);
    return target === undefined || target === host ? host : target;
  }

  public ofService(service: ManifestObject): Host {
    let host = this.services.get(service);
    if (host === undefined) {
      const name = this.set.hostOf(service);
      host = new Host(name, service, this.serviceEntries().get(name)?.filter(({ namespace }) => namespace === service.namespace));
      this.services.set(service, host);
    }
    return host;
  }

  public *all(): Generator<Host> {
    for (const service of this.set.ofKind('Service')) {
      yield this.ofService(service);
    }
    for (const entries of this.serviceEntries().values()) {
      yield* entries;
    }
  }

  private serviceEntries(): ReadonlyMap<string, readonly Host[]> {
    if (this.entries === undefined) {
      const entries = new Map<string, Host[]>();
      for (const object of this.set.ofKind('ServiceEntry')) {
        for (const name of strings(object.spec, 'hosts')) {
          const list = entries.get(name) ?? [];
          list.push(new Host(name, object));
          entries.set(name, list);
        }
      }
      this.entries = entries;
    }
    return this.entries;
  }
}
