import { rulesFor } from '../../mesh/destination-rule';
import { HttpMatch } from '../../mesh/http-match';
import { Inventory } from '../../mesh/inventory';
import { endpointsOf, serviceAt } from '../../mesh/service';
import { VirtualService, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const callersLeftOut: StaticRule = {
  code: 'CC304',
  name: 'callers-left-out',
  severity: Severity.WARNING,
  meaning: 'all routes are for some callers only, and the Service runs several versions',
  consequence: 'For every other caller the VirtualService does not exist: they get the plain Service, all versions, the new one included.',
  fix: 'end with a route without a match that keeps the others on the stable version',
  sources: ['routing/r089', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  *check(set): Iterable<Draft> {
    for (const service of virtualServices(set)) {
      const limited = service.http.length > 0 && service.http.every(({ matches }) => matches.length > 0 && matches.every(isForSomeCallers));
      if (service.mesh && limited && hasVersions(set, service)) {
        yield { object: service.object, field: 'spec.http', message: 'every route asks for sourceLabels or a sourceNamespace: other callers reach all versions' };
      }
    }
  },
};

function isForSomeCallers({ sourceLabels, sourceNamespace }: HttpMatch): boolean {
  return sourceLabels.size > 0 || sourceNamespace !== undefined;
}

function hasVersions(set: Inventory, { hosts, object }: VirtualService): boolean {
  return hosts.some(({ host, fullHost }) => {
    const service = serviceAt(set, set.fullHost(host, object.namespace));
    const pods = service === undefined ? [] : endpointsOf(set, service);
    return pods.length > 1 || rulesFor(set, fullHost).some(({ subsets }) => subsets.length > 1);
  });
}
