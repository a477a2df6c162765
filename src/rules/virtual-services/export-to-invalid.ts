import { isDnsLabel } from '../../mesh/host-syntax';
import { networking } from '../../mesh/istio';
import { ManifestObject, asObject, get, strings } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const exportToInvalid: StaticRule = {
  code: 'CC209',
  name: 'export-to-invalid',
  severity: Severity.ERROR,
  meaning: 'exportTo has an entry that is no namespace, one twice, or `*` beside others',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write `.` for the own namespace, names of namespaces, or `*` alone; leave it out for all namespaces',
  sources: ['verdicts/host-exportto-invalid', 'verdicts/host-exportto-none-mixed', 'verdicts/host-exportto-star-and-dot',
    'https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const kind of ['VirtualService', 'DestinationRule', 'ServiceEntry']) {
      for (const object of networking(set, kind)) {
        for (const message of object.spec.exportTo === undefined ? [] : problems(object, kind)) {
          yield { object, field: 'spec.exportTo', message };
        }
      }
    }
  },
};

function* problems({ spec, namespace }: ManifestObject, kind: string): Iterable<string> {
  const exportTo = strings(spec, 'exportTo');
  const seen = new Set<string>();
  for (const entry of exportTo) {
    const key = entry === '.' ? namespace : entry;
    const none = entry === '~' && kind === 'ServiceEntry';
    if (!none && entry !== '*' && !isDnsLabel(key)) {
      yield `"${entry}" is no namespace`;
    } else if (seen.has(key)) {
      yield entry === '.' ? `. is ${namespace}, which is listed as well` : `${entry} is listed twice`;
    }
    seen.add(key);
  }
  if (exportTo.length > 1 && (seen.has('*') || seen.has('~'))) {
    yield `${seen.has('*') ? '*' : '~'} stands beside ${exportTo.filter(entry => entry !== '*' && entry !== '~').join(', ')}`;
  }
  const forSomeClients = kind === 'DestinationRule' && asObject(get(spec, 'workloadSelector')) !== undefined;
  if (forSomeClients && exportTo.length > 0 && (!seen.has(namespace) || seen.size > 1)) {
    yield 'with a workloadSelector a DestinationRule can be exported to its own namespace only';
  }
}
