/** Whether a header key asks for a claim of a JSON Web Token, as Istio's gateways understand it. */
export function isClaim(name: string): boolean {
  const lower = name.toLowerCase();
  return lower.startsWith('@request.auth.claims.') || lower.startsWith('@request.auth.claims[');
}
