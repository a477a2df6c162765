import { Duration } from 'cdk8s';
import { checkCount } from '../model/capacity';
import { ConnectionPolicy, CorsPolicy, HeaderEdits, RoutePolicy } from '../model/policy';
import { Problem, shown } from '../model/problem';
import { isToken } from '../model/token';

/** Retries of requests that failed. */
export interface RetryProps {
  /** How often a request is tried again. A whole number of 0 or more; 0 switches the mesh's own retries off. */
  readonly attempts: number;
  /** Time for each try. @default - the route's timeout */
  readonly perTryTimeout?: Duration;
  /** Conditions, such as `connect-failure` or `5xx`. @default - Istio's own @nonEmpty Istio's own conditions */
  readonly on?: string[];
}

/** Delays and errors put in on purpose, to see how callers take them. */
export interface FaultProps {
  /** Requests that are delayed, in percent from 0 to 100. @default 100, where a delay is given */
  readonly delayPercent?: number;
  /** How long they are delayed. @default - none are */
  readonly delay?: Duration;
  /** Requests that are answered with an error, in percent from 0 to 100. @default 100, where a status is given */
  readonly abortPercent?: number;
  /** Their HTTP status, from 200 to 599. @default - none are */
  readonly abortStatus?: number;
}

/** Which browsers' scripts of other origins may call. */
export interface CorsProps {
  /** Origins, each compared as a whole. At least one. */
  readonly allowOrigins: string[];
  /** @default - the methods that need no leave */
  readonly allowMethods?: string[];
  /** @default - none beside those that need no leave */
  readonly allowHeaders?: string[];
  /** @default - none */
  readonly exposeHeaders?: string[];
  /** How long a browser may remember the answer. @default - the browser's own time */
  readonly maxAge?: Duration;
  /** @default - not said */
  readonly allowCredentials?: boolean;
}

/** Edits of headers. */
export interface HeaderEditProps {
  /** Replaced or put in. @default - none */
  readonly set?: { [name: string]: string };
  /** Added beside what is there. @default - none */
  readonly add?: { [name: string]: string };
  /** @default - none */
  readonly remove?: string[];
}

/** What holds for all requests to a service. Declared once, it lands on every route, those of rules included. */
export interface RoutePolicyProps {
  /** Time for a request, all its tries included. @default - none, as Istio */
  readonly timeout?: Duration;
  /** @default - the mesh's: 2 */
  readonly retries?: RetryProps;
  /** @default - none */
  readonly fault?: FaultProps;
  /** @default - none */
  readonly cors?: CorsProps;
  /** @default - none */
  readonly requestHeaders?: HeaderEditProps;
  /** @default - none */
  readonly responseHeaders?: HeaderEditProps;
}

/** Leaves pods out that answer with errors: circuit breaking per pod. */
export interface OutlierDetectionProps {
  /** Errors (5xx) in a row. A whole number of 1 or more. @default 5 */
  readonly consecutive5xxErrors?: number;
  /** Time between checks. @default - Istio's: 10 seconds */
  readonly interval?: Duration;
  /** How long a pod is left out the first time. @default - Istio's: 30 seconds */
  readonly baseEjectionTime?: Duration;
  /** The most pods of a version that may be left out, in percent from 0 to 100. @default - Istio's: 10 */
  readonly maxEjectionPercent?: number;
}

/** How callers connect to the pods of a service. */
export interface ConnectionPolicyProps {
  /** Connections to a pod. @default - no limit */
  readonly maxConnections?: number;
  /** Requests that may wait for a connection. @default - no limit */
  readonly maxPendingRequests?: number;
  /** Requests over one connection. @default - no limit */
  readonly maxRequestsPerConnection?: number;
  /** @default - no pod is left out */
  readonly outlierDetection?: OutlierDetectionProps;
  /** How a pod is chosen. @default - Istio's: least requests */
  readonly loadBalancer?: LoadBalancer;
  /** TLS to the pods. @default - automatic, as the mesh decides */
  readonly tls?: TlsMode;
}

/** How a pod is chosen for a request. */
export enum LoadBalancer {
  LEAST_REQUEST = 'LEAST_REQUEST',
  RANDOM = 'RANDOM',
  ROUND_ROBIN = 'ROUND_ROBIN',
  PASSTHROUGH = 'PASSTHROUGH',
}

/** TLS between a caller's proxy and the pods. */
export enum TlsMode {
  DISABLE = 'DISABLE',
  ISTIO_MUTUAL = 'ISTIO_MUTUAL',
}

