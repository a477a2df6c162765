import { ManifestObject, PlainObject, asString, objects, shownValue } from '../../mesh/manifest';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { StepRule } from '../rule';
import { isAnswering } from '../service-reach';
import { Step } from '../step';

export const serviceClosed: StepRule = {
  code: 'CC935',
  name: 'service-closed-outside',
  severity: Severity.WARNING,
  meaning: 'a Service that answers is open to the outside no more, or by another nodePort',
  consequence: 'Callers from outside the cluster, and load balancers that are set up for the old port, get no answer.',
  fix: 'open the new way in beside the old one, by a Service of its own, and close the old one when nobody uses it',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    for (const edit of step.edited('Service')) {
      const [field, message] = closed(edit.before, edit.after) ?? [];
      if (message !== undefined && isAnswering(step, edit.before)) {
        yield { object: edit.after, field, message, related: [edit.before] };
      }
    }
  },
};

function closed(before: ManifestObject, after: ManifestObject): readonly [field: string, message: string] | undefined {
  const [was, is] = [before, after].map(({ spec }) => asString(spec.type) ?? 'ClusterIP');
  if (was !== is && (is === 'ClusterIP' || was === 'LoadBalancer' && is === 'NodePort')) {
    return ['spec.type', `${after} was of type ${was} and is of type ${is}`];
  }
  const ports = objects(after.spec, 'ports');
  for (const old of objects(before.spec, 'ports')) {
    // A nodePort that is left out stays as it is.
    const index = ports.findIndex(port => isSamePort(port, old) && typeof port.nodePort === 'number' && typeof old.nodePort === 'number' && port.nodePort !== old.nodePort);
    if (index >= 0) {
      return [`spec.ports[${index}].nodePort`, `the nodePort of ${after} changes from ${shownValue(old.nodePort)} to ${shownValue(ports[index].nodePort)}`];
    }
  }
  return undefined;
}

function isSamePort(a: PlainObject, b: PlainObject): boolean {
  return a.port === b.port && (a.protocol ?? 'TCP') === (b.protocol ?? 'TCP');
}
