import { destinationRuleFor } from '../../mesh/destination-rule-lookup';
import { Hosts } from '../../mesh/hosts';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';
import { TlsMode, tlsModeOf } from '../../mesh/tls-mode';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { destinationsOf } from '../destinations';
import { Links } from '../links';
import { StepRule } from '../rule';
import { same } from '../same';
import { isAnswering, runningBefore } from '../service-reach';
import { Step } from '../step';

export const tlsModeChanged: StepRule = {
  code: 'CC938',
  name: 'tls-mode-changed',
  severity: Severity.ERROR,
  meaning: 'a DestinationRule begins or ends TLS of its own (SIMPLE, MUTUAL) to pods that answer',
  consequence: 'Pods that speak plain text do not understand TLS, nor the other way round: nearly all requests get 503.',
  fix: 'let the pods serve the other kind on a port of their own, and move the requests to that port by a route',
  sources: ['transitions/u163', 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings-TLSmode'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    const changed = step.ofKind('DestinationRule').filter(({ before: old, after: next }) => !same(policies(old), policies(next)));
    if (changed.length === 0) {
      return;
    }
    const links = Links.of(step);
    const ids = new Set(changed.map(({ id }) => id));
    const used = subsetsInUse(before);
    for (const service of before.ofKind('Service')) {
      const about = links.destinationRulesAbout(before.hostOf(service)).filter(id => ids.has(id));
      const turned = about.length === 0 || !isAnswering(step, service) ? undefined : turnedPort(step, service, [undefined, ...used.get(before.hostOf(service)) ?? []]);
      if (turned !== undefined) {
        const { before: old, after: next } = step.versions(about[0]);
        const restarts = runningBefore(step, service);
        yield {
          object: (next ?? old)!,
          related: [service],
          // Pods that are replaced in the same step may speak the other kind from then on.
          severity: restarts.length > 0 && restarts.every(({ isReplaced }) => isReplaced) ? Severity.WARNING : Severity.ERROR,
          message: `TLS to port ${turned.port} of ${turned.subset === undefined ? '' : `subset ${turned.subset} of `}${service} turns from ${turned.from} to ${turned.to}, and its pods stay what they are`,
        };
      }
    }
  },
};

function policies(rule: ManifestObject | undefined): unknown {
  return rule && [rule.spec.host, rule.spec.exportTo, rule.spec.trafficPolicy, rule.spec.subsets];
}

function subsetsInUse(set: Inventory): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  for (const { host, subset } of destinationsOf(set)) {
    if (subset !== undefined) {
      used.set(host, (used.get(host) ?? new Set()).add(subset));
    }
  }
  return used;
}

interface Turned {
  readonly port: number;
  readonly subset?: string;
  readonly from: TlsMode;
  readonly to: TlsMode;
}

/** The first port on which the two sides no longer speak the same; one that leads to another port of the pods may be another server. */
function turnedPort({ before, after }: Step, service: ManifestObject, subsets: readonly (string | undefined)[]): Turned | undefined {
  const proxy = { namespace: service.namespace, labels: new Map<string, string>(), gateway: 'mesh' };
  const [old, next] = [Hosts.of(before).ofService(service), Hosts.of(after).find(before.hostOf(service), service.namespace)];
  if (next === undefined) {
    return undefined;
  }
  const [ruleBefore, ruleAfter] = [destinationRuleFor(before, proxy, old), destinationRuleFor(after, proxy, next)];
  const steady = old.ports.filter(port => next.ports.some(later => later.number === port.number && later.targetPort === port.targetPort));
  for (const { number: port } of steady) {
    for (const subset of subsets) {
      const [from, to] = [tlsModeOf(ruleBefore, subset, port), tlsModeOf(ruleAfter, subset, port)];
      if (isOwnTls(from) !== isOwnTls(to)) {
        return { port, subset, from, to };
      }
    }
  }
  return undefined;
}

/** TLS that the pods themselves must speak, and not their proxies. */
function isOwnTls(mode: TlsMode): boolean {
  return mode === TlsMode.SIMPLE || mode === TlsMode.MUTUAL;
}
