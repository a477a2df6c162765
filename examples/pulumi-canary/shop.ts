import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CanaryService } from 'cdk8s-canary';

/** A chart as any cdk8s app would have it: nothing in it knows of Pulumi. */
export class Shop extends Chart {
  public readonly reviews: CanaryService;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.reviews = new CanaryService(this, 'reviews', {
      port: 9080,
      replicas: 3,
      stable: { version: 'v1', image: 'reviews-v1:1.20.3' },
      canary: { version: 'v2', image: 'reviews-v2:1.20.3' },
      steps: [10, 50, 100],
    });
  }
}
