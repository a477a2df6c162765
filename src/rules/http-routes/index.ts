import { backendNotGranted } from './backend-not-granted';
import { backendUnknown } from './backend-unknown';
import { besideVirtualService } from './beside-virtual-service';
import { routeCatchAllMissing } from './catch-all-missing';
import { grpcBesideHttp } from './grpc-beside-http';
import { listenerInvalid } from './listener-invalid';
import { listenerRefuses } from './listener-refuses';
import { matchInvalid } from './match-invalid';
import { matchTwice } from './match-twice';
import { noBackend } from './no-backend';
import { parentPort } from './parent-port';
import { parentUnknown } from './parent-unknown';
import { poolMixed } from './pool-mixed';
import { regexPathLoses } from './regex-path-loses';
import { routeWeightLeftOut } from './weight-left-out';
import { StaticRule } from '../rule';

export const rules: readonly StaticRule[] = [
  besideVirtualService,
  grpcBesideHttp,
  backendUnknown,
  parentUnknown,
  parentPort,
  backendNotGranted,
  regexPathLoses,
  matchInvalid,
  noBackend,
  matchTwice,
  poolMixed,
  routeCatchAllMissing,
  listenerRefuses,
  listenerInvalid,
  routeWeightLeftOut,
];
