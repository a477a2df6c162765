import { Severity } from './finding';
import { Draft, MissingObject, RuleDescription } from './rule';
import { SEVERITY_RANK } from './severity-rank';
import { Inventory } from '../mesh/inventory';
import { perSet } from '../mesh/per-set';

/** What installers make: it stands in nobody's files. */
const INSTALLED: ReadonlySet<string> = new Set([
  'Service kube-system/kube-dns', 'Service default/kubernetes', 'Service kube-system/metrics-server', 'Service knative-serving/activator-service',
  'Service istio-system/istiod', 'Service istio-system/istio-ingressgateway', 'Service istio-system/istio-egressgateway', 'Service istio-system/istio-eastwestgateway',
  'Service istio-ingress/istio-ingressgateway', 'Service istio-egress/istio-egressgateway', 'Service istio-system/cluster-local-gateway', 'Service istio-system/knative-local-gateway',
  'Gateway istio-system/istio-eastwestgateway', 'Gateway istio-system/cross-network-gateway', 'Gateway knative-serving/knative-local-gateway',
  'Gateway knative-serving/knative-ingress-gateway',
]);

/**
 * What a rule says of something that the files do not hold, as far as that can be said. It may be elsewhere: then it is a warning at most. It is an error where the files
 * are complete, or where its name nearly is one that they have. Undefined where it is known to be elsewhere.
 */
export function judgeMissing(set: Inventory, rule: RuleDescription, draft: Draft): Draft | undefined {
  const { missing, severity = rule.severity, fix = rule.fix } = draft;
  if (missing === undefined || set.complete) {
    return draft;
  }
  const { kind, namespace, name } = missing;
  if (kind === 'Host' ? set.external.hasHost(name) : set.external.has(kind, namespace, name) || INSTALLED.has(`${kind} ${namespace}/${name}`)) {
    return undefined;
  }
  const meant = missing.elsewhere === true ? '' : nearName(set, missing);
  if (meant !== undefined) {
    return meant === '' ? draft : { ...draft, message: `${draft.message}; did you mean ${meant}?` };
  }
  const entry = kind === 'Host' ? `Host ${name}` : `${kind} ${namespace}/${name}`;
  return {
    ...draft,
    severity: SEVERITY_RANK[severity] > SEVERITY_RANK[Severity.WARNING] ? Severity.WARNING : severity,
    message: `${draft.message} (not in these files; \`external:\` if it is elsewhere)`,
    fix: `${fix}; where it is elsewhere, \`external: [${entry}]\` in cdk8s-canary.yaml says so`,
  };
}

/** The name of its kind and namespace that is a typing mistake away; undefined where there is none. */
function nearName(set: Inventory, { kind, namespace, name }: MissingObject): string | undefined {
  if (name.length < SHORTEST || name.length > LONGEST) {
    return undefined;
  }
  const known = namesByRest(set).get(`${kind}/${namespace}`);
  return [name, ...rests(name)].flatMap(rest => known?.get(rest) ?? []).find(each => isTypo(each, name) && !isVariant(each, name));
}

const SHORTEST = 4;
const LONGEST = 80;

/** Names by kind and namespace, then by themselves and by what is left of each without one of its letters: those that are one mistake apart have one of these in common. */
const namesByRest = perSet(set => {
  const names = new Map<string, Map<string, string[]>>();
  for (const { kind, namespace, name } of set.all) {
    if (name.length < SHORTEST || name.length > LONGEST) {
      continue;
    }
    const key = `${kind}/${namespace}`;
    const known = names.get(key) ?? new Map<string, string[]>();
    names.set(key, known);
    for (const rest of [name, ...rests(name)]) {
      known.set(rest, [...known.get(rest)?.slice(0, 8) ?? [], name]);
    }
  }
  return names;
});

function rests(name: string): string[] {
  return Array.from(name, (_, index) => name.slice(0, index) + name.slice(index + 1));
}

/** `web-v1` and `web-v2`, `api-eu` and `api-us`, `worker-a` and `worker-b` are two things, not one written wrongly. */
function isVariant(one: string, other: string): boolean {
  const [a, b] = [one.split(/[-.]/), other.split(/[-.]/)];
  const differing = a.length === b.length ? a.flatMap((part, index) => part === b[index] ? [] : [[part, b[index]]]) : [];
  return one.replace(/\d+/g, '') === other.replace(/\d+/g, '') || differing.length === 1 && differing[0].every(part => part.length <= 2);
}

/** A letter changed, left out or added, or two neighbours that changed places. */
function isTypo(one: string, other: string): boolean {
  const longest = Math.max(one.length, other.length);
  const shortest = Math.min(one.length, other.length);
  let start = 0;
  while (start < shortest && one[start] === other[start]) {
    start++;
  }
  let end = 0;
  while (end < shortest - start && one[one.length - 1 - end] === other[other.length - 1 - end]) {
    end++;
  }
  const apart = longest - start - end;
  return apart === 1 || apart === 2 && one.length === other.length && one[start] === other[start + 1] && one[start + 1] === other[start];
}
