import { destinationRules } from '../../mesh/destination-rule';
import { isServiceEntry } from '../../mesh/host-state';
import { Inventory } from '../../mesh/inventory';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const hostHalfQualified: StaticRule = {
  code: 'CC103',
  name: 'host-half-qualified',
  severity: Severity.WARNING,
  worst: Severity.ERROR,
  meaning: 'a host is written `name.namespace` or `name.namespace.svc`',
  consequence: 'Istio completes only names without a dot. This one is taken for a full name that nothing has: the rule is silently without effect,'
    + ' and a destination written so gets 503.',
  fix: 'write the full name, <name>.<namespace>.svc.cluster.local',
  sources: ['routing/r104', 'verdicts/host-svc-suffix', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService'],
  istio: ['IST0101', 'IST0174'],
  *check(set): Iterable<Draft> {
    for (const service of virtualServices(set)) {
      const places = [
        ...service.hosts.map(({ host, field }) => ({ host, field, severity: Severity.WARNING })),
        ...service.destinations.map(({ host, field, mirror }) => ({ host, field: `${field}.host`, severity: mirror ? Severity.WARNING : Severity.ERROR })),
      ];
      for (const { host, field, severity } of places) {
        const full = halfQualified(set, host);
        if (full !== undefined) {
          yield { object: service.object, field, severity, message: message(host, full) };
        }
      }
    }
    for (const rule of destinationRules(set)) {
      const full = halfQualified(set, rule.host);
      if (full !== undefined) {
        yield { object: rule.object, field: 'spec.host', message: message(rule.host, full) };
      }
    }
  },
};

const HALF = /^[^.]+\.[^.]+(?:\.svc)?$/;

/** The full name that was meant, where a host is the half of a Service's that the files show. */
export function halfQualified(set: Inventory, host: string): string | undefined {
  if (!HALF.test(host)) {
    return undefined;
  }
  const [name, namespace] = host.split('.');
  return set.find('Service', namespace, name) !== undefined && !isServiceEntry(set, host)
    ? set.hostOf({ name, namespace })
    : undefined;
}

function message(host: string, full: string): string {
  return `${host} is not completed to ${full}, which was probably meant`;
}
