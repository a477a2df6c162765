import { Hosts } from '../../mesh/hosts';
import { findIstioGateway, proxyOfIstioGateway } from '../../mesh/istio-gateway';
import { podsAnywhereWith } from '../../mesh/pods';
import { serviceAt } from '../../mesh/service';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationHostUnseen: StaticRule = {
  code: 'CC109',
  name: 'destination-host-unseen',
  severity: Severity.ERROR,
  meaning: 'a VirtualService at a gateway sends to a Service that is not exported to the namespace of the gateway\'s pods (a warning where the files do not show them)',
  consequence: 'The gateway has no cluster for the Service: every request dealt to it is answered with 503.',
  fix: 'name the namespace of the gateway\'s pods in the Service\'s annotation networking.istio.io/exportTo, or leave the annotation out',
  sources: ['https://istio.io/latest/docs/reference/config/annotations/#NetworkingExportTo'],
  *check(set): Iterable<Draft> {
    for (const { object, gateways, destinations } of virtualServices(set)) {
      const proxies = gateways.flatMap(id => findIstioGateway(set, id) ?? []).map(gateway => ({ gateway, proxy: proxyOfIstioGateway(set, gateway) }));
      for (const destination of proxies.length === 0 ? [] : destinations) {
        const service = serviceAt(set, destination.fullHost);
        const host = service && Hosts.of(set).ofService(service.object);
        const blind = host === undefined ? undefined : proxies.find(({ proxy }) => !host.isVisibleFrom(proxy.namespace));
        if (service !== undefined && blind !== undefined) {
          // Where the pods of a gateway are not in the files, they are taken to be where gateways usually run.
          const isGuessed = podsAnywhereWith(set, blind.proxy.labels).length === 0;
          const isIdle = isGuessed || destination.mirror || destination.weight === 0;
          yield {
            object,
            field: `${destination.field}.host`,
            related: [service.object, blind.gateway],
            message: `${service.object} is not exported to ${blind.proxy.namespace}, where the pods of ${blind.gateway} run`,
            ...isIdle && { severity: Severity.WARNING },
          };
        }
      }
    }
  },
};
