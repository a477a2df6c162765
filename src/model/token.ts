const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;

/** What HTTP takes for the name of a header or a cookie. @see https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}
