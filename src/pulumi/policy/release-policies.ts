import type { EnforcementLevel, ReportViolation, StackValidationArgs, StackValidationPolicy } from '@pulumi/policy';
import { knownProps } from './known-props';
import { asFarAsIsKnown } from '../../constructs/plan-check';
import { Inventory } from '../../mesh/inventory';
import { checkManifests } from '../../rules/check';
import { Finding, ObjectReference, Severity } from '../../rules/finding';
import { Suppression } from '../../rules/suppression';
import { isAboutUnknown } from '../about-unknown';

/** Findings of a severity as a policy. */
interface PolicyKind {
  readonly name: string;
  readonly severity: Severity;
  readonly enforcementLevel: EnforcementLevel;
  readonly description: string;
}

const KINDS: readonly PolicyKind[] = [
  {
    name: 'cdk8s-canary-errors',
    severity: Severity.ERROR,
    enforcementLevel: 'mandatory',
    description: 'Requests would fail, or the cluster would refuse an object.',
  },
  {
    name: 'cdk8s-canary-warnings',
    severity: Severity.WARNING,
    enforcementLevel: 'advisory',
    description: 'Requests may fail in some order of application, or something does not do what it seems to.',
  },
];

const OBJECT = 'Kubernetes objects such as `VirtualService shop/reviews`; without one whatever object';

/**
 * The rules about Kubernetes and Istio objects as policies of a stack, for a policy pack: errors are mandatory, warnings advisory. Objects carry suppressions as
 * they do elsewhere, the annotation `cdk8s-canary.io/suppress`; the policies' configuration takes more of them:
 * `suppress: [{ code: "CC301", object: "VirtualService shop/reviews", reason: "..." }]`.
 */
export function releasePolicies(): StackValidationPolicy[] {
  return KINDS.map(({ name, severity, enforcementLevel, description }) => ({
    name,
    description,
    enforcementLevel,
    configSchema: {
      properties: {
        suppress: {
          type: 'array',
          items: {
            type: 'object',
            properties: { code: { type: 'string' }, object: { type: 'string', description: OBJECT }, reason: { type: 'string', minLength: 1 } },
            required: ['code', 'reason'],
          },
        },
      },
    },
    validateStack: (args, reportViolation) => report(args, severity, reportViolation),
  }));
}

function report(args: StackValidationArgs, severity: Severity, reportViolation: ReportViolation): void {
  const { suppress = [] } = args.getConfig<{ suppress?: Suppression[] }>();
  const objects = args.resources.filter(({ type }) => type.startsWith('kubernetes:')).map(({ urn, props }) => ({ urn, ...knownProps(props) }))
    .filter(({ manifest }) => typeof manifest.kind === 'string' && typeof manifest.metadata?.name === 'string');
  // A policy sees the findings of one severity: whether a suppression silences nothing it cannot tell.
  const findings = checkManifests(Inventory.of(objects.map(({ manifest }) => manifest)), { suppressions: suppress, reportUnusedSuppressions: false });
  for (const finding of findings.map(asFarAsIsKnown).filter(one => one.severity === severity && one.suppressed === undefined)) {
    const object = objects.find(({ manifest }) => isOf(finding.object, manifest));
    if (!isAboutUnknown(finding, object?.unknown ?? [])) {
      reportViolation(inWords(finding), object?.urn);
    }
  }
}

function isOf({ kind, namespace, name }: ObjectReference, manifest: any): boolean {
  return manifest.kind === kind && manifest.metadata.name === name && (manifest.metadata.namespace ?? 'default') === namespace;
}

function inWords({ code, rule, object, message, fix, field }: Finding): string {
  return `${code} ${rule}: ${object.kind} ${object.namespace}/${object.name}${field === undefined ? '' : `, ${field}`}: ${message}; ${fix}`;
}

