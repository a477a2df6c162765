import { hostState, nextDoor } from '../../mesh/host-state';
import { BackendRef, apiRoutes, isService } from '../../mesh/http-route';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';
import { hasOwnPorts, servicePorts } from '../../mesh/service-ports';
import { Severity } from '../finding';
import { missingHost } from '../missing-host';
import { Draft, MissingObject, StaticRule } from '../rule';

/** Kinds that some implementation takes beside Services. */
const OTHER_KINDS = ['networking.istio.io/Hostname', 'networking.istio.io/ServiceEntry', 'multicluster.x-k8s.io/ServiceImport', 'inference.networking.k8s.io/InferencePool',
  'inference.networking.x-k8s.io/InferencePool'];

export const backendUnknown: StaticRule = {
  code: 'CC651',
  name: 'httproute-backend-unknown',
  severity: Severity.ERROR,
  meaning: 'a backend of a route of the Gateway API, or what it mirrors to, is not there: no such Service, port or kind',
  consequence: 'Its share of the requests is answered with 500 (of connections: closed); it is not moved to the other backends.',
  fix: 'name a Service that is there, and one of its ports',
  sources: ['verdicts/api-httproute-backend-missing', 'gateway-api/h023', 'gateway-api/h025', 'gateway-api/h029'],
  *check(set): Iterable<Draft> {
    for (const { object, rules } of apiRoutes(set)) {
      for (const backend of rules.flatMap(rule => [...rule.backends, ...rule.mirrors])) {
        const message = problem(set, object, backend);
        if (message !== undefined) {
          const severity = backend.weight === 0 || isGuessed(set, backend) ? Severity.WARNING : Severity.ERROR;
          yield { object, field: backend.field, message, missing: missingService(set, backend), severity };
        }
      }
    }
  },
};

function problem(set: Inventory, route: ManifestObject, backend: BackendRef): string | undefined {
  const { group, kind, name, namespace, port } = backend;
  if (!isService(backend)) {
    return OTHER_KINDS.includes(`${group}/${kind}`) ? undefined : `${kind}${group === '' ? '' : ` of ${group}`} is no kind of backend`;
  }
  const service = set.find('Service', namespace, name);
  if (service === undefined) {
    const elsewhere = isGuessed(set, backend) ? nextDoor(set, hostOf(set, backend)) : undefined;
    return hostState(set, hostOf(set, backend)) === 'missing' ? `there is no Service ${namespace}/${name} in the files`
      : elsewhere === undefined ? undefined : `there is no Service ${namespace}/${name} in the files; they show ${elsewhere}`;
  }
  const ports = servicePorts(service);
  return port !== undefined && hasOwnPorts(service) && !ports.includes(port) && route.kind !== 'UDPRoute' ? `${service} has no TCP port ${port}, it has ${ports.join(', ') || 'none'}` : undefined;
}

/** The Service that is not in the files; undefined where something else is wrong. */
function missingService(set: Inventory, backend: BackendRef): MissingObject | undefined {
  return isService(backend) && set.find('Service', backend.namespace, backend.name) === undefined ? missingHost(set, hostOf(set, backend)) : undefined;
}

function hostOf(set: Inventory, { name, namespace }: BackendRef): string {
  return set.hostOf({ name, namespace });
}

/** A namespace of which the files show nothing may well have the Service. */
function isGuessed(set: Inventory, backend: BackendRef): boolean {
  return isService(backend) && hostState(set, hostOf(set, backend)) === 'unknown';
}
