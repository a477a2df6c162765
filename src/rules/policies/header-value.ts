import { headerGroups } from '../facts/routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

// Control characters but the tab.
const CONTROL = /[\u0000-\u0008\u000A-\u001F\u007F]/;
/** What is left of a value when escaped percent signs and complete commands are taken out. */
const COMMAND = /%%|%[A-Za-z_][^%()]*(?:\((?:[^()"\\]|\\.|"(?:[^"\\]|\\.)*")*\)[^%]*)?%/g;

export const headerValue: StaticRule = {
  code: 'CC516',
  name: 'header-value',
  severity: Severity.ERROR,
  meaning: 'a header value has a single percent sign, or a control character',
  consequence: 'A percent sign starts a command of the proxy, such as %HOSTNAME%; Istio\'s webhook refuses one that does not end.',
  fix: 'write %% for a percent sign',
  sources: ['verdicts/headers-value-percent', 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers#custom-request-response-headers'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, operations } of headerGroups(set)) {
      for (const { value, field } of operations) {
        if (value !== undefined && CONTROL.test(value)) {
          yield { object, field, message: 'the value has a control character' };
        } else if (value?.replace(COMMAND, '').includes('%')) {
          yield { object, field, message: `"${value}" has a percent sign that starts no complete command` };
        }
      }
    }
  },
};
