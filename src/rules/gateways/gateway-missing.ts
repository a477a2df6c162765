import { gatewayById, gateways } from '../../mesh/gateway';
import { strings } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { gatewayName } from '../../mesh/read-http-match';
import { virtualServices } from '../../mesh/virtual-service';
import { isGatewayName } from '../facts/gateway-name';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Namespaces of which the files show something. */
const shownNamespaces = perSet(set => new Set(set.all.map(({ namespace }) => namespace)));

export const gatewayMissing: StaticRule = {
  code: 'CC600',
  name: 'gateway-missing',
  severity: Severity.ERROR,
  meaning: 'a VirtualService names a Gateway that is not in the files, though its namespace is (information where the files show nothing of the namespace)',
  consequence: 'No gateway carries the routes: callers from outside get 404.',
  fix: 'name the Gateway with its namespace, `namespace/name`, or add it',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService', 'verdicts/gateway-missing', 'gateway-api/h115'],
  istio: ['IST0101'],
  *check(set): Iterable<Draft> {
    for (const { object } of virtualServices(set)) {
      for (const [index, written] of strings(object.spec, 'gateways').entries()) {
        const id = gatewayName(written, object.namespace);
        if (written === 'mesh' || !isGatewayName(written) || gatewayById(set, id) !== undefined) {
          continue;
        }
        const namespace = id.slice(0, id.indexOf('/'));
        const other = set.find('Gateway', namespace, id.slice(namespace.length + 1));
        if (other !== undefined) {
          yield { object, field: `spec.gateways[${index}]`, related: [other], message: `${other} is of the Gateway API, to which no VirtualService can be bound` };
          continue;
        }
        const elsewhere = gateways(set).find(gateway => gateway.object.name === id.slice(namespace.length + 1));
        const isShown = shownNamespaces(set).has(namespace);
        yield {
          object,
          field: `spec.gateways[${index}]`,
          message: `Gateway ${id} is not in the files${elsewhere === undefined ? '' : `; is ${elsewhere.id} meant?`}`,
          missing: { kind: 'Gateway', namespace, name: id.slice(namespace.length + 1), elsewhere: elsewhere !== undefined },
          severity: isShown || set.complete || elsewhere !== undefined ? Severity.ERROR : Severity.INFO,
        };
      }
    }
  },
};
