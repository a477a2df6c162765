import { GATEWAY_API, ParentRef, apiRoutes, isService } from '../../mesh/http-route';
import { Inventory } from '../../mesh/inventory';
import { asNumber, asString, get, objects } from '../../mesh/manifest';
import { hasOwnPorts, servicePorts } from '../../mesh/service-ports';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const parentPort: StaticRule = {
  code: 'CC653',
  name: 'httproute-parent-port',
  severity: Severity.WARNING,
  meaning: 'a parentRef names a port or a section that its Service or Gateway does not have',
  consequence: 'The route does nothing.',
  fix: 'name a port of the Service, or a listener of the Gateway, or leave it out for all of them',
  sources: ['gateway-api/h105', 'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference'],
  *check(set): Iterable<Draft> {
    for (const { object, parents } of apiRoutes(set)) {
      for (const parent of parents) {
        const message = !isService(parent) ? gatewayProblem(set, parent) : object.kind === 'UDPRoute' ? undefined : serviceProblem(set, parent);
        if (message !== undefined) {
          yield { object, field: parent.field, message };
        }
      }
    }
  },
};

function serviceProblem(set: Inventory, { name, namespace, port }: ParentRef): string | undefined {
  const service = set.find('Service', namespace, name);
  if (port === undefined || service === undefined || !hasOwnPorts(service)) {
    return undefined;
  }
  const ports = servicePorts(service);
  return ports.includes(port) ? undefined : `${service} has no TCP port ${port}, it has ${ports.join(', ') || 'none'}`;
}

function gatewayProblem(set: Inventory, { name, namespace, port, sectionName, group, kind }: ParentRef): string | undefined {
  const gateway = group === GATEWAY_API && kind === 'Gateway' ? set.find('Gateway', namespace, name) : undefined;
  if (gateway === undefined || gateway.group !== GATEWAY_API) {
    return undefined;
  }
  const listeners = objects(gateway.spec, 'listeners');
  if (sectionName !== undefined && !listeners.some(listener => get(listener, 'name') === sectionName)) {
    return `${gateway} has no listener ${sectionName}, it has ${listeners.map(listener => asString(get(listener, 'name'))).join(', ')}`;
  }
  return port !== undefined && !listeners.some(listener => get(listener, 'port') === port)
    ? `${gateway} listens on no port ${port}, it does on ${listeners.map(listener => asNumber(get(listener, 'port'))).join(', ')}`
    : undefined;
}
