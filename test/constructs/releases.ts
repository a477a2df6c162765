import { App, Chart, Testing } from 'cdk8s';
import { CanaryService, CanaryServiceProps, Progress, ReleasedService } from '../../src';

/** A canary release of `shop/orders`, v1 to v2, with the steps 10, 50, 100 unless told otherwise. */
export function orders(props: Partial<CanaryServiceProps> = {}): CanaryService {
  const { chart } = ordersChart(props);
  return chart.node.findChild('orders') as CanaryService;
}

export function ordersChart(props: Partial<CanaryServiceProps> = {}): { app: App; chart: Chart } {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new CanaryService(chart, 'orders', {
    port: 8080,
    replicas: 4,
    stable: { version: 'v1', image: 'orders:1' },
    canary: { version: 'v2', image: 'orders:2' },
    progress: Progress.stage('stable'),
    ...props,
  });
  return { app, chart };
}

/** Objects of one kind in a stage, by name. */
export function ofKind(service: ReleasedService, stage: string, kind: string): { [name: string]: any } {
  const manifests = service.stages().find(one => one.name === stage)!.manifests;
  return Object.fromEntries(manifests.filter(one => one.kind === kind).map(one => [one.metadata.name, one]));
}
