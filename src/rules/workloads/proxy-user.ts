import { get } from '../../mesh/manifest';
import { allPods } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** The user and the group of Istio's proxy, whose own traffic is not redirected to it. */
const PROXY_UID = 1337;
const IDENTITIES = [['runAsUser', 'user'], ['runAsGroup', 'group']] as const;

export const proxyUser: StaticRule = {
  code: 'CC807',
  name: 'proxy-user',
  severity: Severity.ERROR,
  pack: 'mesh',
  meaning: 'a container runs as user or group 1337, which are the proxy\'s',
  consequence: 'Its traffic passes the proxy by: no route, no policy, no encryption holds for it.',
  fix: 'run the container as another user',
  sources: ['https://istio.io/latest/docs/ops/deployment/application-requirements/', 'verdicts/deploy-uid-1337-container'],
  istio: ['IST0144'],
  *check(set): Iterable<Draft> {
    for (const { object, podSpec, containers, field } of allPods(set)) {
      for (const container of containers) {
        for (const [key, what] of container.isProxy ? [] : IDENTITIES) {
          const own = container.raw.securityContext === undefined ? undefined : get(container.raw.securityContext, key);
          const ofPod = podSpec.securityContext === undefined ? undefined : get(podSpec.securityContext, key);
          if ((own ?? ofPod) === PROXY_UID) {
            yield { object, field: `${own === undefined ? field : container.field}.securityContext.${key}`, message: `container "${container.name}" runs as ${what} ${PROXY_UID}` };
          }
        }
      }
    }
  },
};
