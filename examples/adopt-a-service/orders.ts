import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Adopt, CanaryService } from 'cdk8s-canary';

/** How orders is taken in. */
export interface OrdersProps {
  /**
   * Whether the running Deployment stays and gets the version's label; else one of ours takes its place.
   * @default false
   */
  readonly keepsDeployment?: boolean;
}

/** What runs today: Deployment and Service `orders`, three pods that know of no version, no routes. */
export class OrdersChart extends Chart {
  public readonly orders: CanaryService;

  constructor(scope: Construct, id: string, { keepsDeployment = false }: OrdersProps = {}) {
    super(scope, id, { namespace: 'shop' });

    const running = new ApiObject(this, 'running', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'orders' },
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'orders' } },
        template: {
          metadata: { labels: { app: 'orders' } },
          spec: { containers: [{ name: 'orders', image: 'registry.example.com/shop/orders:1', ports: [{ containerPort: 8080 }] }] },
        },
      },
    });

    this.orders = new CanaryService(this, 'orders', {
      port: 8080,
      replicas: 3,
      stable: keepsDeployment ? { version: 'v1' } : { version: 'v1', image: 'registry.example.com/shop/orders:1' },
      adopt: keepsDeployment ? Adopt.manifest(running) : Adopt.deployment('orders', { manifest: running }),
      canary: { version: 'v2', image: 'registry.example.com/shop/orders:2' },
    });
  }
}
