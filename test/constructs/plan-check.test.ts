import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Probe } from 'cdk8s-plus-27';
import { CanaryService, CanaryServiceProps } from '../../src/constructs/canary-service';
import { Exposure } from '../../src/model/exposure';

function demo(props: Partial<CanaryServiceProps> = {}): CanaryService {
  const chart = new Chart(new App(), 'chart', { namespace: 'shop' });
  return new CanaryService(chart, 'demo', {
    port: 80, container: { readiness: Probe.fromHttpGet('/ready') }, stable: { version: 'v1', image: 'demo:1' }, canary: { version: 'v2', image: 'demo:2' }, ...props,
  });
}

const gateway = (service: CanaryService, host: string): ApiObject => new ApiObject(Chart.of(service), `gateway-${host}`, {
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'public' },
  spec: { selector: { istio: 'ingressgateway' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: [host] }] },
});

describe('the check of a plan', () => {
  const exposure = [Exposure.gateway('public', { hosts: ['demo.example.com'] })];

  test('does not stop at a Gateway that somebody else declares', () => {
    const service = demo({ exposure });
    expect(() => Testing.synth(Chart.of(service))).not.toThrow();
    expect(service.findings()).toEqual([expect.objectContaining({ code: 'CC600', severity: 'info' })]);
  });

  test('knows a Gateway that the app declares, and what it opens', () => {
    const service = demo({ exposure });
    gateway(service, 'demo.example.com');
    expect(service.findings()).toEqual([]);
  });

  test('stops where a Gateway of the app does not open the host', () => {
    const service = demo({ exposure });
    gateway(service, 'other.example.com');
    expect(() => Testing.synth(Chart.of(service))).toThrow(/VirtualService demo-public: .*CC601/);
  });

  test('says nothing of objects that are not the service\'s', () => {
    const service = demo({ exposure });
    const other = gateway(service, 'demo.example.com');
    other.addJsonPatch(JsonPatch.replace('/spec/servers/0/port/protocol', 'HTPP'));
    expect(service.findings().filter(({ object }) => object.kind === 'Gateway')).toEqual([]);
  });

  test('says nothing of an object of the same name in another namespace', () => {
    const service = demo();
    new ApiObject(Chart.of(service), 'other', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'demo', namespace: 'other' }, spec: { selector: { app: 'nobody' }, ports: [{ port: 70000 }] } });
    expect(service.findings()).toEqual([]);
    expect(() => Testing.synth(Chart.of(service))).not.toThrow();
  });

  test('holds a version to its own number of instances', () => {
    const sized = (replicas: number) => demo({ replicas: 5, canary: { version: 'v2', image: 'demo:2', replicas } });
    expect(sized(2).findings()).toEqual([]);
    const short = sized(2);
    ApiObject.of(short.version('v2').deployment).addJsonPatch(JsonPatch.replace('/spec/replicas', 1));
    expect(short.findings()).toEqual([expect.objectContaining({ code: 'CC910', severity: 'warning', message: expect.stringContaining('runs 1 of the 2 instances') })]);
  });
});
