import { ambientWithoutWaypoint } from './ambient-without-waypoint';
import { appProtocolDiffers } from './app-protocol-differs';
import { injectionLabels } from './injection-labels';
import { portNamesInvalid } from './port-names-invalid';
import { portProtocolUnclear } from './port-protocol-unclear';
import { portTwoProtocols } from './port-two-protocols';
import { portUdpOnly } from './port-udp-only';
import { routesOffProtocol } from './routes-off-protocol';
import { serviceEntryOverService } from './service-entry-over-service';
import { serviceExternalName } from './service-external-name';
import { serviceHeadless } from './service-headless';
import { serviceNodePort } from './service-node-port';
import { serviceNotReadyAddresses } from './service-not-ready-addresses';
import { serviceOfOtherVersion } from './service-of-other-version';
import { serviceSelectsNothing } from './service-selects-nothing';
import { serviceSessionAffinity } from './service-session-affinity';
import { serviceWithoutSelector } from './service-without-selector';
import { servicesSelectSame } from './services-select-same';
import { targetPortShared } from './target-port-shared';
import { targetPortUnknown } from './target-port-unknown';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  serviceEntryOverService,
  serviceSelectsNothing,
  serviceWithoutSelector,
  serviceExternalName,
  serviceHeadless,
  serviceSessionAffinity,
  servicesSelectSame,
  serviceNodePort,
  serviceOfOtherVersion,
  serviceNotReadyAddresses,
  ambientWithoutWaypoint,
  injectionLabels,
  portProtocolUnclear,
  portNamesInvalid,
  targetPortUnknown,
  portUdpOnly,
  routesOffProtocol,
  appProtocolDiffers,
  portTwoProtocols,
  targetPortShared,
];
