import { asNumber, get, objects, shownValue } from '../../mesh/manifest';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { PortProtocol, portProtocol } from '../port-protocol';
import { StepRule } from '../rule';
import { isAnswering } from '../service-reach';
import { Step } from '../step';

export const portProtocolChanged: StepRule = {
  code: 'CC924',
  name: 'port-protocol-changed',
  severity: Severity.ERROR,
  meaning: 'a port of a Service that answers is taken for another protocol',
  consequence: 'Routes for HTTP stop working where the port is no HTTP any more, and pods that speak HTTP/1 do not understand HTTP/2: requests get 503.',
  fix: 'add a port with the new protocol under a number of its own, move the callers, and take the old port away a step later',
  sources: ['https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/', 'transitions/t068', 'verdicts/up-port-renamed-tcp'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    for (const edit of step.edited('Service')) {
      if (!isAnswering(step, edit.before)) {
        continue;
      }
      const old = new Map(objects(edit.before.spec, 'ports').map(port => [asNumber(get(port, 'port')), port]));
      for (const [index, port] of objects(edit.after.spec, 'ports').entries()) {
        const earlier = old.get(asNumber(get(port, 'port')));
        const severity = earlier === undefined ? undefined : judge(portProtocol(earlier), portProtocol(port));
        if (earlier !== undefined && severity !== undefined) {
          yield {
            object: edit.after,
            severity,
            field: `spec.ports[${index}]`,
            message: `port ${shownValue(get(port, 'port'))} of ${edit.after} turns from ${portProtocol(earlier)} to ${portProtocol(port)}`,
          };
        }
      }
    }
  },
};

/** How bad it is; undefined where callers see no difference. A protocol that the proxy looks for itself takes both kinds of HTTP. */
function judge(from: PortProtocol, to: PortProtocol): Severity | undefined {
  if (from === to || to === PortProtocol.DETECTED && from !== PortProtocol.OPAQUE) {
    return undefined;
  }
  if (from === PortProtocol.OPAQUE) {
    return to === PortProtocol.DETECTED ? undefined : Severity.WARNING;
  }
  if (from === PortProtocol.DETECTED) {
    return to === PortProtocol.OPAQUE ? Severity.ERROR : to === PortProtocol.HTTP2 ? Severity.WARNING : undefined;
  }
  return Severity.ERROR;
}
