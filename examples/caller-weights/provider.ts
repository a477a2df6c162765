import { ApiObject, Chart, Size } from 'cdk8s';
import { ContainerOpts, Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { CanaryService, Capacity, Match } from 'cdk8s-canary';

const NAMESPACE = 'tsf-demo';

/** What autoscalers measure against. */
const container: ContainerOpts = {
  resources: { cpu: { request: Cpu.millis(250), limit: Cpu.millis(1000) }, memory: { request: Size.mebibytes(512), limit: Size.mebibytes(1024) } },
};

/**
 * consumer-demo calls provider. Its requests move from the deployment group v1 to the group v2-beta by weights; each group has the instances that its
 * share needs, and an autoscaler above them.
 */
export class ProviderChart extends Chart {
  public readonly provider: CanaryService;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: NAMESPACE });

    new ApiObject(this, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels: { 'istio-injection': 'enabled' } } });

    new CanaryService(this, 'consumer-demo', {
      port: 18083,
      replicas: 2,
      container,
      stable: { version: 'v1', image: 'registry.example.com/tsf/consumer-demo:1.0' },
    });

    this.provider = new CanaryService(this, 'provider', {
      port: 18081,
      replicas: 10,
      container,
      stable: { version: 'v1', image: 'registry.example.com/tsf/provider:1.0' },
      canary: { version: 'v2-beta', image: 'registry.example.com/tsf/provider:2.0-beta' },
      audience: [Match.caller({ app: 'consumer-demo' })],
      steps: [10, 50, 90, 100],
      // Nobody else calls provider: the weights of consumer-demo are the weights of all requests.
      capacity: Capacity.byShare({ minReplicas: 1, audiencePart: 100 }),
      autoscaling: { maxReplicas: 20, cpuUtilization: 60 },
    });
  }
}
