import { App, Chart, Testing } from 'cdk8s';
import { CanaryService, CanaryServiceProps, Progress } from '../../src';

/** What the tests of a canary say of it unless they are about it. */
export const REVIEWS: CanaryServiceProps = {
  port: 9080,
  replicas: 3,
  stable: { version: 'v1', image: 'reviews-v1:1.20.3' },
  canary: { version: 'v2', image: 'reviews-v2:1.20.3' },
};

/** The service `reviews` of the namespace `bookinfo` in an app of its own. */
export function reviews(props: Partial<CanaryServiceProps> = {}, app: App = Testing.app()): CanaryService {
  const chart = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });
  return new CanaryService(chart, 'reviews', { progress: Progress.stage('stable'), ...REVIEWS, ...props });
}

/** What the app writes now. */
export function written(service: CanaryService): any[] {
  return Testing.synth(Chart.of(service));
}

/** The object of a kind in what is written or in a stage; the first one, or the one of that name. */
export function object(manifests: readonly any[], kind: string, name?: string): any {
  return manifests.find(one => one.kind === kind && (name === undefined || one.metadata.name === name));
}

/** The destinations of a route, as `v1=90 v2=10`, or `v1` where there is no weight. */
export function split(virtualService: any, route = 'default'): string {
  const { route: destinations } = virtualService.spec.http.find((one: any) => one.name === route);
  return destinations.map(({ destination, weight }: any) => weight === undefined ? destination.subset : `${destination.subset}=${weight}`).join(' ');
}

/** A stage's manifests. */
export function stage(service: CanaryService, name: string): any[] {
  return service.stages().find(one => one.name === name)!.manifests;
}
