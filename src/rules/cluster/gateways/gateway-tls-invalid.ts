import { asArray, asString, get } from '../../../traffic/manifest';
import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { Server, gateways } from '../facts/gateway';

const NEEDS_TLS = new Set(['HTTPS', 'TLS']);
const PLAIN = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB']);
const NEEDS_CERTIFICATE = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL']);
const NEEDS_AUTHORITY = new Set(['MUTUAL', 'OPTIONAL_MUTUAL']);

export const gatewayTlsInvalid: StaticRule = {
  code: 'CC604',
  name: 'gateway-tls-invalid',
  severity: Severity.ERROR,
  meaning: 'the TLS settings of a Gateway\'s server do not fit: no certificate, none at all for HTTPS, or some that plain HTTP does not use',
  consequence: 'Istio\'s admission refuses the Gateway, or no TLS connection can be made.',
  fix: 'give a server that ends TLS a credentialName; one that only passes it on has mode PASSTHROUGH',
  sources: ['https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings', 'verdicts/gateway-simple-no-credential'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, servers } of gateways(set)) {
      for (const server of servers) {
        for (const draft of tlsFaults(server)) {
          yield { object, field: `${server.field}.tls`, ...draft };
        }
      }
    }
  },
};

function* tlsFaults({ tls, tlsMode = '', protocol = '', credential }: Server): Iterable<Pick<Draft, 'message' | 'severity'>> {
  if (tls === undefined) {
    if (NEEDS_TLS.has(protocol)) {
      yield { message: `the server speaks ${protocol} and has no tls settings` };
    }
    return;
  }
  const has = (key: string): boolean => (asString(get(tls, key)) ?? '') !== '';
  const isRedirect = get(tls, 'httpsRedirect') === true;
  const hasList = asArray(get(tls, 'credentialNames')).length > 0 || asArray(get(tls, 'tlsCertificates')).length > 0;
  if (isRedirect && !PLAIN.has(protocol)) {
    yield { severity: Severity.WARNING, message: `httpsRedirect stands in a server that speaks ${protocol}; only plain HTTP can be redirected` };
  }
  if (PLAIN.has(protocol)) {
    if (!isRedirect) {
      yield { severity: Severity.WARNING, message: `tls settings have no effect in a server that speaks ${protocol}` };
    }
    return;
  }
  if (NEEDS_CERTIFICATE.has(tlsMode) && credential === undefined && !hasList && !(has('serverCertificate') && has('privateKey'))) {
    yield { message: `mode ${tlsMode} needs a credentialName, or a serverCertificate and a privateKey` };
  } else if (NEEDS_AUTHORITY.has(tlsMode) && credential === undefined && !hasList && !has('caCertificates')) {
    yield { message: `mode ${tlsMode} needs a credentialName or caCertificates to check clients with` };
  }
  if (protocol === 'HTTPS' && tlsMode === 'PASSTHROUGH' && get(tls, 'mode') === undefined) {
    yield { message: 'the mode is left out, so TLS is passed on; write SIMPLE to end it here' };
  }
  if ((tlsMode === 'PASSTHROUGH' || tlsMode === 'AUTO_PASSTHROUGH') && (credential !== undefined || has('serverCertificate'))) {
    yield { severity: Severity.WARNING, message: `mode ${tlsMode} passes TLS on; its certificate is never used` };
  }
  if (tlsMode === 'ISTIO_MUTUAL' && (credential !== undefined || has('serverCertificate') || has('privateKey') || has('caCertificates'))) {
    yield { message: 'mode ISTIO_MUTUAL uses the certificates of the mesh; it may not have others' };
  }
}
