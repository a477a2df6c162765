import { get } from '../../traffic/manifest';
import { destinationRules } from '../facts/destination-rule';
import { isDnsLabel } from '../facts/host-syntax';
import { virtualServices } from '../facts/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const subsetInvalid: StaticRule = {
  code: 'CC559',
  name: 'subset-invalid',
  severity: Severity.ERROR,
  meaning: 'a subset has a name that is no DNS label, or that of another subset',
  consequence: 'Istio\'s webhook refuses the object; without it the first of two subsets counts.',
  fix: 'map the version\'s name to a DNS label, such as v1-4-0 for 1.4.0, and give each subset a name of its own',
  sources: ['verdicts/subset-name-semver', 'verdicts/up-subset-duplicate', 'routing/r116'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, subsets } of destinationRules(set)) {
      const seen = new Set<string>();
      for (const { name, field, raw } of subsets) {
        // A name that is left out is the API server's matter.
        if (!isDnsLabel(name) && get(raw, 'name') !== undefined) {
          yield { object, field: `${field}.name`, message: `"${name}" is no DNS label` };
        } else if (seen.has(name) && name !== '') {
          yield { object, field: `${field}.name`, message: `a subset before it is named ${name} as well` };
        }
        seen.add(name);
      }
    }
    for (const service of virtualServices(set)) {
      for (const { subset, field } of service.destinations) {
        if (subset !== undefined && !isDnsLabel(subset)) {
          yield { object: service.object, field: `${field}.subset`, message: `"${subset}" is no DNS label` };
        }
      }
    }
  },
};
