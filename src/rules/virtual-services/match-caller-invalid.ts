import { isDnsLabel, isSubnet } from '../../mesh/host-syntax';
import { asObject, asString, get, objects, stringMap, strings } from '../../mesh/manifest';
import { gatewayName } from '../../mesh/read-http-match';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const LABEL_NAME = /^[a-zA-Z0-9](?:[-_.a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;

export const matchCallerInvalid: StaticRule = {
  code: 'CC408',
  name: 'match-caller-invalid',
  severity: Severity.ERROR,
  meaning: 'sourceLabels, a sourceNamespace, a subnet or a gateway in a match is not a valid one',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write labels as pods can carry them, and namespaces and gateways as DNS labels',
  sources: ['verdicts/match-source-labels-invalid', 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, routes } of virtualServices(set)) {
      for (const { raw, field } of routes) {
        for (const [index, match] of objects(raw, 'match').entries()) {
          for (const [at, message] of problems(match, object.namespace)) {
            yield { object, field: `${field}.match[${index}].${at}`, message };
          }
        }
      }
    }
  },
};

function* problems(match: unknown, namespace: string): Iterable<readonly [string, string]> {
  for (const [key, value] of stringMap(asObject(get(match, 'sourceLabels')))) {
    if (!isLabel(key, value)) {
      yield ['sourceLabels', `${key}: "${value}" can be no label of a pod`];
    }
  }
  const source = asString(get(match, 'sourceNamespace')) ?? '';
  if (source !== '' && !isDnsLabel(source)) {
    yield ['sourceNamespace', `"${source}" is no namespace`];
  }
  for (const subnet of strings(match, 'destinationSubnets')) {
    if (!isSubnet(subnet)) {
      yield ['destinationSubnets', `"${subnet}" is no address and no subnet such as 10.0.0.0/8`];
    }
  }
  for (const gateway of strings(match, 'gateways')) {
    const parts = gatewayName(gateway, namespace).split('/');
    if (gateway !== 'mesh' && (parts.length !== 2 || !parts.every(isDnsLabel))) {
      yield ['gateways', `"${gateway}" is no gateway`];
    }
  }
}

function isLabel(key: string, value: string): boolean {
  const slash = key.indexOf('/');
  const name = slash < 0 ? key : key.slice(slash + 1);
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  return LABEL_NAME.test(name) && (value === '' || LABEL_NAME.test(value)) && (prefix === undefined || prefix.split('.').every(isDnsLabel));
}
