import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { CanaryService, Duration } from 'cdk8s-canary/pulumi';

const config = new pulumi.Config();

const namespace = new kubernetes.core.v1.Namespace('shop', { metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } });

// Where the release stands is in the stack's configuration: `reviews: { canary: v2, at: 10% }`. Nothing there is the stage `stable`.
const service = new CanaryService('reviews', {
  namespace: namespace.metadata.name,
  port: 9080,
  replicas: 3,
  podTemplate: {
    spec: {
      containers: [{
        name: 'reviews',
        resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
        readinessProbe: { httpGet: { path: '/health', port: 9080 } },
        env: [{ name: 'RATINGS_TOKEN', value: config.getSecret('ratingsToken') ?? 'none' }],
        securityContext: { runAsUser: 1000 },
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      }],
      volumes: [{ name: 'tmp', emptyDir: {} }],
    },
  },
  stable: { version: 'v1', image: 'docker.io/istio/examples-bookinfo-reviews-v1:1.20.3' },
  canary: { version: 'v2', image: 'docker.io/istio/examples-bookinfo-reviews-v2:1.20.3' },
  steps: [10, 50, 100],
  policy: { timeout: Duration.seconds(5) },
});

// The next update reads where this one has left the release.
export const reviews = service.release;
export const host = service.host;
