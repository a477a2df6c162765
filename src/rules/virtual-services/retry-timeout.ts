import { asNumber, asString, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { milliseconds } from '../facts/duration';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const retryTimeout: StaticRule = {
  code: 'CC503',
  name: 'retry-timeout',
  severity: Severity.WARNING,
  meaning: 'the timeout of one try is as long as that of the whole request, or longer',
  consequence: 'The request ends before a slow try does: no retry ever follows a timeout.',
  fix: 'let timeout be at least perTryTimeout times the tries, or leave one of the two out',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRetry'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field } } of routesWith(set, 'retries')) {
      const [timeout, perTry] = [get(raw, 'timeout'), get(raw, 'retries', 'perTryTimeout')].map(milliseconds);
      const attempts = asNumber(get(raw, 'retries', 'attempts')) ?? 0;
      if (timeout !== undefined && perTry !== undefined && attempts > 0 && perTry >= timeout && timeout > 0) {
        yield { object, field: `${field}.retries.perTryTimeout`, message: `one try may take ${asString(get(raw, 'retries', 'perTryTimeout'))}, the whole request ${asString(get(raw, 'timeout'))}` };
      }
    }
  },
};
