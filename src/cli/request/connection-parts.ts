import { TrafficRequest } from '../../traffic/request';

/** What a scheme and a server name say: `tcp` and `tls` are connections that no proxy looks into, and so is whatever asks for a server name, but `https`. */
export function connectionParts(scheme: string | undefined, sni: string | undefined): Pick<TrafficRequest, 'scheme' | 'protocol' | 'sni'> {
  if (scheme === 'tcp' || scheme === 'tls') {
    return { protocol: scheme, sni };
  }
  return sni !== undefined && scheme === undefined ? { protocol: 'tls', sni } : { scheme, sni };
}
