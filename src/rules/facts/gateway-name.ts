import { dnsLabelFault, dnsSubdomainFault } from '../schema/dns';

/** Whether a text can be the name of a Gateway, alone or as `namespace/name`. */
export function isGatewayName(written: string): boolean {
  const parts = written.split('/');
  const name = parts.at(-1) ?? '';
  return parts.length <= 2 && dnsSubdomainFault(name) === undefined && (parts.length === 1 || dnsLabelFault(parts[0]) === undefined);
}
