import type { IService } from 'kubernetes-models/v1/Service' with { 'resolution-mode': 'import' };
import { Identity, metadata, serviceSelector, versionLabels } from './identity';
import { Port } from '../model/port';
import { Version } from '../model/version';

/**
 * The Service that callers address: its selector names what all versions share and never changes.
 * @param selects the one version that it selects, where its selector is what divides the requests
 */
export function service(identity: Identity, ports: readonly Port[], selects?: Version): IService {
  const own = selects === undefined ? {} : versionLabels(identity, selects);
  return of(identity, identity.service, ports, { ...serviceSelector(identity), ...own });
}

/** A Service of one version's own, for a preview. */
export function versionService(identity: Identity, name: string, ports: readonly Port[], version: Version): IService {
  return of(identity, name, ports, versionLabels(identity, version));
}

function of(identity: Identity, name: string, ports: readonly Port[], selector: { [key: string]: string }): IService {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(identity, name),
    spec: {
      selector,
      ports: ports.map(port => ({
        name: port.name,
        port: port.port,
        targetPort: port.targetPort,
        ...port.appProtocol === undefined ? {} : { appProtocol: port.appProtocol },
      })),
    },
  };
}
