import { routeSettings } from '../../src/manifests/http-route';
import { RoutePolicy } from '../../src/model/policy';

test.each<[string, RoutePolicy, object]>([
  ['nothing', {}, {}],
  ['a timeout', { timeout: 3000 }, { timeout: '3s' }],
  ['retries', { retries: { attempts: 2, perTryTimeout: 1500, on: ['connect-failure', '503'] } }, { retries: { attempts: 2, perTryTimeout: '1500ms', retryOn: 'connect-failure,503' } }],
  ['no retries at all', { retries: { attempts: 0, on: [] } }, { retries: { attempts: 0 } }],
  ['a delay', { fault: { delay: { percent: 10, duration: 2000 } } }, { fault: { delay: { percentage: { value: 10 }, fixedDelay: '2s' } } }],
  ['an error', { fault: { abort: { percent: 0.5, status: 503 } } }, { fault: { abort: { percentage: { value: 0.5 }, httpStatus: 503 } } }],
  ['header edits', { requestHeaders: { set: new Map([['a', '1']]), remove: ['b'] }, responseHeaders: { add: new Map([['c', '2']]) } },
    { headers: { request: { set: { a: '1' }, remove: ['b'] }, response: { add: { c: '2' } } } }],
  ['cross-origin rules', { cors: { allowOrigins: ['https://shop.example.com'], allowMethods: ['GET'], allowHeaders: ['x'], exposeHeaders: ['y'], maxAge: 3_600_000, allowCredentials: true } },
    { corsPolicy: { allowOrigins: [{ exact: 'https://shop.example.com' }], allowMethods: ['GET'], allowHeaders: ['x'], exposeHeaders: ['y'], maxAge: '3600s', allowCredentials: true } }],
])('%s', (_, policy, settings) => {
  expect(routeSettings(policy)).toEqual(settings);
});
