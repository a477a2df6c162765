import { ManifestObject, asString, entries, get } from '../../mesh/manifest';
import { serviceAt } from '../../mesh/service';
import { divisionsOf } from '../facts/division';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const ingressPastRoutes: StaticRule = {
  code: 'CC612',
  name: 'ingress-past-routes',
  severity: Severity.WARNING,
  meaning: 'an Ingress of Istio sends to a Service that a VirtualService or HTTPRoute divides by version (information for an Ingress of another controller)',
  consequence: 'Requests through the Ingress do not follow the VirtualService: they reach all versions by the number of their pods.',
  fix: 'replace the Ingress by a Gateway, and name it in the VirtualService',
  sources: ['https://istio.io/latest/docs/reference/config/analysis/ist0140/'],
  istio: ['IST0140'],
  *check(set): Iterable<Draft> {
    for (const ingress of set.ofKind('Ingress')) {
      for (const { name, field } of backends(ingress)) {
        const service = serviceAt(set, set.hostOf({ name, namespace: ingress.namespace }));
        const divided = service === undefined ? [] : divisionsOf(set, service.host);
        if (service !== undefined && divided.length > 0) {
          yield {
            object: ingress,
            field,
            related: [service.object, ...divided.map(({ object }) => object)],
            severity: classOf(ingress) === 'istio' ? Severity.WARNING : Severity.INFO,
            message: `requests to ${service.object} through ${ingress} do not follow ${divided[0].object}`,
          };
        }
      }
    }
  },
};

function classOf({ spec, annotations }: ManifestObject): string | undefined {
  return asString(get(spec, 'ingressClassName')) ?? annotations.get('kubernetes.io/ingress.class');
}

function backends({ spec }: ManifestObject): { name: string; field: string }[] {
  const places: [unknown, string][] = [[get(spec, 'defaultBackend'), 'spec.defaultBackend']];
  for (const [rule, at] of entries(get(spec, 'rules'), 'spec.rules')) {
    for (const [path, place] of entries(get(rule, 'http', 'paths'), `${at}.http.paths`)) {
      places.push([get(path, 'backend'), `${place}.backend`]);
    }
  }
  return places.flatMap(([backend, field]) => {
    const name = asString(get(backend, 'service', 'name'));
    return name === undefined ? [] : [{ name, field }];
  });
}
