import { fieldSteps } from './field-steps';
import { Draft } from './rule';
import { get } from '../mesh/manifest';

/** What somebody fills in before the file is applied: a variable of a shell, of Tekton, of a template, an image that ko builds, a value that SOPS has encrypted. */
const PLACEHOLDER = /\$\{[^}]*\}|\$\([\w. -]+\)|\{\{.*?\}\}|^ko:\/\/|^ENC\[/;

/** Whether a finding is about a value that nobody knows yet. */
export function isAboutPlaceholder({ object, field }: Draft): boolean {
  if (field === undefined) {
    return false;
  }
  let value: unknown = object.raw;
  for (const step of fieldSteps(field)) {
    value = typeof step === 'number' ? (Array.isArray(value) ? value[step] as unknown : undefined) : get(value, step);
  }
  return typeof value === 'string' && PLACEHOLDER.test(value);
}
