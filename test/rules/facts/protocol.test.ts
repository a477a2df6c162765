import { canBeHttp, protocolOf, protocolOfApp, protocolOfName } from '../../../src/rules/facts/protocol';

test('the protocol is what the name begins with', () => {
  expect(['http', 'http-web', 'HTTP2-a', 'grpc-web', 'grpc-web-a', 'grpc-x', 'httpfoo', 'web', ''].map(protocolOfName))
    .toEqual(['http', 'http', 'http2', 'grpc-web', 'grpc-web', 'grpc', undefined, undefined, undefined]);
});

test('the names of Kubernetes count as an appProtocol', () => {
  expect(['kubernetes.io/h2c', 'kubernetes.io/wss', 'tcp', 'constructor', 'example.com/a'].map(protocolOfApp)).toEqual(['http2', 'https', 'tcp', undefined, undefined]);
});

test('an appProtocol that is known wins over the name, UDP over both', () => {
  expect(protocolOf({ name: 'http', appProtocol: 'tcp' })).toBe('tcp');
  expect(protocolOf({ name: 'http', appProtocol: 'example.com/a' })).toBe('http');
  expect(protocolOf({ name: 'http', appProtocol: 'tcp', protocol: 'UDP' })).toBe('udp');
});

test('bytes that the proxy looks at itself may be HTTP', () => {
  expect([{ name: 'web' }, { name: 'grpc' }, { name: 'https' }, { name: 'tcp' }].map(canBeHttp)).toEqual([true, true, false, false]);
});
