import { App } from 'cdk8s';
import { ReleaseStage, Traffic, TrafficCaller } from 'cdk8s-canary';
import { OrdersChart } from './orders';
import { findingsOf } from '../plan';
import { withRatio } from '../ratio';

function chart(keepsDeployment: boolean, stage?: string): OrdersChart {
  return withRatio(stage, () => new OrdersChart(new App(), 'orders', { keepsDeployment }));
}

function names({ manifests }: ReleaseStage, kind: string): string[] {
  return manifests.filter(one => one.kind === kind).map(one => one.metadata.name).sort();
}

const RELEASE = ['stable', 'deploy', '10%', '50%', '100%', 'finish'];

describe('a Deployment of ours takes the place of the running one', () => {
  const stages = chart(false).orders.stages();

  test('stage by stage', () => {
    expect(stages.map(stage => [stage.name, names(stage, 'Deployment')])).toEqual([
      ['before', ['orders']],
      ['adopt', ['orders', 'orders-v1']],
      ['route', ['orders', 'orders-v1']],
      ['takeover', ['orders', 'orders-v1']],
      ['stable', ['orders-v1']],
      ['deploy', ['orders-v1', 'orders-v2']],
      ['10%', ['orders-v1', 'orders-v2']],
      ['50%', ['orders-v1', 'orders-v2']],
      ['100%', ['orders-v1', 'orders-v2']],
      ['finish', ['orders-v2']],
    ]);
    expect(stages.map(stage => stage.isRouted)).toEqual([false, false, ...Array<boolean>(8).fill(true)]);
  });

  test('ours gets all requests from `takeover` on, v2 its ratio', () => {
    const splits = [['takeover', { v1: 1 }], ['stable', { v1: 1 }], ['deploy', { v1: 1 }], ['10%', { v1: 9, v2: 1 }], ['50%', { v1: 1, v2: 1 }], ['100%', { v2: 1 }], ['finish', { v2: 1 }]] as const;
    for (const [name, weights] of splits) {
      const traffic = Traffic.fromManifests(stages.find(stage => stage.name === name)!.manifests);
      expect(() => traffic.request({ host: 'orders' }).splits(weights)).not.toThrow();
    }
  });

  test('callers without a proxy find pods in every stage', () => {
    for (const { name, manifests } of stages) {
      const answer = Traffic.fromManifests(manifests).request({ host: 'orders.shop', caller: TrafficCaller.outsideMesh() });
      expect([name, answer.explain()]).toEqual([name, expect.not.stringContaining('503')]);
    }
  });

  test('no request is lost on the way in, in the release, and on the way out', () => {
    const { open, accepted } = findingsOf(app => new OrdersChart(app, 'orders').orders);
    expect(open).toEqual([]);
    expect(accepted.map(text => text.split(' ')[0])).toEqual(['CC801', 'CC114']);
  });
});

describe('the running Deployment stays and becomes v1', () => {
  const stages = chart(true).orders.stages();

  test('stage by stage', () => {
    expect(stages.map(stage => stage.name)).toEqual(['before', 'label', 'subset', ...RELEASE]);
    expect(stages.slice(0, 4).map(stage => [names(stage, 'Deployment'), names(stage, 'DestinationRule'), names(stage, 'VirtualService')])).toEqual([
      [['orders'], [], []],
      [['orders'], [], []],
      [['orders'], ['orders'], []],
      [['orders'], ['orders'], ['orders']],
    ]);
  });

  test('its pods get the label in a stage of its own, its selector never', () => {
    const deployments = stages.slice(0, 4).map(({ manifests }) => manifests.find(one => one.kind === 'Deployment').spec);
    expect(deployments.map(spec => spec.template.metadata.labels.version)).toEqual([undefined, 'v1', 'v1', 'v1']);
    expect(deployments.map(spec => spec.selector.matchLabels)).toEqual(Array(4).fill({ app: 'orders' }));
  });

  test('v2 gets its ratio', () => {
    for (const [name, weights] of [['stable', { v1: 1 }], ['10%', { v1: 9, v2: 1 }], ['finish', { v2: 1 }]] as const) {
      expect(() => Traffic.fromManifests(stages.find(stage => stage.name === name)!.manifests).request({ host: 'orders' }).splits(weights)).not.toThrow();
    }
  });

  test('no request is lost on the way in, in the release, and on the way out', () => {
    const { open, accepted } = findingsOf(app => new OrdersChart(app, 'orders', { keepsDeployment: true }).orders);
    expect(open).toEqual([]);
    expect(accepted.map(text => text.split(' ')[0])).toEqual(['CC801']);
  });
});

test('nothing changes before somebody says so', () => {
  for (const keepsDeployment of [false, true]) {
    expect(chart(keepsDeployment).toJson().map(one => `${one.kind} ${one.metadata.name}`).sort()).toEqual(['Deployment orders', 'Service orders']);
  }
});
