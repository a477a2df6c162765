import { App, Chart } from 'cdk8s';
import { Search } from '../../examples/ab-test/search';
import { Reviews } from '../../examples/batch-groups/reviews';
import { Shop } from '../../examples/blue-green/shop';
import { Bookinfo } from '../../examples/bookinfo-canary/bookinfo';
import { ProviderChart } from '../../examples/caller-weights/provider';
import { DemoServiceChart } from '../../examples/gateway-canary/demo-service';
import * as cdk8s from '../../src';
import * as pulumi from '../../src/pulumi';

/** A release as a chart and as a Pulumi program. */
export interface Twin {
  readonly name: string;
  chart(app: App): cdk8s.ReleasedService;
  program(progress: pulumi.Progress): pulumi.ReleasedService;
}

/** What cdk8s-plus asks for where nobody says what a container needs. */
const RESOURCES = { requests: { cpu: '1000m', memory: '512Mi' }, limits: { cpu: '1500m', memory: '2048Mi' } };
const startupProbe = (port: number, failureThreshold = 3) => ({ failureThreshold, tcpSocket: { port } });
const readinessProbe = (path: string, port: number) => ({ failureThreshold: 3, httpGet: { path, port, scheme: 'HTTP' } });
const before = pulumi.Before.unknown();

