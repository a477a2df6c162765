import { Chart } from 'cdk8s';
import { BatchService } from 'cdk8s-canary';
import { Probe } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

/** Three pods of reviews, replaced one a group; the first group is the beta group. */
export class Reviews extends Chart {
  public readonly reviews: BatchService;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'bookinfo' });
    this.reviews = new BatchService(this, 'reviews', {
      port: 9080,
      replicas: 3,
      container: { readiness: Probe.fromHttpGet('/health', { port: 9080 }), securityContext: { user: 1000 } },
      stable: { version: 'v1', image: 'reviews-v1:1.20.3' },
      canary: { version: 'v2', image: 'reviews-v2:1.20.3' },
      groups: [{ instances: 1, ratios: [10, 50] }, { instances: 1, ratios: [100] }, { instances: 1 }],
      ratiosAheadOfPods: 'one pod of reviews carries all requests of a quiet hour, and releases are done in one',
    });
  }
}
