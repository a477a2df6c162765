import { senders } from '../../mesh/sending';
import { serviceAt } from '../../mesh/service';
import { dividedHosts, divisionsOf, meshHostsOf } from '../facts/division';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const meshCallersUndivided: StaticRule = {
  code: 'CC118',
  name: 'mesh-callers-undivided',
  severity: Severity.INFO,
  meaning: 'the versions of a Service are divided at gateways, and no rule is about calls from within the mesh',
  consequence: 'Whoever calls the Service from within reaches all versions by the number of their pods.',
  fix: 'add `mesh` to the gateways of the VirtualService and the Service to its hosts, where the Service is called from within',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService'],
  *check(set): Iterable<Draft> {
    const ruled = new Set(senders(set).flatMap(sender => [...meshHostsOf(set, sender)]));
    for (const host of dividedHosts(set)) {
      const service = serviceAt(set, host);
      const isWide = [...ruled].some(name => name.startsWith('*') && host.endsWith(name.slice(1)));
      if (service !== undefined && !ruled.has(host) && !isWide) {
        const by = divisionsOf(set, host).map(({ object }) => object);
        yield { object: service.object, related: by, message: `${by[0]} divides ${service.object} for requests through gateways, and nothing does for callers in the mesh` };
      }
    }
  },
};
