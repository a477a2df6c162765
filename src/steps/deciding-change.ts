import { portProtocol } from './port-protocol';
import { same } from './same';
import { Change } from './step';
import { ManifestObject, get, objects } from '../mesh/manifest';

/** What of an object decides where requests go, where that is less than all it says. */
const DECIDING: Readonly<Record<string, (object: ManifestObject) => unknown>> = {
  DestinationRule: ({ spec }) => [
    spec.host, spec.exportTo, get(spec, 'workloadSelector'), objects(spec, 'subsets').map(subset => [get(subset, 'name'), get(subset, 'labels')]),
  ],
  Service: ({ spec, annotations }) => [
    spec.type === 'ExternalName', spec.selector, annotations.get('networking.istio.io/exportTo'),
    objects(spec, 'ports').map(port => [get(port, 'port'), get(port, 'targetPort') ?? get(port, 'port'), portProtocol(port)]),
  ],
};

/** Whether a change may decide where requests go: a new connection pool or label does not. */
export function decidesAnything({ before, after }: Change): boolean {
  if (before === undefined || after === undefined) {
    return true;
  }
  const part = DECIDING[after.kind];
  return part === undefined || !same(part(before), part(after));
}
