const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

export const MAX_LABEL = 63;
export const MAX_SUBDOMAIN = 253;

/** Why a name is no DNS label, as RFC 1123 has it; undefined where it is one. */
export function dnsLabelFault(name: string): string | undefined {
  if (name.length > MAX_LABEL) {
    return `has ${name.length} characters; a DNS label has at most ${MAX_LABEL}`;
  }
  return LABEL.test(name) ? undefined : 'is no DNS label: small letters, digits and hyphens, with a letter or digit at both ends';
}

/** Why a name is no DNS subdomain, as RFC 1123 has it; undefined where it is one. */
export function dnsSubdomainFault(name: string): string | undefined {
  if (name.length > MAX_SUBDOMAIN) {
    return `has ${name.length} characters; at most ${MAX_SUBDOMAIN} are allowed`;
  }
  return SUBDOMAIN.test(name) ? undefined : 'is no DNS name: small letters, digits, hyphens and dots, with a letter or digit at both ends of each part';
}

/** Why a text cannot be the value of a label; undefined where it can. */
export function labelValueFault(value: string): string | undefined {
  if (value.length > MAX_LABEL) {
    return `has ${value.length} characters; a label value has at most ${MAX_LABEL}`;
  }
  return value === '' || QUALIFIED.test(value)
    ? undefined
    : 'is no label value: letters, digits, hyphens, underscores and dots, with a letter or digit at both ends';
}

/** Why a text cannot be the key of a label or an annotation; undefined where it can. */
export function labelKeyFault(key: string): string | undefined {
  const slash = key.indexOf('/');
  const [prefix, name] = slash < 0 ? [undefined, key] : [key.slice(0, slash), key.slice(slash + 1)];
  if (prefix !== undefined && dnsSubdomainFault(prefix) !== undefined) {
    return 'has a prefix that is no DNS name';
  }
  if (name.length > MAX_LABEL) {
    return `has a name of ${name.length} characters; at most ${MAX_LABEL} are allowed`;
  }
  return QUALIFIED.test(name) ? undefined : 'is no key of a label: letters, digits, hyphens, underscores and dots, with a letter or digit at both ends, and a DNS name with a slash before it where wanted';
}
