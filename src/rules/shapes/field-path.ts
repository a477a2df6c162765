/** Where a walk through an object is, written out only when something is found. */
export class FieldPath {
  private readonly steps: (string | number)[] = [];

  public push(step: string | number): void {
    this.steps.push(step);
  }

  public pop(): void {
    this.steps.pop();
  }

  /** The path as people write it: `spec.http[0].match[1].uri`; a further step may be added. */
  public toString(...further: string[]): string {
    return [...this.steps, ...further].map((step, index) =>
      typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `${index === 0 ? '' : '.'}${step}` : `[${JSON.stringify(step)}]`).join('');
  }
}
