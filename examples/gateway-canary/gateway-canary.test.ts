import { App } from 'cdk8s';
import { Traffic, TrafficCaller, VersionProps } from 'cdk8s-canary';
import { DemoServiceChart, DemoServiceProps, V1, V2 } from './demo-service';
import { findingsOf } from '../plan';
import { withRatio } from '../ratio';

function chart(stage: string, props?: DemoServiceProps): DemoServiceChart {
  return withRatio(stage, () => new DemoServiceChart(new App(), 'demo-service', props));
}

const FLOW: [string, { [version: string]: number }][] = [
  ['stable', { v1: 100 }],
  ['deploy', { v1: 100 }],
  ['10%', { v1: 90, v2: 10 }],
  ['50%', { v1: 50, v2: 50 }],
  ['100%', { v2: 100 }],
  ['finish', { v2: 100 }],
];

test('the stages are those of the flow', () => {
  expect(chart('stable').demoService.stages().map(stage => stage.name)).toEqual(FLOW.map(([name]) => name));
});

test.each(FLOW)('%s: requests to /demo are divided %j, through the gateway and in the mesh', (stage, weights) => {
  const traffic = Traffic.fromChart(chart(stage));
  const caller = TrafficCaller.gateway('infra/public');
  for (const path of ['/demo', '/demo/items/1']) {
    expect(() => traffic.request({ host: 'shop.example.com', path, caller }).splits(weights).arrivesAt(path)).not.toThrow();
  }
  expect(() => traffic.request({ host: 'demo-service' }).splits(weights)).not.toThrow();
});

test('paths that only look alike are not the service\'s', () => {
  const caller = TrafficCaller.gateway('infra/public');
  expect(() => Traffic.fromChart(chart('10%')).request({ host: 'shop.example.com', path: '/demolition', caller }).hasNoRoute()).not.toThrow();
});

test('the chosen label key tells the versions apart', () => {
  const { manifests } = chart('10%').demoService.currentStage();
  const rule = manifests.find(one => one.kind === 'DestinationRule');
  expect(rule.spec.subsets).toEqual([{ name: 'v1', labels: { release: 'v1' } }, { name: 'v2', labels: { release: 'v2' } }]);
  expect(manifests.filter(one => one.kind === 'Deployment').map(one => one.spec.selector.matchLabels)).toEqual([
    { app: 'demo-service', release: 'v1' }, { app: 'demo-service', release: 'v2' },
  ]);
});

test('every stage and every step, forward and back, is without a finding', () => {
  expect(findingsOf(app => new DemoServiceChart(app, 'demo-service').demoService)).toEqual({ open: [], accepted: [] });
});

describe('promoted: v2 is stable, and the next release', () => {
  const NEXT: [string, VersionProps][] = [
    ['takes a new name', { version: 'v3', image: 'registry.example.com/mse/demo:3' }],
    ['takes the name that is free again', { version: 'v1', image: 'registry.example.com/mse/demo:3' }],
  ];

  test.each(NEXT)('%s: it starts where the last one ended, byte for byte', (_, canary) => {
    const ended = JSON.stringify(chart('finish', { stable: V1, canary: V2 }).toJson());
    expect(JSON.stringify(chart('stable', { stable: V2 }).toJson())).toBe(ended);
    expect(JSON.stringify(chart('stable', { stable: V2, canary }).toJson())).toBe(ended);
  });

  test.each(NEXT)('%s: it loses no request', (_, canary) => {
    expect(findingsOf(app => new DemoServiceChart(app, 'demo-service', { stable: V2, canary }).demoService)).toEqual({ open: [], accepted: [] });
    expect(() => Traffic.fromChart(chart('10%', { stable: V2, canary })).request({ host: 'demo-service' }).splits({ v2: 90, [canary.version]: 10 })).not.toThrow();
  });
});
