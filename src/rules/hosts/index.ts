import { destinationHostInvalid } from './destination-host-invalid';
import { destinationRuleHostUnknown } from './destination-rule-host-unknown';
import { destinationRuleTwice } from './destination-rule-twice';
import { destinationRuleUnseen } from './destination-rule-unseen';
import { exportToInvalid } from './export-to-invalid';
import { gatewayHostOverlap } from './gateway-host-overlap';
import { hostInvalid } from './host-invalid';
import { hostIpAddress } from './host-ip-address';
import { hostListedTwice } from './host-listed-twice';
import { hostUnknown } from './host-unknown';
import { hostUppercase } from './host-uppercase';
import { meshHostTwice } from './mesh-host-twice';
import { serviceEntryInvalid } from './service-entry-invalid';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  meshHostTwice,
  destinationRuleTwice,
  hostListedTwice,
  hostUnknown,
  hostInvalid,
  hostUppercase,
  hostIpAddress,
  destinationHostInvalid,
  exportToInvalid,
  destinationRuleHostUnknown,
  destinationRuleUnseen,
  gatewayHostOverlap,
  serviceEntryInvalid,
];
