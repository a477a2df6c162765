/** What a name says must be read as text, whatever form the report has. */

/** For HTML, in text and in quoted attributes. Control characters stand as they would on a terminal. */
export function html(text: string): string {
  return printableLine(text).replace(/[&<>"'`]/g, character => `&#${character.charCodeAt(0)};`);
}

/** As HTML in Markdown: nothing in it can be markup, a mention, an issue, a link or the end of a cell. */
export function markdownCode(text: string): string {
  return `<code>${entities(printableLine(text))}</code>`;
}

/** Prose in Markdown. What GitHub and GitLab make links of in rendered text (`@team`, `#1`, addresses) is broken up by a character without width. */
export function markdownText(text: string): string {
  return entities(printableLine(text)).replace(/&#(64|35);/g, '&#$1;&#8203;').replace(/\b(www)\./gi, '$1&#46;&#8203;').replace(/:(?=\/|&#47;)/g, '&#58;&#8203;');
}

/** Inside the quotes of a Mermaid label, whose character references begin with a hash. */
export function mermaid(text: string): string {
  return printableLine(text).replace(/[^A-Za-z0-9 .,%-]/gu, character => `#${character.codePointAt(0)};`);
}

/** A value as JSON that may stand anywhere: on a terminal and inside a `<script>`. */
export function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(/[<\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|#(?=#(?:\[|vso\[|teamcity\[))/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * Text without what moves a cursor, breaks a line or turns the direction of reading: those characters are named instead. So is what makes a line of a log a command
 * to the runner that shows it: `::` at its beginning, `##[` wherever it stands.
 */
export function printableLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?<=^\s*):(?=:)|#(?=#(?:\[|vso\[|teamcity\[))/g, character => {
    const code = character.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}

function entities(text: string): string {
  return text.replace(/[!#$&*<>@[\]\\^_`{|}~]/g, character => `&#${character.charCodeAt(0)};`);
}
