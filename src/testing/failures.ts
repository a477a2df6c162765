import { Expectation } from './expectation';
import { parseSplit } from './share';
import { formatDuration, parseDuration } from '../mesh/duration';
import { describeAnswer, describeSplit } from '../traffic/describe-answer';
import { Destination } from '../traffic/destination';
import { Fraction } from '../traffic/fraction';
import { TrafficResult } from '../traffic/result';
import { mayReach, partOf, shareOf, versionOf } from '../traffic/versions';

/**
 * What of an expectation does not hold for an answer, one line each; empty where all of it does.
 * @throws when a share is none
 */
export function failures(expectation: Expectation, result: TrafficResult): string[] {
  return [...versionFailures(expectation, result), ...proxyFailures(expectation, result), ...wayFailures(expectation, result)];
}

/** Why nothing can be said of versions; undefined where it can. */
function doubt({ unknown, dependsOnAge }: TrafficResult): string | undefined {
  return unknown === undefined ? (dependsOnAge ? 'an answer that hangs on which of several objects is older' : undefined) : `an answer that manifests do not tell: ${unknown}`;
}

/** Which versions answer. */
function versionFailures(expectation: Expectation, result: TrafficResult): string[] {
  const { reaches, splits, neverReaches = [] } = expectation;
  const wanted = reaches === undefined ? splits && parseSplit(splits) : new Map([[reaches, Fraction.ONE]]);
  const doubtful = wanted === undefined && neverReaches.length === 0 ? undefined : doubt(result);
  if (doubtful !== undefined) {
    return [line(wanted === undefined ? `never ${neverReaches.join(', ')}` : describeSplit(wanted), `${describeAnswer(result)}, ${doubtful}`)];
  }
  const isAnswered = result.kind === 'route' || (result.kind === 'passthrough' && result.destinations.length > 0);
  const isExact = (version: string): boolean => !result.destinations.some(destination => mayReach(destination, version));
  const isSplit = wanted === undefined || (isAnswered && [...wanted].every(([version, share]) => shareOf(result, version).equals(share) && isExact(version)) && !fails(result));
  const reached = neverReaches.filter(version => !shareOf(result, version).isZero);
  const open = neverReaches.filter(version => !reached.includes(version) && !isExact(version));
  return [
    ...isSplit ? [] : [line(describeSplit(wanted), describeAnswer(result))],
    ...reached.length === 0 ? [] : [line(`never ${reached.join(', ')}`, describeAnswer(result))],
    ...open.length === 0 ? [] : [line(`never ${open.join(', ')}`, `${describeAnswer(result)}, whose pods the manifests do not show`)],
  ];
}

/** What the proxy answers by itself. */
function proxyFailures({ status, redirectsTo, hasNoRoute, isRefused }: Expectation, result: TrafficResult): string[] {
  return [
    ...status === undefined || result.status === status ? [] : [line(`status ${status}`, describeAnswer(result))],
    ...redirectsTo === undefined || result.kind === 'redirect' && result.location === redirectsTo ? [] : [line(`redirect to ${redirectsTo}`, describeAnswer(result))],
    ...isRefused !== true || result.kind === 'refused' ? [] : [line('a refused connection', describeAnswer(result))],
    ...hasNoRoute !== true || result.kind === 'noRoute' ? [] : [line('no route', describeAnswer(result))],
  ];
}

/** What happens on the way. */
function wayFailures({ route, upstreamPath, timeout, mirrors, retries, aborts, delays }: Expectation, result: TrafficResult): string[] {
  const copies = result.mirrors.map(({ destination }) => versionOf(destination));
  const isCopiedTo = (version: string): boolean => result.mirrors.some(({ destination }) => destination.problem === undefined && partOf(destination, version).equals(Fraction.ONE));
  const hasMirrors = mirrors === undefined || (mirrors.length === copies.length && mirrors.every(isCopiedTo));
  return [
    ...route === undefined || result.route === route ? [] : [line(`route ${route}`, `${result.route === undefined ? 'no named route' : `route ${result.route}`}, ${describeAnswer(result)}`)],
    ...upstreamPath === undefined || result.upstreamPath === upstreamPath ? [] : [line(`path ${upstreamPath}`, `path ${result.upstreamPath}`)],
    ...timeout === undefined || result.timeout === parseDuration(timeout) ? [] : [line(`timeout ${timeout}`, result.timeout === undefined ? 'no timeout' : `timeout ${formatDuration(result.timeout)}`)],
    ...retries === undefined || (result.retries?.attempts ?? 0) === retries ? [] : [line(`${retries} retries`, `${result.retries?.attempts ?? 0} retries`)],
    ...percentFailures('aborted', aborts, result.fault?.abort?.percent),
    ...percentFailures('delayed', delays, result.fault?.delay?.percent),
    ...hasMirrors ? [] : [line(`copies to ${mirrors.join(', ') || 'nobody'}`, `copies to ${copies.join(', ') || 'nobody'}`)],
  ];
}

function percentFailures(what: string, expected: number | undefined, got = 0): string[] {
  return expected === undefined || got === expected ? [] : [line(`${expected} % ${what}`, `${got} % ${what}`)];
}

/** Pods that the manifests do not show are unknown, never absent; all else that fails does not reach its version. */
function fails({ destinations }: TrafficResult): boolean {
  const isShown = ({ problem }: Destination): boolean => problem !== undefined && problem !== 'unknownHost';
  return destinations.some(isShown);
}

function line(expected: string, got: string): string {
  return `expected ${expected}, got ${got}`;
}
