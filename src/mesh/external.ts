import { fullMatch } from './regex';

/** Objects and hosts that are said to exist outside the files: `Service shop/web`, `ConfigMap shop/*`, `Namespace shop` for all that is in it, `Host api.example.com`. */
export class External {
  private readonly names = new Set<string>();
  private readonly patterns: string[] = [];

  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      const [kind, name = ''] = entry.trim().split(/\s+/);
      if (name.includes('*')) {
        this.patterns.push(`${kind} ${name}`.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*'));
      } else {
        this.names.add(`${kind} ${name}`);
      }
    }
  }

  public has(kind: string, namespace: string, name: string): boolean {
    return this.names.has(`Namespace ${namespace}`) || this.holds(`${kind} ${namespace}/${name}`);
  }

  public hasNamespace(namespace: string): boolean {
    return this.holds(`Namespace ${namespace}`);
  }

  public hasHost(host: string): boolean {
    return this.holds(`Host ${host}`);
  }

  private holds(text: string): boolean {
    return this.names.has(text) || this.patterns.some(pattern => fullMatch(pattern, text));
  }
}
