import { Pods } from '../../mesh/pods';
import { senders } from '../../mesh/sending';
import { dividedHosts, divisionsOf, podsOfTarget } from '../facts/division';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const versionWithoutProbe: StaticRule = {
  code: 'CC829',
  name: 'version-without-probe',
  severity: Severity.INFO,
  meaning: 'a version among which requests are divided has no readiness probe',
  consequence: 'Its pods get requests as soon as their containers run, ready or not.',
  fix: 'add a readinessProbe to the container that answers',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  *check(set): Iterable<Draft> {
    const dividers = new Set(dividedHosts(set).flatMap(host => divisionsOf(set, host).map(({ object }) => object)));
    const targets = senders(set).filter(({ object }) => dividers.has(object)).flatMap(({ routes }) => routes.flatMap(route => route.targets));
    for (const pods of new Set(targets.filter(({ weight }) => weight > 0).flatMap(target => podsOfTarget(set, target) ?? []))) {
      if (!hasProbe(pods)) {
        yield { object: pods.object, field: `${pods.field}.containers`, message: `no container of ${pods.object} has a readinessProbe, and requests are sent to it` };
      }
    }
  },
};

function hasProbe({ containers }: Pods): boolean {
  return containers.some(({ raw }) => raw.readinessProbe !== undefined);
}
