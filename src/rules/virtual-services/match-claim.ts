import { isClaim } from './claim';
import { allStringPlaces } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchClaim: StaticRule = {
  code: 'CC407',
  name: 'match-claim',
  severity: Severity.ERROR,
  meaning: 'a match asks for a claim of a token where nobody has read one: on the mesh, or at a gateway without RequestAuthentication',
  consequence: 'On the mesh Istio\'s webhook refuses it. At a gateway without RequestAuthentication the claim is never known, and the route never taken.',
  fix: 'match claims at gateways only, and add a RequestAuthentication for the gateway\'s pods',
  sources: ['verdicts/match-jwt-claim-no-authn', 'https://istio.io/latest/docs/tasks/security/authentication/jwt-route/'],
  istio: ['IST0106', 'IST0149'],
  *check(set): Iterable<Draft> {
    const authenticated = set.ofKind('RequestAuthentication').length > 0;
    for (const { object, service: { gateways, mesh, isDelegate }, name, property, field } of allStringPlaces(set)) {
      if (isDelegate || name === undefined || property === 'queryParams' || !isClaim(name)) {
        continue;
      }
      if (mesh || gateways.length === 0) {
        yield { object, field, message: `${name} is for gateways only, and this VirtualService holds on the mesh` };
      } else if (!authenticated) {
        yield { object, field, severity: Severity.WARNING, message: `no RequestAuthentication in the files reads the token that ${name} is about` };
      }
    }
  },
};
