import { Server, gateways } from '../../mesh/gateway';
import { PlainObject, asArray, asString, get, strings } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { quoted } from '../schema/scalar';

const NEEDS_TLS = new Set(['HTTPS', 'TLS']);
const PLAIN = new Set(['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB']);
const NEEDS_CERTIFICATE = new Set(['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL']);
const NEEDS_AUTHORITY = new Set(['MUTUAL', 'OPTIONAL_MUTUAL']);

const VERSIONS = ['TLSV1_0', 'TLSV1_1', 'TLSV1_2', 'TLSV1_3'];
/** What Envoy's BoringSSL names; those of TLS 1.3 cannot be chosen. */
const CIPHERS = new Set([
  'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-PSK-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-PSK-AES128-CBC-SHA', 'ECDHE-ECDSA-AES256-SHA', 'ECDHE-RSA-AES256-SHA', 'ECDHE-PSK-AES256-CBC-SHA',
  'ECDHE-RSA-AES128-SHA256', 'ECDHE-ECDSA-AES128-SHA256',
  'AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA', 'AES256-SHA', 'PSK-AES128-CBC-SHA', 'PSK-AES256-CBC-SHA', 'DES-CBC3-SHA',
]);

export const gatewayTlsInvalid: StaticRule = {
  code: 'CC604',
  name: 'gateway-tls-invalid',
  severity: Severity.ERROR,
  meaning: 'the TLS settings of a Gateway\'s server do not fit: no certificate, none at all for HTTPS, some that plain HTTP does not use, or versions and ciphers that do not go together',
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
  yield* versionFaults(tls);
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

function* versionFaults(tls: PlainObject): Iterable<Pick<Draft, 'message' | 'severity'>> {
  const [least, most] = ['minProtocolVersion', 'maxProtocolVersion'].map(key => VERSIONS.indexOf(asString(get(tls, key)) ?? ''));
  const ciphers = strings(tls, 'cipherSuites');
  if (least >= 0 && most >= 0 && least > most) {
    yield { message: `minProtocolVersion ${VERSIONS[least]} is above maxProtocolVersion ${VERSIONS[most]}` };
  }
  if ((least === 0 || least === 1) && ciphers.length === 0) {
    yield { severity: Severity.WARNING, message: `minProtocolVersion ${VERSIONS[least]} has no effect without cipherSuites that it knows` };
  }
  const unknown = ciphers.find(cipher => !CIPHERS.has(cipher));
  if (unknown !== undefined) {
    yield { severity: Severity.WARNING, message: `${quoted(unknown)} is no cipher suite of the proxy, and is left out` };
  }
  if (new Set(ciphers).size < ciphers.length) {
    yield { severity: Severity.WARNING, message: 'cipherSuites has one twice' };
  }
}
