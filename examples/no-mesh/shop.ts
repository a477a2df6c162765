import { Chart } from 'cdk8s';
import { CanaryService, Routing } from 'cdk8s-canary';
import { Construct } from 'constructs';

/** How the same service runs in two clusters. */
export interface ShopProps {
  /** Whether the cluster has Istio. */
  readonly hasMesh: boolean;
}

/** One program for a development cluster without a mesh and for production with one: the stages have the same names in both. */
export class Shop extends Chart {
  public readonly checkout: CanaryService;

  constructor(scope: Construct, id: string, { hasMesh }: ShopProps) {
    super(scope, id, { namespace: 'shop' });
    this.checkout = new CanaryService(this, 'checkout', {
      port: 8080,
      replicas: 4,
      routing: hasMesh ? Routing.istio() : Routing.none(),
      stable: { version: 'v1', image: 'checkout:1.0' },
      canary: { version: 'v2', image: 'checkout:2.0' },
      steps: [10, 50, 100],
    });
  }
}