export const TWINS: readonly Twin[] = [
  {
    name: 'bookinfo-canary',
    chart: app => new Bookinfo(app, 'bookinfo').reviews,
    program: progress => new pulumi.CanaryService('reviews', {
      namespace: 'bookinfo',
      port: 9080,
      replicas: 3,
      podTemplate: {
        spec: {
          containers: [{
            name: 'reviews',
            env: [{ name: 'LOG_DIR', value: '/tmp/logs' }],
            securityContext: { runAsUser: 1000, readOnlyRootFilesystem: false },
            resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
            readinessProbe: readinessProbe('/health', 9080),
            startupProbe: startupProbe(9080, 30),
            volumeMounts: [{ mountPath: '/tmp', name: 'folder-0' }, { mountPath: '/opt/ibm/wlp/output', name: 'folder-1' }],
          }],
          volumes: [{ name: 'folder-0', emptyDir: {} }, { name: 'folder-1', emptyDir: {} }],
        },
      },
      stable: { version: 'v1', image: 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.3' },
      canary: { version: 'v2', image: 'docker.io/istio/examples-bookinfo-reviews-v2:1.20.3' },
      steps: [10, 50, 100],
      policy: {
        timeout: pulumi.Duration.seconds(5),
        retries: { attempts: 2, perTryTimeout: pulumi.Duration.seconds(2), on: ['connect-failure', 'refused-stream', '503'] },
      },
      progress,
      before,
    }),
  },
  {
    name: 'blue-green',
    chart: app => new Shop(app, 'shop').shop,
    program: progress => new pulumi.BlueGreenService('shop', {
      namespace: 'shop',
      port: 8080,
      replicas: 4,
      podTemplate: {
        spec: {
          containers: [{
            name: 'shop',
            env: [{ name: 'LOG_LEVEL', value: 'info' }, { name: 'CHECKOUT', value: 'classic' }],
            resources: { requests: { cpu: '250m', memory: '256Mi' }, limits: { cpu: '1', memory: '512Mi' } },
            readinessProbe: readinessProbe('/ready', 8080),
            livenessProbe: readinessProbe('/live', 8080),
            startupProbe: startupProbe(8080),
            securityContext: { runAsUser: 1000 },
          }],
        },
      },
      blue: { version: 'v1', image: 'shop:1.0' },
      green: {
        version: 'v2',
        image: 'shop:2.0',
        container: { env: [{ name: 'CHECKOUT', value: 'one-page' }], resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '1', memory: '1024Mi' } } },
      },
      preview: [pulumi.Match.header('x-preview').exact('green'), pulumi.Match.host('preview.shop.example.com')],
      exposure: [pulumi.Exposure.gateway('public', { hosts: ['shop.example.com', 'preview.shop.example.com'] })],
      progress,
      before,
    }),
  },
  {
    name: 'ab-test',
    chart: app => new Search(app, 'search').search,
    program: progress => new pulumi.ABTestService('search', {
      namespace: 'shop',
      port: 8080,
      replicas: 2,
      podTemplate: {
        spec: {
          containers: [{
            name: 'search',
            readinessProbe: readinessProbe('/ready', 8080),
            startupProbe: startupProbe(8080),
            resources: RESOURCES,
            securityContext: { runAsUser: 1000 },
          }],
        },
      },
      a: { version: 'rank-1', image: 'search:rank-1' },
      b: { version: 'rank-2', image: 'search:rank-2' },
      audience: [pulumi.Match.cookie('group').exact('beta'), pulumi.Match.header('user-agent').regex('.*Mobile.*')],
      split: 50,
      sticky: { cookie: 'search-version', maxAge: pulumi.Duration.days(14) },
      progress,
      before,
    }),
  },
  {
    name: 'batch-groups',
    chart: app => new Reviews(app, 'reviews').reviews,
    program: progress => new pulumi.BatchService('reviews', {
      namespace: 'bookinfo',
      port: 9080,
      replicas: 3,
      podTemplate: {
        spec: {
          containers: [{
            name: 'reviews',
            readinessProbe: readinessProbe('/health', 9080),
            startupProbe: startupProbe(9080),
            resources: RESOURCES,
            securityContext: { runAsUser: 1000 },
          }],
        },
      },
      stable: { version: 'v1', image: 'reviews-v1:1.20.3' },
      canary: { version: 'v2', image: 'reviews-v2:1.20.3' },
      groups: [{ instances: 1, ratios: [10, 50] }, { instances: 1, ratios: [100] }, { instances: 1 }],
      ratiosAheadOfPods: 'one pod of reviews carries all requests of a quiet hour, and releases are done in one',
      progress,
      before,
    }),
  },
  {
    name: 'caller-weights',
    chart: app => new ProviderChart(app, 'provider').provider,
    program: progress => new pulumi.CanaryService('provider', {
      namespace: 'tsf-demo',
      port: 18081,
      replicas: 10,
      podTemplate: {
        spec: {
          containers: [{
            name: 'provider',
            startupProbe: startupProbe(18081),
            resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { cpu: '1000m', memory: '1024Mi' } },
          }],
        },
      },
      stable: { version: 'v1', image: 'registry.example.com/tsf/provider:1.0' },
      canary: { version: 'v2-beta', image: 'registry.example.com/tsf/provider:2.0-beta' },
      audience: [pulumi.Match.caller({ app: 'consumer-demo' })],
      steps: [10, 50, 90, 100],
      capacity: pulumi.Capacity.byShare({ minReplicas: 1, audiencePart: 100 }),
      autoscaling: { maxReplicas: 20, cpuUtilization: 60 },
      progress,
      before,
    }),
  },
  {
    name: 'gateway-canary',
    chart: app => new DemoServiceChart(app, 'demo').demoService,
    program: progress => new pulumi.CanaryService('demo-service', {
      namespace: 'demo',
      port: 8080,
      replicas: 3,
      versionLabel: 'release',
      podTemplate: { spec: { containers: [{ name: 'demo-service', startupProbe: startupProbe(8080), resources: RESOURCES }] } },
      stable: { version: 'v1', image: 'registry.example.com/mse/demo:1' },
      canary: { version: 'v2', image: 'registry.example.com/mse/demo:2' },
      steps: [10, 50, 100],
      exposure: [pulumi.Exposure.gateway('infra/public', { hosts: ['shop.example.com'], pathPrefix: '/demo' })],
      progress,
      before,
    }),
  },
  {
    name: 'a plan of its own, with settings, files, secrets and a budget',
    chart: app => new cdk8s.StagedService(new Chart(app, 'c', { namespace: 'shop' }), 'reviews', {
      port: 9080,
      replicas: 2,
      disruptionBudget: { maxUnavailable: 1 },
      spread: [cdk8s.Spread.zones()],
      pod: { labels: { team: 'shop' }, annotations: { 'shop/owner': 'reviews' } },
      connections: { maxConnections: 100, outlierDetection: {} },
      versions: [
        {
          version: 'v1',
          image: 'reviews:1',
          settings: { COLOR: 'red' },
          files: { '/etc/app/config.yaml': 'a: 1' },
          secrets: ['reviews-token'],
          secretMounts: { '/etc/tls': 'reviews-tls' },
        },
        { version: 'v2', image: 'reviews:2', replicas: 3 },
        { version: 'v3', image: 'reviews:3' },
      ],
      plan: cdk8s.Plan.startingFrom('v1')
        .stage('testers', cdk8s.Split.all('v1').matching(cdk8s.Match.header('x-tester').present(), cdk8s.Split.all('v3')))
        .stage('cohort', cdk8s.Split.weights({ v1: 98, v2: 1, v3: 1 }))
        .finishWith('v3'),
    }),
    program: progress => new pulumi.StagedService('reviews', {
      namespace: 'shop',
      port: 9080,
      replicas: 2,
      disruptionBudget: { maxUnavailable: 1 },
      spread: [pulumi.Spread.zones()],
      podTemplate: {
        metadata: { labels: { team: 'shop' }, annotations: { 'shop/owner': 'reviews' } },
        spec: { containers: [{ name: 'reviews', startupProbe: startupProbe(9080), resources: RESOURCES }] },
      },
      connections: { maxConnections: 100, outlierDetection: {} },
      versions: [
        {
          version: 'v1',
          image: 'reviews:1',
          settings: { COLOR: 'red' },
          files: { '/etc/app/config.yaml': 'a: 1' },
          secrets: ['reviews-token'],
          secretMounts: { '/etc/tls': 'reviews-tls' },
        },
        { version: 'v2', image: 'reviews:2', replicas: 3 },
        { version: 'v3', image: 'reviews:3' },
      ],
      plan: pulumi.Plan.startingFrom('v1')
        .stage('testers', pulumi.Split.all('v1').matching(pulumi.Match.header('x-tester').present(), pulumi.Split.all('v3')))
        .stage('cohort', pulumi.Split.weights({ v1: 98, v2: 1, v3: 1 }))
        .finishWith('v3'),
      progress,
      before,
    }),
  },
];
