import { destinationRules } from '../../mesh/destination-rule';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { dnsLabelFault } from '../schema/dns';
import { quoted } from '../schema/scalar';

export const subsetNameInvalid: StaticRule = {
  code: 'CC115',
  name: 'subset-name-invalid',
  severity: Severity.ERROR,
  meaning: 'the name of a subset is empty or no DNS label, or stands twice in one DestinationRule',
  consequence: 'Istio\'s admission refuses the DestinationRule; without it, only one of two equal names counts.',
  fix: 'map the version to a DNS label, `1.4.0` to `v1-4-0`, and give each subset a name of its own',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset', 'verdicts/subset-name-semver', 'verdicts/up-subset-duplicate'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, subsets } of destinationRules(set)) {
      const seen = new Set<string>();
      for (const { raw, name, field } of subsets) {
        const fault = name === '' ? undefined : dnsLabelFault(name);
        if (raw.name === '') {
          yield { object, field: `${field}.name`, message: 'the name of a subset is empty' };
        } else if (fault !== undefined) {
          yield { object, field: `${field}.name`, message: `the name of subset ${quoted(name)} ${fault}` };
        } else if (name !== '' && seen.has(name)) {
          yield { object, field: `${field}.name`, message: `subset "${name}" stands twice` };
        }
        seen.add(name);
      }
    }
  },
};
