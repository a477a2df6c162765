/** The path of a place in an object, as people write it: `spec.http[0].match[1].uri`. */
export function fieldPath(steps: readonly (string | number)[]): string {
  return steps.map((step, index) =>
    typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `${index === 0 ? '' : '.'}${step}` : `[${JSON.stringify(step)}]`).join('');
}
