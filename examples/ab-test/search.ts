import { Chart, Duration } from 'cdk8s';
import { ABTestService, Match } from 'cdk8s-canary';
import { Probe } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** A search with two ways to rank: beta users and phones take part in the test, half of them get b and keep it. */
export class Search extends Chart {
  public readonly search: ABTestService;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.search = new ABTestService(this, 'search', {
      port: 8080,
      replicas: 2,
      container: { readiness: Probe.fromHttpGet('/ready', { port: 8080 }), securityContext: { user: 1000 } },
      a: { version: 'rank-1', image: 'search:rank-1' },
      b: { version: 'rank-2', image: 'search:rank-2' },
      audience: [Match.cookie('group').exact('beta'), Match.header('user-agent').regex('.*Mobile.*')],
      split: 50,
      sticky: { cookie: 'search-version', maxAge: Duration.days(14) },
    });
  }
}
