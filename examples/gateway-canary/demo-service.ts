import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { CanaryService, Exposure, VersionProps } from 'cdk8s-canary';

/** The versions of a release: what everybody has, and what comes. */
export interface DemoServiceProps {
  readonly stable: VersionProps;
  readonly canary?: VersionProps;
}

export const V1: VersionProps = { version: 'v1', image: 'registry.example.com/mse/demo:1' };
export const V2: VersionProps = { version: 'v2', image: 'registry.example.com/mse/demo:2' };

/** demo-service on `/demo` of a gateway, released by weights; `release` is the label that tells its versions apart. */
export class DemoServiceChart extends Chart {
  public readonly demoService: CanaryService;

  constructor(scope: Construct, id: string, { stable, canary }: DemoServiceProps = { stable: V1, canary: V2 }) {
    super(scope, id, { namespace: 'demo' });

    new ApiObject(this, 'gateway', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public', namespace: 'infra' },
      spec: { selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop.example.com'] }] },
    });

    this.demoService = new CanaryService(this, 'demo-service', {
      port: 8080,
      replicas: 3,
      versionLabel: 'release',
      stable,
      canary,
      steps: [10, 50, 100],
      exposure: [Exposure.gateway('infra/public', { hosts: ['shop.example.com'], pathPrefix: '/demo' })],
    });
  }
}
