import { JsonPatch } from 'cdk8s';
import { ofKind, orders, ordersChart } from './releases';
import { Capacity } from '../../src';

const autoscaling = { maxReplicas: 20, cpuUtilization: 60 };

test('a version has its autoscaler as long as it is there', () => {
  const service = orders({ autoscaling });
  expect(service.stages().map(stage => Object.keys(ofKind(service, stage.name, 'HorizontalPodAutoscaler')))).toEqual([
    ['orders-v1'], ['orders-v1', 'orders-v2'], ['orders-v1', 'orders-v2'], ['orders-v1', 'orders-v2'], ['orders-v1', 'orders-v2'], ['orders-v2'],
  ]);
});

test('an autoscaler aims at the version\'s Deployment, between what the stage needs and the most', () => {
  const service = orders({ autoscaling: { ...autoscaling, memoryUtilization: 70 } });
  expect(ofKind(service, '10%', 'HorizontalPodAutoscaler')['orders-v2']).toEqual({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'orders-v2', namespace: 'shop', labels: { app: 'orders', version: 'v2' } },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders-v2' },
      minReplicas: 4,
      maxReplicas: 20,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } },
        { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    },
  });
});

test('the fewest instances follow the share of the stage', () => {
  const service = orders({ autoscaling, replicas: 10, capacity: Capacity.byShare() });
  expect(service.stages().map(stage => {
    const found = ofKind(service, stage.name, 'HorizontalPodAutoscaler');
    return [found['orders-v1']?.spec.minReplicas, found['orders-v2']?.spec.minReplicas];
  })).toEqual([[10, undefined], [10, 1], [10, 5], [9, 10], [5, 10], [undefined, 10]]);
});

test('spec.replicas is written in no stage of a version that has an autoscaler', () => {
  const service = orders({ autoscaling });
  const deployments = service.stages().flatMap(stage => Object.values(ofKind(service, stage.name, 'Deployment')));
  expect(deployments.length).toBe(10);
  expect(deployments.filter(one => 'replicas' in one.spec)).toEqual([]);
});

test('a running service begins with autoscaling at its canary', () => {
  const service = orders({ canary: { version: 'v2', image: 'orders:2', autoscaling } });
  expect(Object.keys(ofKind(service, '10%', 'HorizontalPodAutoscaler'))).toEqual(['orders-v2']);
  expect(ofKind(service, '10%', 'Deployment')['orders-v1'].spec.replicas).toBe(4);
});

test('CPU is measured where nothing else is', () => {
  const service = orders({ autoscaling: { maxReplicas: 9 } });
  expect(ofKind(service, 'stable', 'HorizontalPodAutoscaler')['orders-v1'].spec.metrics[0].resource).toMatchObject({ name: 'cpu', target: { averageUtilization: 80 } });
});

test('further metrics stand as they were given', () => {
  const metric = { type: 'Pods', pods: { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } } };
  const service = orders({ autoscaling: { maxReplicas: 9, metrics: [metric] } });
  expect(ofKind(service, 'stable', 'HorizontalPodAutoscaler')['orders-v1'].spec.metrics).toEqual([metric]);
});

test('an autoscaler is reachable for edits', () => {
  const { app, chart } = ordersChart({ autoscaling });
  const service = app.node.findChild('shop').node.findChild('orders') as ReturnType<typeof orders>;
  service.version('v1').autoscaler!.addJsonPatch(JsonPatch.add('/spec/behavior', { scaleDown: { stabilizationWindowSeconds: 600 } }));
  expect(chart.toJson().find(one => one.kind === 'HorizontalPodAutoscaler').spec.behavior.scaleDown.stabilizationWindowSeconds).toBe(600);
});

describe('refused is', () => {
  test('a maximum below what a stage needs', () => {
    expect(() => orders({ autoscaling: { maxReplicas: 3 } })).toThrow(
      '[shop/orders] maxReplicas is 3, stage "stable" needs at least 4 instances of v1: raise maxReplicas to 4 or more, or lower replicas');
  });

  test.each([
    [{ maxReplicas: 0 }, 'autoscaling.maxReplicas is 0, allowed is a whole number of 1 or more'],
    [{ maxReplicas: 9, cpuUtilization: 0.5 }, 'autoscaling.cpuUtilization is 0.5, allowed is a whole number of 1 or more'],
    [{ maxReplicas: 9, memoryUtilization: -1 }, 'autoscaling.memoryUtilization is -1, allowed is a whole number of 1 or more'],
  ])('%j', (bad, message) => {
    expect(() => orders({ autoscaling: bad })).toThrow(message);
  });

  test('a percentage of requests that the container does not make', () => {
    expect(() => orders({ autoscaling, container: { resources: {} } })).toThrow(
      'autoscaling.cpuUtilization is 60 percent of what the pods request, and container "main" requests no cpu: say resources.cpu.request');
    expect(() => orders({ autoscaling, sidecars: [{ name: 'log', image: 'log:1', resources: {} }] })).toThrow('container "log" requests no cpu');
  });
});
