import { Finding } from '../rules/finding';

/** A finding as the line that stops a synthesis. */
export function inWords({ code, stage, object, message, witness, fix }: Finding): string {
  return `${stage === undefined ? '' : `stage ${stage}: `}${object.kind} ${object.name}: ${message}${witness === undefined ? '' : `, ${witness}`} (${code}; ${fix})`;
}
