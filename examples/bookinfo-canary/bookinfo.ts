import { ApiObject, Chart, Duration, Size } from 'cdk8s';
import { CanaryService, Exposure, VersionProps } from 'cdk8s-canary';
import { ContainerOpts, Cpu, EnvValue, Probe, Volume } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

const IMAGES = 'docker.io/istio/examples-bookinfo';
const RELEASE = '1.20.3';

/** What can be said of the whole application. */
export interface BookinfoProps {
  /** Answers every tenth request to ratings with an error, to see what reviews makes of it. */
  readonly faultyRatings?: boolean;
}

/**
 * Istio's sample application: productpage asks details and reviews, reviews asks ratings. All four are at v1; reviews has a canary, v2,
 * whose share the ratio parameter says.
 */
export class Bookinfo extends Chart {
  public readonly reviews: CanaryService;

  constructor(scope: Construct, id: string, props: BookinfoProps = {}) {
    super(scope, id, { namespace: 'bookinfo' });

    new ApiObject(this, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'bookinfo', labels: { 'istio-injection': 'enabled' } },
    });
    new ApiObject(this, 'gateway', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name: 'bookinfo-gateway' },
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['bookinfo.example.com'] }],
      },
    });

    new CanaryService(this, 'productpage', {
      port: 9080,
      container: container(this, 'productpage', { user: 1000 }),
      stable: version('productpage', 'v1'),
      exposure: [Exposure.gateway('bookinfo-gateway', { hosts: ['bookinfo.example.com'] })],
    });
    new CanaryService(this, 'details', {
      port: 9080,
      container: container(this, 'details', { user: 1000 }),
      stable: version('details', 'v1'),
    });
    new CanaryService(this, 'ratings', {
      port: 9080,
      container: container(this, 'ratings', { user: 1000 }),
      stable: version('ratings', 'v1'),
      policy: props.faultyRatings ? { fault: { abortPercent: 10, abortStatus: 503 } } : {},
      connections: { maxConnections: 100, outlierDetection: { consecutive5xxErrors: 5, interval: Duration.seconds(10), baseEjectionTime: Duration.seconds(30) } },
    });
    this.reviews = new CanaryService(this, 'reviews', {
      port: 9080,
      replicas: 3,
      container: {
        ...container(this, 'reviews', { user: 1000, writes: ['/opt/ibm/wlp/output'], readOnly: false }),
        envVariables: { LOG_DIR: EnvValue.fromValue('/tmp/logs') },
        // Open Liberty takes a while on a small node.
        startup: Probe.fromTcpSocket({ port: 9080, failureThreshold: 30 }),
      },
      stable: version('reviews', 'v1'),
      canary: version('reviews', 'v2'),
      steps: [10, 50, 100],
      policy: { timeout: Duration.seconds(5), retries: { attempts: 2, perTryTimeout: Duration.seconds(2), on: ['connect-failure', 'refused-stream', '503'] } },
    });
  }
}

function version(service: string, name: string): VersionProps {
  return { version: name, image: `${IMAGES}-${service}-${name}:${RELEASE}` };
}

interface ContainerNeeds {
  /** The user of the image. */
  readonly user: number;
  /** Folders it writes to, beside /tmp. */
  readonly writes?: string[];
  /** Whether everything else may be read-only. */
  readonly readOnly?: boolean;
}

/** What the real images need: a user other than root, folders to write to, and little of everything else. */
function container(scope: Construct, service: string, { user, writes = [], readOnly = true }: ContainerNeeds): ContainerOpts {
  const folders = ['/tmp', ...writes];
  return {
    securityContext: { user, readOnlyRootFilesystem: readOnly },
    resources: { cpu: { request: Cpu.millis(100), limit: Cpu.millis(500) }, memory: { request: Size.mebibytes(128), limit: Size.mebibytes(512) } },
    readiness: Probe.fromHttpGet('/health', { port: 9080 }),
    volumeMounts: folders.map((path, index) => ({ path, volume: Volume.fromEmptyDir(scope, `${service}-folder-${index}`, `folder-${index}`) })),
  };
}
