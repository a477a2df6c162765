import { gatewayCredentialMissing } from './gateway-credential-missing';
import { gatewayCredentialShared } from './gateway-credential-shared';
import { gatewayHostMissing } from './gateway-host-missing';
import { gatewayMissing } from './gateway-missing';
import { gatewayNameForm } from './gateway-name-form';
import { gatewayPortClosed } from './gateway-port-closed';
import { gatewayRoutesOffProtocol } from './gateway-routes-off-protocol';
import { gatewaySelector } from './gateway-selector';
import { gatewayServerInvalid } from './gateway-server-invalid';
import { gatewayServersConflict } from './gateway-servers-conflict';
import { gatewayTlsInvalid } from './gateway-tls-invalid';
import { ingressPastRoutes } from './ingress-past-routes';
import { sniHostOutside } from './sni-host-outside';
import { tcpServerShared } from './tcp-server-shared';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  tcpServerShared,
  gatewayMissing,
  gatewayHostMissing,
  gatewayNameForm,
  gatewayServerInvalid,
  gatewayTlsInvalid,
  gatewayServersConflict,
  gatewayCredentialMissing,
  gatewayCredentialShared,
  gatewaySelector,
  gatewayPortClosed,
  sniHostOutside,
  gatewayRoutesOffProtocol,
  ingressPastRoutes,
];
