import { Links } from './links';
import { Pods } from './pods';
import { podsCarrying, selectorOf } from './pods-index';
import { Behind, Readiness, podsBehind } from './readiness';
import { Step } from './step';
import { Target, WitnessKind } from './witness';
import { Host } from '../mesh/host';
import { clusterName, hostState } from '../mesh/host-state';
import { ManifestObject, asNumber, asString, get, objects, stringMap } from '../mesh/manifest';
import { halfQualified } from '../rules/virtual-services/host-half-qualified';
import { Location } from '../traffic/destination';

/** A host, subset and port in one mix, with what is wrong about sending there. */
export interface JudgedTarget {
  readonly key: string;
  readonly target: Target;
  /** Undefined: requests to it are answered. */
  readonly problem?: WitnessKind;
  /** Whether it would answer if nothing but this mix counted, with the pods that are there before. */
  readonly answersBefore: boolean;
  readonly pods: readonly Pods[];
}

/** A destination of a request. */
export interface Judged {
  readonly to: JudgedTarget;
  /** From 0 to 1. */
  readonly share: number;
}

const NO_PODS: readonly Pods[] = [];
const NO_LABELS: ReadonlyMap<string, string> = new Map();

const KINDS: Readonly<Record<Readiness, WitnessKind | undefined>> = {
  [Readiness.STEADY]: undefined,
  [Readiness.STARTING]: WitnessKind.PODS_STARTING,
  [Readiness.REPLACED]: WitnessKind.PODS_STARTING,
  [Readiness.GOING]: WitnessKind.PODS_GOING,
  [Readiness.INTERRUPTED]: WitnessKind.PODS_INTERRUPTED,
  [Readiness.NONE]: WitnessKind.PODS_NONE,
};

export function judgeTarget(step: Step, location: Location): JudgedTarget {
  const links = Links.of(step);
  const { host, subset, port, known } = location;
  const target: Target = { host: host ?? '', subset: subset ?? undefined, port: port ?? undefined };
  const key = `${host}|${subset ?? ''}|${port ?? ''}`;
  const broken = (problem: WitnessKind): JudgedTarget => ({ key, target, problem, answersBefore: false, pods: NO_PODS });
  const answered: JudgedTarget = { key, target, problem: undefined, answersBefore: true, pods: NO_PODS };
  switch (location.problem) {
    case 'refused': return broken(WitnessKind.REFUSED);
    case 'unknownHost': return isElsewhere(step, target.host) ? answered : broken(WitnessKind.HOST_UNKNOWN);
    case 'unknownPort': return known === undefined || known.ports.length === 0 ? answered : broken(WitnessKind.PORT_UNKNOWN);
    case 'unknownSubset': return links.destinationRulesAbout(target.host).length === 0 ? answered : broken(WitnessKind.SUBSET_UNKNOWN);
  }
  if (known === undefined || known.object.kind !== 'Service' || known.object.spec.type === 'ExternalName' || stringMap(known.object.spec, 'selector').size === 0) {
    return answered;
  }
  const behind: Behind = podsBehind(step, known.object, location.labels ?? NO_LABELS, targetPorts(step, known, port), () => isShown(step, known.object, target));
  return { key, target, problem: KINDS[behind.readiness], answersBefore: behind.answersBefore, pods: behind.pods };
}

/** Whether a host may be there though the files do not show it: they show nothing else of its namespace. */
function isElsewhere(step: Step, host: string): boolean {
  const links = Links.of(step);
  return links.servicesCalled(host).length === 0 && links.serviceEntriesAbout(host).length === 0
    && (clusterName(step.after, host) === undefined || hostState(step.after, host) !== 'missing') && halfQualified(step.after, host) === undefined;
}

/** DestinationRules, Services and ServiceEntries that decide about what is sent to a host. */
export function decidingAbout(step: Step, host: string): string[] {
  const links = Links.of(step);
  return [...new Set([...links.destinationRulesAbout(host), ...links.servicesCalled(host), ...links.serviceEntriesAbout(host)])];
}

/** Where the Service sends now, and where it sent before for the port of that number, or of that name. */
function targetPorts(step: Step, known: Host, number: number | null): { port: number | string | undefined; earlier: number | string | undefined } {
  const port = number === null ? undefined : known.port(number);
  const now = port?.targetPort ?? port?.number;
  if (step.change(known.object.id) === undefined) {
    return { port: now, earlier: now };
  }
  const old = objects(step.before.service(known.name, '')?.spec, 'ports');
  const earlier = old.find(candidate => get(candidate, 'port') === number) ?? old.find(candidate => get(candidate, 'name') === port?.name);
  return {
    port: now,
    earlier: earlier && (asNumber(get(earlier, 'targetPort')) ?? asString(get(earlier, 'targetPort')) ?? asNumber(get(earlier, 'port'))),
  };
}

/** Whether the manifests show pods for a host and subset in any version of the objects that say what it stands for. */
function isShown(step: Step, service: ManifestObject, { host, subset }: Target): boolean {
  const rules = Links.of(step).destinationRulesAbout(host);
  const services = Object.values(step.versions(service.id)).filter((version): version is ManifestObject => version instanceof ManifestObject);
  const labels = subset === undefined ? [new Map<string, string>()] : rules.flatMap(id => Object.values(step.versions(id)))
    .filter((version): version is ManifestObject => version instanceof ManifestObject)
    .flatMap(rule => objects(rule.spec, 'subsets').filter(candidate => get(candidate, 'name') === subset).map(candidate => stringMap(candidate, 'labels')));
  return services.some(version => labels.some(more => podsCarrying(step, version.namespace, selectorOf(version, more)).length > 0));
}
