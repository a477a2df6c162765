import { ManifestObject } from './manifest';
import { StringMatch } from './string-match';

/** One block of conditions, all of which must hold. */
export interface HttpMatch {
  readonly name: string;
  readonly uri?: StringMatch;
  readonly ignoreUriCase: boolean;
  readonly method?: StringMatch;
  readonly authority?: StringMatch;
  readonly scheme?: StringMatch;
  readonly headers: ReadonlyMap<string, StringMatch>;
  readonly withoutHeaders: ReadonlyMap<string, StringMatch>;
  readonly queryParams: ReadonlyMap<string, StringMatch>;
  /** The port that is called. */
  readonly port?: number;
  readonly sourceLabels: ReadonlyMap<string, string>;
  readonly sourceNamespace?: string;
  /** `mesh` or `namespace/name`; empty: all gateways of the VirtualService. */
  readonly gateways: readonly string[];
  /** Names that a TLS connection asks for (`tls` routes only). */
  readonly sniHosts?: readonly string[];
  /** Addresses that a connection goes to (`tcp` and `tls` routes only); empty: any. */
  readonly destinationSubnets?: readonly string[];
}

/** Where a share of the requests goes, as the rule says it. */
export interface RouteDestination {
  /** Full host; null where a reference of the Gateway API may not be used. */
  readonly host: string | null;
  readonly subset: string | null;
  /** Undefined: the port that was called. */
  readonly port?: number;
  readonly weight: number;
  readonly headers?: HeaderEdits;
}

/** What is done to the headers of one direction. */
export interface HeaderOperations {
  readonly set: ReadonlyMap<string, string>;
  readonly add: ReadonlyMap<string, string>;
  readonly remove: readonly string[];
}

export interface HeaderEdits {
  readonly request?: HeaderOperations;
  readonly response?: HeaderOperations;
}

export interface Rewrite {
  /** Takes the place of what the path match has matched. */
  readonly uri?: string;
  readonly uriRegex?: { readonly match: string; readonly rewrite: string };
  readonly authority?: string;
}

export interface Redirect {
  readonly uri?: string;
  /** Takes the place of the matched prefix (Gateway API only). */
  readonly prefix?: string;
  readonly authority?: string;
  readonly scheme?: string;
  readonly port?: number | 'fromRequest' | 'fromProtocol';
  readonly code: number;
}

export interface Retries {
  readonly attempts: number;
  readonly retryOn?: string;
  readonly perTryTimeout?: bigint;
}

/** What is injected, in percent of the requests. */
export interface Fault {
  readonly delay?: { readonly percent: number; readonly fixedDelay: bigint };
  readonly abort?: { readonly percent: number; readonly httpStatus?: number; readonly grpcStatus?: string };
}

/** A copy of the requests whose answer nobody sees. */
export interface Mirror {
  readonly host: string;
  readonly subset: string | null;
  readonly port?: number;
  /** Undefined: all requests. */
  readonly percent?: number;
}

/** One entry of a VirtualService's `http`, or one rule of an HTTPRoute, in one form. */
export interface HttpRule {
  readonly name: string;
  /** The object that says it; of a delegate's route the delegate. */
  readonly object: ManifestObject;
  /** Its place in that object. */
  readonly index: number;
  /** Alternatives; empty: all requests. */
  readonly matches: readonly HttpMatch[];
  readonly delegate?: { readonly namespace: string; readonly name: string };
  readonly destinations: readonly RouteDestination[];
  readonly redirect?: Redirect;
  readonly directResponse?: { readonly status: number };
  readonly rewrite?: Rewrite;
  readonly timeout?: bigint;
  readonly retries?: Retries;
  readonly fault?: Fault;
  readonly mirror?: Mirror;
  /** Of `mirror`, where it is said beside it. */
  readonly mirrorPercent?: number;
  readonly mirrors?: readonly Mirror[];
  readonly headers?: HeaderEdits;
}
