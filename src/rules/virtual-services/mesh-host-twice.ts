import { exportedTo, seenTogether } from '../../mesh/export-scope';
import { groupBy } from '../../mesh/groups';
import { VirtualService, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const meshHostTwice: StaticRule = {
  code: 'CC201',
  name: 'mesh-host-twice',
  severity: Severity.ERROR,
  meaning: 'two VirtualServices are about one mesh host, and some callers see both',
  consequence: 'On the mesh VirtualServices are not merged: the older one alone counts, and a path that only the newer one serves is a 404.',
  fix: 'keep one VirtualService for each mesh host: put the routes of both into it, in order, or delegate to them',
  sources: ['routing/r118', 'https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services'],
  istio: ['IST0109'],
  *check(set): Iterable<Draft> {
    const onMesh = virtualServices(set).filter(({ mesh }) => mesh)
      .flatMap(service => [...new Set(service.hosts.map(({ fullHost }) => fullHost))].map(host => ({ host, service })));
    for (const [host, group] of groupBy(onMesh, item => item.host)) {
      for (const { service } of group.slice(1)) {
        const other = group.find(earlier => earlier.service !== service && competes(earlier.service, service));
        if (other !== undefined && group.indexOf(other) < group.findIndex(item => item.service === service)) {
          const overrides = isPrivate(service) !== isPrivate(other.service);
          yield {
            object: service.object,
            related: [other.service.object],
            field: service.hosts.find(({ fullHost }) => fullHost === host)?.field,
            message: `${other.service.object} is about ${host} as well`,
            ...overrides && { severity: Severity.INFO },
          };
        }
      }
    }
  },
};

function competes(a: VirtualService, b: VirtualService): boolean {
  return seenTogether(exportedTo(a.exportTo, a.object.namespace), exportedTo(b.exportTo, b.object.namespace));
}

/** A namespace may have its own routes for a host, for its own callers: they come before what others export. */
function isPrivate({ exportTo, object }: VirtualService): boolean {
  return exportTo.length === 1 && (exportTo[0] === '.' || exportTo[0] === object.namespace);
}
