import { Mutation, gatewayInUse, isPublic, lastRoute, serving, servingAfter, shownPorts, stays, throughGateway } from './ground';
import { ofKind, without } from './stage-objects';
import { objects } from '../../src/mesh/manifest';

/** Ways to break what stands around the routes and versions: hosts, Services, Gateways, and objects that others still need. */
export const AROUND: Readonly<Record<string, Mutation>> = {
  'the host of a destination has a typing error': ground => {
    const rule = ground.next.rules.at(-1);
    if (rule === undefined) {
      return undefined;
    }
    const { destination } = lastRoute(rule).route[0];
    destination.host = `x${destination.host}`;
    return { ...ground, codes: ['CC902'] };
  },

  'the Service goes while rules send there': ground => ({ before: ground.before, after: without(ground.after, ground.next.service), codes: ['CC902'] }),

  'the DestinationRule goes while routes name its subsets': ground => servingAfter(ground).length === 0 ? undefined
    : { before: ground.before, after: without(ground.after, ground.next.destinationRule), codes: ['CC904'] },

  'a share goes to a subset that nobody defines': ground => {
    const rule = ground.next.rules.at(-1);
    if (rule === undefined) {
      return undefined;
    }
    const route = lastRoute(rule);
    const [{ destination }] = route.route;
    route.route = [{ destination, weight: 90 }, { destination: { ...destination, subset: 'nobody' }, weight: 10 }];
    return { ...ground, codes: ['CC904'] };
  },

  'a port leads to where no pod listens': ground => {
    const [port] = ground.next.service.spec.ports;
    port.targetPort = 9999;
    return shownPorts(ground) ? { ...ground, codes: ['CC908'] } : undefined;
  },

  'the Service turns headless': ground => {
    ground.next.service.spec.clusterIP = 'None';
    return { ...ground, codes: ['CC920'] };
  },

  'the label of a version changes in place': ground => {
    const [subset] = serving(ground).filter(name => stays(ground, name) !== undefined);
    const deployment = subset === undefined ? undefined : stays(ground, subset);
    const labels = objects(ground.next.destinationRule.spec.subsets).find(({ name }) => name === subset)?.labels as Record<string, string> | undefined;
    if (deployment === undefined || labels === undefined) {
      return undefined;
    }
    deployment.spec.template.metadata.labels[Object.keys(labels)[0]] = 'another';
    return { ...ground, codes: ['CC906'] };
  },

  'a version is renamed with its labels': ground => {
    const [subset] = servingAfter(ground).filter(name => serving(ground).includes(name) && stays(ground, name) !== undefined);
    if (subset === undefined) {
      return undefined;
    }
    stays(ground, subset)!.metadata.name += '-b';
    return { ...ground, codes: ['CC905'] };
  },

  'a public host goes from the rules though the Gateway says it': ground => {
    const root = ground.next.rules.find(throughGateway);
    const said = ofKind(ground.after, 'Gateway').flatMap(({ spec }) => objects(spec.servers).flatMap(({ hosts }) => hosts));
    const gone = root?.spec.hosts.find((host: string) => said.includes(host));
    if (root === undefined || gone === undefined || !isPublic(ground)) {
      return undefined;
    }
    root.spec.hosts = root.spec.hosts.filter((host: string) => host !== gone);
    return root.spec.hosts.length === 0 ? { before: ground.before, after: without(ground.after, root), codes: ['CC901'] } : { ...ground, codes: ['CC901'] };
  },

  'the Gateway goes': ground => {
    const gateway = gatewayInUse(ground);
    return gateway === undefined ? undefined : { before: ground.before, after: without(ground.after, gateway), codes: ['CC912'] };
  },

  'the Gateway moves to other proxies': ground => {
    const gateway = gatewayInUse(ground);
    if (gateway === undefined) {
      return undefined;
    }
    gateway.spec.selector = Object.fromEntries(Object.keys(gateway.spec.selector).map(key => [key, 'nobody']));
    return { ...ground, codes: ['CC912'] };
  },

  'the port of the Gateway changes': ground => {
    const gateway = gatewayInUse(ground);
    if (gateway === undefined) {
      return undefined;
    }
    gateway.spec.servers.forEach((server: Record<string, any>) => server.port.number += 1000);
    return { ...ground, codes: ['CC901'] };
  },
};
