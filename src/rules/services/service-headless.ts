import { services } from '../../mesh/service';
import { usesOf } from '../../mesh/subset-use';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const serviceHeadless: StaticRule = {
  code: 'CC703',
  name: 'service-headless',
  severity: Severity.WARNING,
  meaning: 'routes divide the requests of a headless Service among versions',
  consequence: 'Callers may address single pods, past the routes; subsets and weights hold only for requests by the name of the Service, and not for all protocols.',
  fix: 'give the service a Service with an address for its callers; keep the headless one for pods that know each other',
  sources: ['https://istio.io/latest/docs/ops/configuration/traffic-management/traffic-routing/#headless-services', 'verdicts/service-headless'],
  *check(set): Iterable<Draft> {
    for (const { object: service, host, isHeadless } of services(set)) {
      if (!isHeadless) {
        continue;
      }
      const uses = usesOf(set, host).filter(({ destination, beside }) => destination.subset !== undefined || beside.length > 1);
      if (uses.length > 0) {
        yield { object: service, field: 'spec.clusterIP', related: [...new Set(uses.map(use => use.object))], message: `${service} is headless, and ${uses[0].object} routes it by version` };
      }
    }
  },
};
