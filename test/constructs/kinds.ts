import { Chart, Testing } from 'cdk8s';
import { ABTestService, ABTestServiceProps, BatchService, BatchServiceProps, BlueGreenService, BlueGreenServiceProps, Progress, ReleasedService, StagedService, StagedServiceProps } from '../../src';
import { Severity } from '../../src/rules/finding';

const common = { port: 8080, progress: Progress.stage('stable') };
const chart = () => new Chart(Testing.app(), 'shop', { namespace: 'shop' });
const version = (name: string) => ({ version: name, image: `shop:${name}` });

export function blueGreen(props: Partial<BlueGreenServiceProps> = {}): BlueGreenService {
  return new BlueGreenService(chart(), 'shop', { ...common, replicas: 4, blue: version('v1'), green: version('v2'), ...props });
}

export function abTest(props: Partial<ABTestServiceProps> = {}): ABTestService {
  return new ABTestService(chart(), 'shop', { ...common, replicas: 2, a: version('a'), b: version('b'), ...props });
}

export function batch(props: Partial<BatchServiceProps> = {}): BatchService {
  return new BatchService(chart(), 'shop', { ...common, replicas: 3, stable: version('v1'), canary: version('v2'), ...props });
}

export function staged(names: string[], props: Partial<StagedServiceProps> = {}): StagedService {
  return new StagedService(chart(), 'shop', { ...common, versions: names.map(version), ...props });
}

/** What the rules say about the whole plan, forward and back, that counts. */
export function problems(service: ReleasedService): string[] {
  return service.findings().filter(({ severity, suppressed }) => severity !== Severity.INFO && suppressed === undefined).map(({ code, message }) => `${code} ${message}`);
}
