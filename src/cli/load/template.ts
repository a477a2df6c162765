/** An action of Go's templates where a key, a value or a whole line of YAML would stand; within quotes it is a text like any other. */
const ACTION = /^[ \t]*(?:- )*(?:["']?[\w./-]+["']?:[ \t]+)?\{\{/m;

/** Whether a text that is no YAML is so because a template makes YAML of it. */
export function isTemplate(text: string): boolean {
  return ACTION.test(text);
}
