import { ReleaseData } from './plan-data';
import { Finding, Severity } from '../rules/finding';

/** A finding and where in the plan it is: `stage 10%`, `step 10% to 50%`. */
export interface PlacedFinding {
  readonly place: string;
  readonly finding: Finding;
}

/** All that the rules say of a release, in the order of the plan; what was suppressed with a reason is left out. */
export function findingsOf({ stages, steps }: Pick<ReleaseData, 'stages' | 'steps'>): PlacedFinding[] {
  return stages.flatMap((stage, index) => {
    const step = steps[index];
    return [
      ...stage.findings.map(finding => ({ place: `stage ${stage.name}`, finding })),
      ...step === undefined ? [] : [
        ...step.forward.map(finding => ({ place: `step ${step.from} to ${step.to}`, finding })),
        ...step.back.map(finding => ({ place: `step back from ${step.to} to ${step.from}`, finding })),
      ],
    ];
  }).filter(({ finding }) => finding.suppressed === undefined);
}

/** Those that somebody should look at. */
export function isOfNote({ severity }: Finding): boolean {
  return severity !== Severity.INFO;
}

/** `warning CC910 VirtualService shop/reviews: ..., while ...` */
export function describeFinding({ severity, code, object, message, witness }: Finding): string {
  return `${severity} ${code} ${object.kind} ${object.namespace}/${object.name}: ${message}${witness === undefined ? '' : `; ${witness}`}`;
}
