import { Inventory } from '../../mesh/inventory';
import { asNumber, asString, get, objects } from '../../mesh/manifest';
import { servicePorts } from '../../mesh/service-ports';
import { TrafficPolicy, trafficPolicies } from '../../mesh/traffic-policy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const portLevelUnknown: StaticRule = {
  code: 'CC556',
  name: 'port-level-unknown',
  severity: Severity.WARNING,
  meaning: 'settings are for a port that the Service does not have, or that has some already',
  consequence: 'They have no effect.',
  fix: 'name a port of the Service (its `port`, not the `targetPort`)',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy'],
  *check(set): Iterable<Draft> {
    for (const policy of trafficPolicies(set)) {
      const port = policy.around === undefined ? undefined : asNumber(get(policy.raw, 'port', 'number'));
      const first = port === undefined ? undefined : objects(policy.around?.portLevelSettings).find(each => asNumber(get(each, 'port', 'number')) === port);
      if (first !== undefined && first !== policy.raw) {
        yield { object: policy.object, field: `${policy.field}.port.number`, message: `port ${port} has settings before; these have no effect` };
      }
      const ports = port === undefined ? undefined : portsOf(set, policy);
      if (port !== undefined && ports !== undefined && !ports.includes(port)) {
        yield { object: policy.object, field: `${policy.field}.port.number`, message: `the Service has no port ${port}, it has ${ports.join(', ')}` };
      }
    }
  },
};

function portsOf(set: Inventory, { object }: TrafficPolicy): readonly number[] | undefined {
  const service = set.service(asString(get(object.spec, 'host')) ?? '', object.namespace);
  return service === undefined ? undefined : servicePorts(service);
}
