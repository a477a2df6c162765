const LABEL = '[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const HOST = new RegExp(`^(?:\\*|(?:\\*-?)?${LABEL})(?:\\.${LABEL})*\\.?$`);
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const IPV6 = /^(?=.*:.*:)[0-9a-fA-F:.]+$/;

/** Whether Istio's admission takes it as a host: DNS labels, the first of which may start with `*`; the last is not a number. */
export function isValidHost(host: string): boolean {
  return host.length <= 255 && HOST.test(host) && !/\.\d+\.?$/.test(host);
}

/** A DNS label as Istio reads it: capitals are let through. */
export function isDnsLabel(label: string): boolean {
  return DNS_LABEL.test(label);
}

export function isIpAddress(host: string): boolean {
  return IPV4.test(host) || IPV6.test(host);
}

/** Whether every host of the one is one of the other, as `*.a.example.com` of `*.example.com`. */
export function hostWithin(narrow: string, wide: string): boolean {
  if (wide.startsWith('*')) {
    return narrow.replace(/^\*/, '').endsWith(wide.slice(1));
  }
  return narrow === wide;
}

/** An address, or a block of them such as `10.0.0.0/8`. */
export function isSubnet(text: string): boolean {
  const slash = text.indexOf('/');
  if (slash < 0) {
    return isIpAddress(text);
  }
  const [address, length] = [text.slice(0, slash), text.slice(slash + 1)];
  return isIpAddress(address) && /^(?:0|[1-9]\d{0,2})$/.test(length) && Number(length) <= (IPV4.test(address) ? 32 : 128);
}
