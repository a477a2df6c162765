import { Port, checkPorts, checkRoutable, isHttp } from '../../src/model/port';

function port(name: string, number = 8080, appProtocol?: string): Port {
  return { name, port: number, targetPort: number, appProtocol };
}

test.each([
  ['http'], ['http-api'], ['http2'], ['http2-api'], ['grpc'], ['grpc-api'], ['grpc-web'],
  // Istio looks at the bytes, and its routes hold for what turns out to be HTTP.
  ['web'], ['metrics'], ['httpish'],
])('requests to a port called %s are routed one by one', name => {
  expect(isHttp(port(name))).toBe(true);
});

test.each([['tcp'], ['tcp-db'], ['https'], ['https-web'], ['tls-x'], ['mongo'], ['mysql-db'], ['redis']])('of a port called %s only connections are seen', name => {
  expect(isHttp(port(name))).toBe(false);
});

test.each([
  ['kubernetes.io/h2c', true], ['kubernetes.io/ws', true], ['grpc', true], ['HTTP', true], ['https', false], ['tcp', false], ['kubernetes.io/wss', false],
])('an appProtocol %s counts more than the name', (appProtocol, routed) => {
  expect([isHttp(port('tcp', 8080, appProtocol)), isHttp(port('http', 8080, appProtocol))]).toEqual([routed, routed]);
});

test('Istio does not look at the bytes of ports whose server speaks first', () => {
  expect(isHttp(port('db', 3306))).toBe(false);
  expect(isHttp(port('http-db', 3306))).toBe(true);
});

test.each([
  [[], 'there are no ports, a service needs at least one: say `port` or `ports`'],
  [[port('http', 0)], 'port is 0, allowed is a whole number from 1 to 65535'],
  [[port('http', 70000)], 'port is 70000, allowed is a whole number from 1 to 65535'],
  [[port('http', 80.5)], 'port is 80.5'],
  [[port('http', NaN)], 'port is NaN'],
  [[port('http', '80' as unknown as number)], 'port is "80"'],
  [[{ ...port('http'), targetPort: 0 }], 'targetPort is 0, allowed is a whole number from 1 to 65535'],
  [[port('Http')], 'port name is "Http", allowed are up to 15 lower-case letters, digits and "-", such as "http" or "grpc-api"'],
  [[port('http-much-too-long')], 'port name is "http-much-too-long"'],
  [[port('http', 80), port('http', 81)], 'two ports have the name "http", each needs its own'],
  [[port('http', 80), port('grpc', 80)], 'two ports have the number 80, each needs its own'],
])('refuses what Kubernetes would refuse: %#', (ports, message) => {
  expect(() => checkPorts(ports)).toThrow(message);
});

test('refuses a service without any port whose requests could be routed', () => {
  expect(() => checkRoutable([port('tcp-db', 5432), port('x', 6379, 'redis')])).toThrow('no port is HTTP or gRPC: 5432 (tcp-db), 6379 (redis)');
  expect(() => checkRoutable([port('tcp-db', 5432), port('http')])).not.toThrow();
});
