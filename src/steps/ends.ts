import { rulesOf } from './destinations';
import { gatewayNamed } from './gateway-proxies';
import { addresses } from './links';
import { isInOneOrder, newVersion } from './mixture';
import { perStep } from './per-step';
import { Step } from './step';
import { addTo } from '../mesh/groups';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';
import { Route } from '../traffic/route';
import { RuleIndex } from '../traffic/rule-index';
import { RuleSet } from '../traffic/rule-set';

const OPEN_GATEWAY = { apiVersion: 'networking.istio.io/v1', spec: { servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }] } };
const OPEN_LISTENER = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } }] },
};

/** Both ends of a step, whole: all old, and all new. Most chains are asked here alone, and share what these sets have read. */
export class Ends {
  public static readonly of = perStep(step => new Ends(step));

  public readonly before: Inventory;
  public readonly after: Inventory;
  private readonly outside = new Map<string, ManifestObject>();
  private readonly sets = new Map<string, RuleSet[]>();

  private constructor(step: Step) {
    for (const set of [step.before, step.after]) {
      rulesOf(set).forEach(rule => addresses(set, rule).forEach(({ gateway }) => this.addOutside(step, rule, gateway)));
    }
    const more = [...this.outside.values()];
    this.before = more.length === 0 ? step.before : Inventory.from([...step.before.all, ...more], step.before);
    this.after = more.length === 0 && isInOneOrder(step) ? step.after : Inventory.from([...allNew(step), ...more], step.before);
    [this.before, this.after].forEach(set => RuleIndex.of(set).all.forEach(rules => this.addSet(rules)));
  }

  /** Routes that an object says, old and new, delegates followed. */
  public routesOf(id: string): readonly Route[] {
    return (this.sets.get(id) ?? []).flatMap(({ routes }) => routes);
  }

  /** Whether an object says where connections go that no proxy looks into. */
  public hasConnections(id: string): boolean {
    return (this.sets.get(id) ?? []).some(({ tcpRoutes, tlsRoutes }) => tcpRoutes.length > 0 || tlsRoutes.length > 0);
  }

  /** A Gateway that the manifests do not show is there all the time, and takes what rules bind to it. */
  public gatewayNotShown(name: string): readonly ManifestObject[] {
    const gateway = this.outside.get(name);
    return gateway === undefined ? [] : [gateway];
  }

  private addOutside(step: Step, rule: ManifestObject, name: string): void {
    const [namespace, short] = name.split('/');
    if (name !== 'mesh' && !this.outside.has(name) && [step.before, step.after].every(set => gatewayNamed(set, name) === undefined)) {
      const raw = { ...rule.kind === 'VirtualService' ? OPEN_GATEWAY : OPEN_LISTENER, kind: 'Gateway', metadata: { name: short, namespace } };
      // A selector of its own, so that it is not taken for another on the same proxies.
      this.outside.set(name, new ManifestObject({ ...raw, spec: { ...raw.spec, selector: { gateway: name } } }, -1, namespace));
    }
  }

  /** Routes of the Gateway API stand together in one set, whichever object says them. */
  private addSet(rules: RuleSet): void {
    const ids = rules.isGatewayApi ? new Set([rules.object.id, ...rules.routes.map(({ rule }) => rule.object.id)]) : [rules.object.id];
    for (const id of ids) {
      addTo(this.sets, id, rules);
    }
  }
}

function* allNew(step: Step): Iterable<ManifestObject> {
  for (const id of step.ids) {
    const { before, after } = step.versions(id);
    const next = step.change(id) === undefined ? before : after && newVersion(step, id);
    if (next !== undefined) {
      yield next;
    }
  }
}
