/** Bits of an address, from the left; undefined where it is none. */
function bitsOf(address: string): string | undefined {
  return address.includes(':') ? bitsOfIpv6(address) : bitsOfIpv4(address);
}

function bitsOfIpv4(address: string): string | undefined {
  const parts = address.split('.');
  const isAddress = parts.length === 4 && parts.every(part => /^\d{1,3}$/.test(part) && Number(part) < 256);
  return isAddress ? parts.map(part => Number(part).toString(2).padStart(8, '0')).join('') : undefined;
}

function bitsOfIpv6(address: string): string | undefined {
  const [head, tail, ...more] = address.split('::');
  const groups = (text: string | undefined): string[] => text === undefined || text === '' ? [] : text.split(':');
  const [before, after] = [groups(head), groups(tail)];
  const missing = 8 - before.length - after.length;
  const all = tail === undefined ? before : [...before, ...new Array<string>(Math.max(0, missing)).fill('0'), ...after];
  const isAddress = more.length === 0 && all.length === 8 && all.every(group => /^[0-9a-f]{1,4}$/i.test(group));
  return isAddress ? all.map(group => parseInt(group, 16).toString(2).padStart(16, '0')).join('') : undefined;
}

/** How many leading bits of a subnet (`10.96.0.0/16`, or one address) an address has all of; undefined where it is not in it. */
export function subnetMatch(address: string, subnet: string): number | undefined {
  const [network, length] = subnet.split('/');
  const [own, wanted] = [bitsOf(address), bitsOf(network)];
  const count = length === undefined ? wanted?.length : Number(length);
  return own !== undefined && wanted !== undefined && count !== undefined && own.length === wanted.length && own.slice(0, count) === wanted.slice(0, count) ? count : undefined;
}
