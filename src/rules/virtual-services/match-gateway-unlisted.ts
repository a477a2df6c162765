import { gatewayName } from '../../mesh/read-http-match';
import { MESH } from '../../mesh/virtual-service';
import { httpMatches } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchGatewayUnlisted: StaticRule = {
  code: 'CC409',
  name: 'match-gateway-unlisted',
  severity: Severity.WARNING,
  meaning: 'a match asks for a gateway, or for callers in the mesh, that its VirtualService does not hold for',
  consequence: 'The match never takes a request: matches can only narrow the gateways of the VirtualService, and sourceLabels are known on the mesh alone.',
  fix: 'add the gateway, or `mesh`, to spec.gateways, or remove the condition',
  sources: ['routing/r095', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  *check(set): Iterable<Draft> {
    for (const { object, service: { gateways, mesh, isDelegate }, match } of httpMatches(set)) {
      if (isDelegate) {
        continue;
      }
      const asked = match.gateways.map(gateway => gatewayName(gateway, object.namespace));
      const listed = (gateway: string): boolean => gateway === MESH ? mesh : gateways.includes(gateway);
      if (asked.length > 0 && !asked.some(listed)) {
        yield { object, field: `${match.field}.gateways`, message: `this VirtualService does not hold for ${match.gateways.join(', ')}` };
      } else if (match.sourceLabels.size > 0 && !mesh) {
        yield { object, field: `${match.field}.sourceLabels`, message: 'this VirtualService does not hold on the mesh, where sourceLabels are known' };
      }
    }
  },
};
