import { ApiObject, Chart, Size } from 'cdk8s';
import { BlueGreenService, Exposure, Match } from 'cdk8s-canary';
import { Cpu, EnvValue, Probe } from 'cdk8s-plus-27';
import { Construct } from 'constructs';

const HOST = 'shop.example.com';
const PREVIEW = 'preview.shop.example.com';

/** A shop behind a gateway. Green has the settings that both share, and its own where it says so. */
export class Shop extends Chart {
  public readonly shop: BlueGreenService;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    new ApiObject(this, 'gateway', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public' },
      spec: { selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [HOST, PREVIEW] }] },
    });

    this.shop = new BlueGreenService(this, 'shop', {
      port: 8080,
      replicas: 4,
      container: {
        envVariables: { LOG_LEVEL: EnvValue.fromValue('info'), CHECKOUT: EnvValue.fromValue('classic') },
        resources: { cpu: { request: Cpu.millis(250), limit: Cpu.units(1) }, memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) } },
        readiness: Probe.fromHttpGet('/ready', { port: 8080 }),
        liveness: Probe.fromHttpGet('/live', { port: 8080 }),
        securityContext: { user: 1000 },
      },
      blue: { version: 'v1', image: 'shop:1.0' },
      green: {
        version: 'v2',
        image: 'shop:2.0',
        container: {
          envVariables: { CHECKOUT: EnvValue.fromValue('one-page') },
          resources: { cpu: { request: Cpu.millis(500), limit: Cpu.units(1) }, memory: { request: Size.mebibytes(512), limit: Size.gibibytes(1) } },
        },
      },
      preview: [Match.header('x-preview').exact('green'), Match.host(PREVIEW)],
      exposure: [Exposure.gateway('public', { hosts: [HOST, PREVIEW] })],
    });
  }
}
