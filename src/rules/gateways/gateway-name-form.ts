import { virtualServices } from '../../mesh/virtual-service';
import { isGatewayName } from '../facts/gateway-name';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { quoted } from '../schema/scalar';

export const gatewayNameForm: StaticRule = {
  code: 'CC602',
  name: 'gateway-name-form',
  severity: Severity.ERROR,
  meaning: 'a VirtualService names a gateway in a form that Istio does not take (an error), or in the old form with dots (a warning)',
  consequence: 'Istio\'s admission refuses the VirtualService, or the gateway is not found.',
  fix: 'write `name` for a Gateway of the same namespace, `namespace/name` for one of another',
  sources: ['verdicts/gateway-name-invalid', 'verdicts/gateway-name-fqdn'],
  istio: ['IST0106', 'IST0133'],
  *check(set): Iterable<Draft> {
    for (const { object, gatewayNames } of virtualServices(set)) {
      for (const { written, field } of gatewayNames) {
        if (!isGatewayName(written)) {
          yield { object, field, message: `gateway ${quoted(written)} is neither a name nor namespace/name` };
        } else if (!written.includes('/') && written.includes('.')) {
          const [name, namespace] = written.split('.');
          yield { object, field, severity: Severity.WARNING, message: `gateway "${written}" is written in the old form; write "${namespace}/${name}"` };
        }
      }
    }
  },
};
