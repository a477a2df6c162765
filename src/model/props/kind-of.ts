const RTTI = Symbol.for('jsii.rtti');

/** A map or an object literal, whatever made it; no list and no object of a class. */
export function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return false;
  }
  const prototype: object | null = Object.getPrototypeOf(value);
  // Those of another realm, such as a test runner's, have a prototype of their own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether a value is of a class or of one derived from it, by the full name: two copies of a library may meet. */
export function isOfClass(value: unknown, fullName: string): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const name = fullName.slice(fullName.indexOf('.') + 1);
  for (let prototype: object | null = Object.getPrototypeOf(value); prototype !== null; prototype = Object.getPrototypeOf(prototype)) {
    const constructor = Object.hasOwn(prototype, 'constructor') ? prototype.constructor : undefined;
    // jsii writes the name on what it compiled.
    const full = typeof constructor === 'function' && Object.hasOwn(constructor, RTTI) ? (constructor as unknown as { [RTTI]: { fqn: string } })[RTTI].fqn : undefined;
    if (full === undefined ? constructor?.name === name : full === fullName) {
      return true;
    }
  }
  return false;
}

/** What a value is, where its content would tell nothing: `a Duration`, `a function`; undefined for plain data. */
export function kindOf(value: unknown): string | undefined {
  if (typeof value === 'function' || typeof value === 'symbol') {
    return `a ${typeof value}`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isPlain(value)) {
    return undefined;
  }
  const { constructor } = value;
  return typeof constructor === 'function' && constructor.name !== '' ? `an object of class ${constructor.name}` : 'an object of a class';
}
