import { destinationRules } from '../../mesh/destination-rule';
import { addTo } from '../../mesh/groups';
import { ManifestObject } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { usesOf } from '../../mesh/subset-use';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** The VirtualServices of the mesh for each host. */
const ownHosts = perSet(set => {
  const owners = new Map<string, ManifestObject[]>();
  for (const { object, hosts, mesh } of virtualServices(set)) {
    for (const { fullHost } of mesh ? hosts : []) {
      addTo(owners, fullHost, object);
    }
  }
  return owners;
});

export const subsetsUnused: StaticRule = {
  code: 'CC114',
  name: 'subsets-unused',
  severity: Severity.WARNING,
  meaning: 'the VirtualService of a host sends to the host as a whole though its DestinationRule defines subsets, and no route names any of them',
  consequence: 'Requests go to the pods of all versions by their number, and the policies of the subsets apply to none.',
  fix: 'name a subset in each destination of the host, or remove the subsets',
  sources: ['verdicts/subset-unused'],
  *check(set): Iterable<Draft> {
    for (const { object, fullHost, subsets } of destinationRules(set)) {
      const uses = subsets.length === 0 ? [] : usesOf(set, fullHost);
      if (uses.length === 0 || uses.some(use => use.destination.subset !== undefined)) {
        continue;
      }
      // A gateway's routes may leave the choice to nobody; those of the host itself are there to make it.
      if (uses.some(use => use.serving && ownHosts(set).get(fullHost)?.includes(use.object) === true)) {
        yield {
          object,
          field: 'spec.subsets',
          related: [...new Set(uses.map(use => use.object))],
          message: `${uses[0].object} sends to ${fullHost} without a subset; ${subsets.map(({ name }) => `"${name}"`).join(', ')} is used by no route`,
        };
      }
    }
  },
};
