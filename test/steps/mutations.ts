import { Mutant, Mutation, hasRoot, isPublic, lastRoute, ranSeveral, running, serving, servingAfter, starting, stays } from './ground';
import { AROUND } from './mutations-around';
import { copy, deploymentOf, find, hostsOf, isSame, ofKind, without } from './stage-objects';
import { objects } from '../../src/mesh/manifest';

export type { Mutant } from './ground';

/** All that can be broken in a step, in every known way that fits it. */
export function mutants(before: readonly object[], after: readonly object[]): Mutant[] {
  const names = hostsOf(copy(after)).map(({ service }) => service);
  return names.flatMap(service => Object.entries(MUTATIONS).flatMap(([name, mutate]) => {
    const stages = { before: copy(before), after: copy(after) };
    const [old, next] = [stages.before, stages.after].map(stage => hostsOf(stage).find(host => isSame(host.service, service)));
    const mutant = old === undefined || next === undefined ? undefined : mutate({ ...stages, old, next });
    return mutant === undefined ? [] : [{ name: `${name} (${service.metadata.name})`, ...mutant }];
  }));
}

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  ...AROUND,

  'a subset goes in the step that ends its traffic, or with traffic on it': ground => {
    const [subset] = serving(ground).filter(name => objects(ground.next.destinationRule.spec.subsets).some(candidate => candidate.name === name));
    if (subset === undefined) {
      return undefined;
    }
    const { spec } = ground.next.destinationRule;
    spec.subsets = spec.subsets.filter(({ name }: { name: string }) => name !== subset);
    return { ...ground, codes: ['CC904'] };
  },

  'a version gets requests in the step that starts it': ground => {
    const subset = starting(ground);
    const rule = ground.next.rules.at(-1);
    if (subset === undefined || rule === undefined) {
      return undefined;
    }
    const route = lastRoute(rule);
    route.route = [{ destination: { ...route.route[0].destination, subset } }];
    return { ...ground, codes: ['CC905'] };
  },

  'a subset moves to a version that starts in the step': ground => {
    const [subset, target] = [serving(ground)[0], starting(ground)];
    const labels = objects(ground.next.destinationRule.spec.subsets).find(({ name }) => name === target)?.labels;
    const moved = (ground.next.destinationRule.spec.subsets as Record<string, unknown>[]).find(({ name }) => name === subset);
    if (labels === undefined || moved === undefined || !servingAfter(ground).includes(subset)) {
      return undefined;
    }
    moved.labels = labels;
    return { ...ground, codes: ['CC905'] };
  },

  'a subset moves to a label that no pod carries': ground => {
    const [subset] = servingAfter(ground).filter(name => serving(ground).includes(name));
    const moved = (ground.next.destinationRule.spec.subsets as Record<string, unknown>[]).find(({ name }) => name === subset);
    if (moved === undefined) {
      return undefined;
    }
    moved.labels = { ...moved.labels as object, version: 'nobody' };
    return { ...ground, codes: ['CC908'] };
  },

  'the selector of the Service has a typing error': ground => {
    ground.next.service.spec.selector = { app: 'nobody' };
    return { ...ground, codes: ['CC908'] };
  },

  'the selector of a Deployment changes': ground => {
    const [subset] = serving(ground).filter(name => stays(ground, name) !== undefined);
    const deployment = subset === undefined ? undefined : stays(ground, subset);
    if (deployment === undefined) {
      return undefined;
    }
    deployment.spec.selector.matchLabels.track = 'new';
    deployment.spec.template.metadata.labels.track = 'new';
    return { ...ground, codes: ['CC920'] };
  },

  'a version goes in the step that ends its traffic, or with traffic on it': ground => {
    const [subset] = serving(ground).filter(name => stays(ground, name) !== undefined);
    return subset === undefined ? undefined : { before: ground.before, after: without(ground.after, stays(ground, subset)!), codes: ['CC906'] };
  },

  'a version is scaled to none in the step that ends its traffic, or with traffic on it': ground => {
    const [subset] = serving(ground).filter(name => stays(ground, name) !== undefined);
    if (subset === undefined) {
      return undefined;
    }
    stays(ground, subset)!.spec.replicas = 0;
    return { ...ground, codes: ['CC906'] };
  },

  'the VirtualService goes': ground => {
    const root = hasRoot(ground);
    return root === undefined || !(isPublic(ground) || running(ground).length > 1 || ranSeveral(ground)) ? undefined
      : { before: ground.before, after: without(ground.after, root), codes: ['CC901', 'CC909', 'CC931'] };
  },

  'the catch-all goes': ground => {
    const rule = ground.next.rules.at(-1);
    if (rule === undefined || lastRoute(rule).match !== undefined) {
      return undefined;
    }
    lastRoute(rule).match = [{ uri: { prefix: '/only' } }];
    return { ...ground, codes: ['CC901'] };
  },

  'a delegate comes with the root that turns to it': ground => {
    const root = hasRoot(ground);
    if (root === undefined || objects(root.spec.http).some(route => route.delegate !== undefined) || !isPublic(ground)) {
      return undefined;
    }
    const delegate = { ...structuredClone(root), metadata: { ...root.metadata, name: `${root.metadata.name}-part` }, spec: { http: root.spec.http } };
    root.spec.http = [{ delegate: { name: delegate.metadata.name, ...root.metadata.namespace !== undefined && { namespace: root.metadata.namespace } } }];
    return { before: ground.before, after: [...ground.after, delegate], codes: ['CC911'] };
  },

  'a delegate goes while its root still turns to it': ground => {
    const delegate = ground.next.rules.find(({ spec }) => spec.hosts === undefined);
    return delegate === undefined ? undefined : { before: ground.before, after: without(ground.after, delegate), codes: ['CC911'] };
  },

  'requests are mirrored to a version that starts in the step': ground => {
    const [subset, rule] = [starting(ground), ground.next.rules.at(-1)];
    if (subset === undefined || rule === undefined) {
      return undefined;
    }
    const route = lastRoute(rule);
    route.mirrors = [{ destination: { ...route.route[0].destination, subset } }];
    return { ...ground, codes: ['CC913'] };
  },

  'the mirrored version goes with the mirror': ground => {
    const rule = ground.old.rules.at(-1);
    const gone = objects(ground.old.destinationRule.spec.subsets).map(({ name }) => String(name)).find(name => {
      const deployment = deploymentOf(ground.before, ground.old, name);
      return deployment !== undefined && find(ground.after, deployment) === undefined;
    });
    if (gone === undefined || rule === undefined) {
      return undefined;
    }
    const route = lastRoute(rule);
    route.mirrors = [{ destination: { ...route.route[0].destination, subset: gone } }];
    return { ...ground, codes: ['CC913'] };
  },

  'a port turns to tcp': ground => {
    ground.next.service.spec.ports[0].name = 'tcp';
    return { ...ground, codes: ['CC924'] };
  },

  'the number of a port changes': ground => {
    const [port] = ground.next.service.spec.ports;
    port.targetPort ??= port.port;
    port.port = 9999;
    return { ...ground, codes: ['CC903'] };
  },

  'the Service turns into an outside name': ground => {
    ground.next.service.spec = { type: 'ExternalName', externalName: 'elsewhere.example.com', ports: ground.next.service.spec.ports };
    return { ...ground, codes: ['CC926'] };
  },

  'all pods of a version are replaced at once': ground => {
    const [subset] = serving(ground).filter(name => servingAfter(ground).includes(name) && stays(ground, name) !== undefined);
    const deployment = subset === undefined ? undefined : stays(ground, subset);
    if (deployment === undefined) {
      return undefined;
    }
    deployment.spec.strategy = { type: 'Recreate' };
    deployment.spec.template.spec.containers[0].image = 'another:1';
    return { ...ground, codes: ['CC907'] };
  },

  'a subset is renamed together with its routes': ground => {
    const [subset] = servingAfter(ground).filter(name => serving(ground).includes(name));
    if (subset === undefined) {
      return undefined;
    }
    const routes = ground.next.rules.flatMap(rule => objects(rule.spec.http).map(route => route.route));
    const entries = [ground.next.destinationRule.spec.subsets, ...routes].flat() as Record<string, any>[];
    entries.filter(entry => entry?.name === subset).forEach(entry => entry.name = 'renamed');
    entries.filter(entry => entry?.destination?.subset === subset).forEach(entry => entry.destination.subset = 'renamed');
    return { ...ground, codes: ['CC904'] };
  },

  'the DestinationRule is renamed': ground => {
    ground.next.destinationRule.metadata.name += '-b';
    return serving(ground).length === 0 ? undefined : { ...ground, codes: ['CC904'] };
  },

  'the VirtualService is renamed': ground => {
    const root = hasRoot(ground);
    if (root === undefined || !isPublic(ground)) {
      return undefined;
    }
    root.metadata.name += '-b';
    return { ...ground, codes: ['CC901'] };
  },

  'an autoscaler takes the instances of a version over': ground => {
    const [subset] = serving(ground).filter(name => servingAfter(ground).includes(name) && (stays(ground, name)?.spec.replicas ?? 0) > 1);
    const deployment = subset === undefined ? undefined : stays(ground, subset);
    if (deployment === undefined || ofKind(ground.after, 'HorizontalPodAutoscaler').length > 0) {
      return undefined;
    }
    delete deployment.spec.replicas;
    const autoscaler = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { ...deployment.metadata },
      spec: { minReplicas: 2, maxReplicas: 6, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: deployment.metadata.name } },
    };
    return { before: ground.before, after: [...ground.after, autoscaler], codes: ['CC928'] };
  },
};
