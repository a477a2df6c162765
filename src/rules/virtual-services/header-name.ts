import { HeaderOperation } from '../../mesh/header-operations';
import { headerGroups } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

export const headerName: StaticRule = {
  code: 'CC515',
  name: 'header-name',
  severity: Severity.ERROR,
  meaning: 'a header to add, set or remove has no valid name, or is one that proxies keep to themselves',
  consequence: 'Istio\'s webhook refuses pseudo headers and the removal of host; a name with odd characters is let through and reaches the proxies.',
  fix: 'write a header\'s name; to change the host, use rewrite.authority',
  sources: ['verdicts/headers-remove-host', 'verdicts/headers-set-path', 'verdicts/headers-name-space', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, operations } of headerGroups(set)) {
      for (const operation of operations) {
        const message = problem(operation);
        if (message !== undefined) {
          yield { object, field: operation.field, message };
        }
      }
    }
  },
};

function problem({ name, direction, kind }: HeaderOperation): string | undefined {
  const lower = name.toLowerCase();
  const setsAuthority = direction === 'request' && kind !== 'remove' && (lower === 'host' || lower === ':authority');
  if (name === '') {
    return 'the name is empty';
  }
  if (setsAuthority) {
    return undefined;
  }
  if (name.startsWith(':') || lower === 'host') {
    return `${name} cannot be changed here`;
  }
  return TOKEN.test(name) ? undefined : `"${name}" is no header name`;
}