export function routePolicy(props: RoutePolicyProps = {}): RoutePolicy {
  const { retries, cors, requestHeaders, responseHeaders } = props;
  checkCount(retries?.attempts, 'retries.attempts', 0);
  const idle = retries?.attempts === 0 ? (['on', 'perTryTimeout'] as const).find(name => retries[name] !== undefined) : undefined;
  if (idle !== undefined) {
    throw new Problem(`retries.attempts is 0 and there is retries.${idle}, which nothing would use: 0 switches retries off, leave the rest out`);
  }
  return {
    timeout: props.timeout?.toMilliseconds(),
    retries: retries && { attempts: retries.attempts, perTryTimeout: retries.perTryTimeout?.toMilliseconds(), on: [...retries.on ?? []] },
    fault: props.fault && faultOf(props.fault),
    cors: cors && corsOf(cors),
    requestHeaders: requestHeaders && edits(requestHeaders, 'requestHeaders'),
    responseHeaders: responseHeaders && edits(responseHeaders, 'responseHeaders'),
  };
}

function faultOf({ delay, delayPercent, abortStatus, abortPercent }: FaultProps): RoutePolicy['fault'] {
  checkPercent(delayPercent, 'fault.delayPercent');
  checkPercent(abortPercent, 'fault.abortPercent');
  if (delay === undefined && abortStatus === undefined) {
    throw new Problem('fault has neither delay nor abortStatus, it needs at least one');
  }
  if (abortStatus !== undefined && !(Number.isInteger(abortStatus) && abortStatus >= 200 && abortStatus <= 599)) {
    throw new Problem(`fault.abortStatus is ${shown(abortStatus)}, allowed is a status from 200 to 599`);
  }
  return {
    delay: delay && { percent: delayPercent ?? 100, duration: delay.toMilliseconds() },
    abort: abortStatus === undefined ? undefined : { percent: abortPercent ?? 100, status: abortStatus },
  };
}

function corsOf(cors: CorsProps): CorsPolicy {
  if (cors.allowOrigins.length === 0 || cors.allowOrigins.includes('')) {
    throw new Problem(`cors.allowOrigins is ${shown(cors.allowOrigins)}, at least one origin such as "https://shop.example.com" is needed`);
  }
  return { ...cors, maxAge: cors.maxAge?.toMilliseconds() };
}

function edits({ set, add, remove }: HeaderEditProps, what: string): HeaderEdits {
  for (const [edit, names] of [['set', Object.keys(set ?? {})], ['add', Object.keys(add ?? {})], ['remove', remove ?? []]] as const) {
    for (const name of names.filter(one => !isToken(one))) {
      throw new Problem(`header of ${what}.${edit} is ${shown(name)}, allowed is a header's name such as "x-request-id"`);
    }
  }
  return { set: set && new Map(Object.entries(set)), add: add && new Map(Object.entries(add)), remove: remove && [...remove] };
}

export function connectionPolicy(props: ConnectionPolicyProps | undefined): ConnectionPolicy | undefined {
  if (props === undefined) {
    return undefined;
  }
  const { outlierDetection: outliers } = props;
  checkCount(props.maxConnections, 'maxConnections');
  checkCount(props.maxPendingRequests, 'maxPendingRequests');
  checkCount(props.maxRequestsPerConnection, 'maxRequestsPerConnection');
  checkCount(outliers?.consecutive5xxErrors, 'outlierDetection.consecutive5xxErrors');
  checkPercent(outliers?.maxEjectionPercent, 'outlierDetection.maxEjectionPercent');
  return {
    maxConnections: props.maxConnections,
    maxPendingRequests: props.maxPendingRequests,
    maxRequestsPerConnection: props.maxRequestsPerConnection,
    loadBalancer: props.loadBalancer,
    tls: props.tls,
    outliers: outliers && {
      consecutive5xxErrors: outliers.consecutive5xxErrors ?? 5,
      interval: outliers.interval?.toMilliseconds(),
      baseEjectionTime: outliers.baseEjectionTime?.toMilliseconds(),
      maxEjectionPercent: outliers.maxEjectionPercent,
    },
  };
}

function checkPercent(value: number | undefined, what: string): void {
  if (value !== undefined && !(value >= 0 && value <= 100)) {
    throw new Problem(`${what} is ${shown(value)}, allowed is a percentage from 0 to 100`);
  }
}
