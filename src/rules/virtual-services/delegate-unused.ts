import { delegateLinks } from '../../mesh/delegates';
import { perSet } from '../../mesh/per-set';
import { virtualServices } from '../../mesh/virtual-service';
import { destinationsIn } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const delegateUnused: StaticRule = {
  code: 'CC382',
  name: 'delegate-unused',
  severity: Severity.WARNING,
  meaning: 'a VirtualService has no hosts and nobody in the files delegates to it',
  consequence: 'It has no effect.',
  fix: 'say the hosts; where the root stands in other files, suppress this with that reason',
  sources: ['verdicts/host-missing', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate'],
  *check(set): Iterable<Draft> {
    const used = new Set(delegateLinks(set).map(({ namespace, name }) => `${namespace}/${name}`));
    for (const service of virtualServices(set)) {
      const { object, isDelegate } = service;
      if (isDelegate && !used.has(`${object.namespace}/${object.name}`)) {
        // Beside routes that serve the same hosts it waits for its root, as it should before the root turns to it.
        const waits = service.destinations.some(({ fullHost }) => servedHosts(set).has(fullHost));
        yield { object, field: 'spec.hosts', message: 'there are no hosts, and no route delegates to it', ...waits && { severity: Severity.INFO } };
      }
    }
  },
};

const servedHosts = perSet(set => new Set(destinationsIn(set).filter(({ service }) => !service.isDelegate).map(({ destination }) => destination.fullHost)));
