import { headerGroups } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

// Control characters but the tab.
const CONTROL = /[\u0000-\u0008\u000A-\u001F\u007F]/;
/** What is left of a value when escaped percent signs and complete commands are taken out. */
const COMMAND = /%%|%[A-Za-z_][^%()]*(?:\((?:[^()"\\]|\\.|"(?:[^"\\]|\\.)*")*\)[^%]*)?%/g;

/** Commands of the proxy's formatter: the beginnings of families, and those that stand alone. */
const FAMILIES = /^(?:DOWNSTREAM|UPSTREAM|TLS|REQUEST|REQUESTED|RESPONSE|BYTES|WIRE|START_TIME|EMIT_TIME|COMMON_DURATION|DURATION|ROUTE|VIRTUAL|CONNECTION|ACCESS|GRPC|FILTER|DYNAMIC|CLUSTER|METADATA|TRACE|SPAN|QUERY|CUSTOM|LOCAL|QUIC|BACKEND|RESP|REQ|PER)(?:_|$)/;
const ALONE = new Set(['HOSTNAME', 'PROTOCOL', 'TRAILER', 'ENVIRONMENT', 'PATH', 'STREAM_ID', 'UNIQUE_ID', 'CEL', 'COALESCE', 'ROUNDTRIP_DURATION', 'LAST_ROUNDTRIP_TIME', 'SUBSTITUTION_FORMAT_STRING']);

export const headerValue: StaticRule = {
  code: 'CC516',
  name: 'header-value',
  severity: Severity.ERROR,
  meaning: 'a header value has a single percent sign, a control character, or (a warning) a command that proxies do not know',
  consequence: 'A percent sign starts a command of the proxy, such as %HOSTNAME%; Istio\'s webhook refuses one that does not end. One that proxies do not know is let through, and they refuse the whole configuration.',
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
        } else {
          const unknown = value === undefined ? undefined : commandsIn(value).find(command => !FAMILIES.test(command) && !ALONE.has(command));
          if (unknown !== undefined) {
            yield { object, field, severity: Severity.WARNING, message: `"${value}" holds %${unknown}%, which is no command of the proxy` };
          }
        }
      }
    }
  },
};

/** Names of the commands in a value. */
function commandsIn(value: string): string[] {
  return value.includes('%') ? (value.match(COMMAND) ?? []).flatMap(command => /^%([A-Za-z_]+)/.exec(command)?.slice(1) ?? []) : [];
}
