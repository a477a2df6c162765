import { get } from '../../../traffic/manifest';
import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { allPods } from '../facts/pods';

/** The user of Istio's proxy, whose own traffic is not redirected to it. */
const PROXY_UID = 1337;

export const proxyUser: StaticRule = {
  code: 'CC807',
  name: 'proxy-user',
  severity: Severity.ERROR,
  meaning: 'a container runs as user 1337, which is the proxy\'s',
  consequence: 'Its traffic passes the proxy by: no route, no policy, no encryption holds for it.',
  fix: 'run the container as another user',
  sources: ['https://istio.io/latest/docs/ops/deployment/application-requirements/', 'verdicts/deploy-uid-1337-container'],
  istio: ['IST0144'],
  *check(set): Iterable<Draft> {
    for (const { object, podSpec, containers, field } of allPods(set)) {
      const ofPod = podSpec.securityContext === undefined ? undefined : get(podSpec.securityContext, 'runAsUser');
      for (const container of containers) {
        const own = container.raw.securityContext === undefined ? undefined : get(container.raw.securityContext, 'runAsUser');
        if ((own ?? ofPod) === PROXY_UID && !container.isProxy) {
          yield { object, field: `${own === undefined ? field : container.field}.securityContext.runAsUser`, message: `container "${container.name}" runs as user ${PROXY_UID}` };
        }
      }
    }
  },
};
