import { protocolOf, protocolOfApp, protocolOfEntry, protocolOfName, takesHttp, takesTls } from '../../src/mesh/port-protocol';

test('the protocol is what the name begins with', () => {
  expect(['http', 'http-web', 'HTTP2-a', 'grpc-web', 'grpc-web-a', 'grpc-x', 'httpfoo', 'web', ''].map(protocolOfName))
    .toEqual(['http', 'http', 'http2', 'grpc-web', 'grpc-web', 'grpc', undefined, undefined, undefined]);
});

test('the names of Kubernetes count as an appProtocol', () => {
  expect(['kubernetes.io/h2c', 'kubernetes.io/wss', 'tcp', 'constructor', 'example.com/a'].map(protocolOfApp)).toEqual(['http2', 'https', 'tcp', undefined, undefined]);
});

test('an appProtocol that is set wins over the name, even where it is unknown, and UDP over both', () => {
  expect(protocolOf({ name: 'http', appProtocol: 'tcp' })).toBe('tcp');
  expect(protocolOf({ name: 'tcp-db', appProtocol: 'acme' })).toBeUndefined();
  expect(protocolOf({ name: 'http', appProtocol: 'tcp', protocol: 'UDP' })).toBe('udp');
  expect(protocolOf({ name: 'udp-x', protocol: 'TCP' })).toBe('udp');
});

test('ports whose server speaks first are TCP where nothing else is said', () => {
  expect([25, 53, 3306, 27017, 5432, 6379, 443].map(port => protocolOf({ name: 'web', port }))).toEqual(['tcp', 'tcp', 'tcp', 'tcp', undefined, undefined, undefined]);
  expect(protocolOf({ name: 'http-mail', port: 25 })).toBe('http');
});

test('a ServiceEntry says its protocol, in whatever case', () => {
  expect(['HTTP', 'GRPC-Web', 'TCP', 'acme', undefined].map(protocol => protocolOfEntry({ number: 3306, protocol }))).toEqual(['http', 'grpc-web', 'tcp', undefined, undefined]);
});

test('bytes that the proxy looks at itself may be HTTP', () => {
  expect([undefined, 'grpc', 'https', 'tcp'].map(protocol => takesHttp(protocol as undefined))).toEqual([true, true, false, false]);
  expect(['https', 'tls', 'tcp', undefined].map(protocol => takesTls(protocol as undefined))).toEqual([true, true, false, false]);
});
