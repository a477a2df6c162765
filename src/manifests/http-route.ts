import { duration } from './duration';
import { HttpRoute } from './http-match';
import { CorsPolicy, HeaderEdits, RoutePolicy } from '../model/policy';

/** What the policy adds to a route; the same on every route of a service, match routes included. */
export function routeSettings(policy: RoutePolicy): Partial<HttpRoute> {
  const { timeout, retries, fault, cors, requestHeaders, responseHeaders } = policy;
  return {
    ...timeout === undefined ? {} : { timeout: duration(timeout) },
    ...retries === undefined ? {} : {
      retries: {
        attempts: retries.attempts,
        ...retries.perTryTimeout === undefined ? {} : { perTryTimeout: duration(retries.perTryTimeout) },
        ...retries.on.length === 0 ? {} : { retryOn: retries.on.join(',') },
      },
    },
    ...fault === undefined ? {} : {
      fault: {
        ...fault.delay === undefined ? {} : { delay: { percentage: { value: fault.delay.percent }, fixedDelay: duration(fault.delay.duration) } },
        ...fault.abort === undefined ? {} : { abort: { percentage: { value: fault.abort.percent }, httpStatus: fault.abort.status } },
      },
    },
    ...cors === undefined ? {} : { corsPolicy: corsPolicy(cors) },
    ...requestHeaders === undefined && responseHeaders === undefined ? {} : {
      headers: {
        ...requestHeaders === undefined ? {} : { request: headerEdits(requestHeaders) },
        ...responseHeaders === undefined ? {} : { response: headerEdits(responseHeaders) },
      },
    },
  };
}

function corsPolicy(cors: CorsPolicy): HttpRoute['corsPolicy'] {
  return {
    allowOrigins: cors.allowOrigins.map(exact => ({ exact })),
    ...cors.allowMethods === undefined ? {} : { allowMethods: [...cors.allowMethods] },
    ...cors.allowHeaders === undefined ? {} : { allowHeaders: [...cors.allowHeaders] },
    ...cors.exposeHeaders === undefined ? {} : { exposeHeaders: [...cors.exposeHeaders] },
    ...cors.maxAge === undefined ? {} : { maxAge: duration(cors.maxAge) },
    ...cors.allowCredentials === undefined ? {} : { allowCredentials: cors.allowCredentials },
  };
}

function headerEdits({ set, add, remove }: HeaderEdits) {
  return {
    ...set === undefined ? {} : { set: Object.fromEntries(set) },
    ...add === undefined ? {} : { add: Object.fromEntries(add) },
    ...remove === undefined ? {} : { remove: [...remove] },
  };
}
