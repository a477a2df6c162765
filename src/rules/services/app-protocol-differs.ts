import { asString, get } from '../../mesh/manifest';
import { protocolOfApp, protocolOfName } from '../../mesh/port-protocol';
import { routedBy } from '../../mesh/routed';
import { portField, servicePorts } from '../../mesh/service-port';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const SAME: { readonly [protocol: string]: string } = { 'http2': 'http', 'grpc': 'http', 'grpc-web': 'http', 'https': 'tls' };

export const appProtocolDiffers: StaticRule = {
  code: 'CC715',
  name: 'app-protocol-differs',
  severity: Severity.WARNING,
  meaning: 'the appProtocol of a port says another protocol than the port\'s name',
  consequence: 'The appProtocol wins, so rules for the protocol of the name do not apply.',
  fix: 'let both say the protocol that the pods speak',
  sources: ['https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/#explicit-protocol-selection'],
  *check(set): Iterable<Draft> {
    for (const [service, ports] of servicePorts(set)) {
      for (const port of ports) {
        const { raw, name, number } = port;
        const said = asString(get(raw, 'appProtocol'));
        const [byApp, byName] = [said === undefined ? undefined : protocolOfApp(said), protocolOfName(name)];
        if (byApp !== undefined && byName !== undefined && family(byApp) !== family(byName)) {
          const severity = routedBy(set, service).by.length === 0 ? Severity.INFO : Severity.WARNING;
          yield { object: service.object, field: portField(port), severity, message: `port ${number} is called "${name}" and has appProtocol "${said}"` };
        }
      }
    }
  },
};

function family(protocol: string): string {
  return Object.hasOwn(SAME, protocol) ? SAME[protocol] : protocol;
}
