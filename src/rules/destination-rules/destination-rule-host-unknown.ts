import { destinationRules } from '../../mesh/destination-rule';
import { hostState, nextDoor } from '../../mesh/host-state';
import { isValidHost } from '../../mesh/host-syntax';
import { Severity } from '../finding';
import { missingHost } from '../missing-host';
import { Draft, StaticRule } from '../rule';
import { halfQualified } from '../virtual-services/host-half-qualified';

export const destinationRuleHostUnknown: StaticRule = {
  code: 'CC210',
  name: 'destination-rule-host-unknown',
  severity: Severity.WARNING,
  meaning: 'a DestinationRule is about a host that no Service and no ServiceEntry defines',
  consequence: 'The rule has no effect: its subsets and its policy are nobody\'s.',
  fix: 'write the full name of a Service that is there, <name>.<namespace>.svc.cluster.local',
  sources: ['verdicts/subset-dr-host-unknown'],
  istio: ['IST0174'],
  *check(set): Iterable<Draft> {
    for (const { object, host, fullHost } of destinationRules(set)) {
      if (!isValidHost(host) || halfQualified(set, host) !== undefined) {
        continue;
      }
      const state = hostState(set, fullHost);
      const elsewhere = state === 'unknown' ? nextDoor(set, fullHost) : undefined;
      if (state === 'missing' || elsewhere !== undefined) {
        yield { object, field: 'spec.host', message: `nothing in the files defines ${fullHost}${elsewhere === undefined ? '' : `; they show ${elsewhere}`}`, missing: missingHost(set, fullHost) };
      }
    }
  },
};
