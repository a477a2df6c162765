import { Expectation } from './expectation';
import { parseSplit } from './share';
import { formatDuration, parseDuration } from '../mesh/duration';
import { describeAnswer, describeSplit } from '../traffic/describe-answer';
import { Destination } from '../traffic/destination';
import { Fraction } from '../traffic/fraction';
import { TrafficResult } from '../traffic/result';
import { shareOf, versionOf } from '../traffic/versions';

/**
 * What of an expectation does not hold for an answer, one line each; empty where all of it does.
 * @throws when a share is none
 */
export function failures(expectation: Expectation, result: TrafficResult): string[] {
  return [...versionFailures(expectation, result), ...proxyFailures(expectation, result), ...wayFailures(expectation, result)];
}

/** Which versions answer. */
function versionFailures({ reaches, splits, neverReaches = [] }: Expectation, result: TrafficResult): string[] {
  const wanted = reaches === undefined ? splits && parseSplit(splits) : new Map([[reaches, Fraction.ONE]]);
  const isSplit = wanted === undefined || result.kind === 'route' && [...wanted].every(([version, share]) => shareOf(result, version).equals(share)) && !fails(result);
  const reached = neverReaches.filter(version => !shareOf(result, version).isZero);
  return [
    ...isSplit ? [] : [line(describeSplit(wanted), describeAnswer(result))],
    ...reached.length === 0 ? [] : [line(`never ${reached.join(', ')}`, describeAnswer(result))],
  ];
}

/** What the proxy answers by itself. */
function proxyFailures({ status, redirectsTo, hasNoRoute }: Expectation, result: TrafficResult): string[] {
  return [
    ...status === undefined || result.status === status ? [] : [line(`status ${status}`, describeAnswer(result))],
    ...redirectsTo === undefined || result.kind === 'redirect' && result.location === redirectsTo ? [] : [line(`redirect to ${redirectsTo}`, describeAnswer(result))],
    ...hasNoRoute !== true || result.kind === 'noRoute' ? [] : [line('no route', describeAnswer(result))],
  ];
}

/** What happens on the way. */
function wayFailures({ route, upstreamPath, timeout, mirrors }: Expectation, result: TrafficResult): string[] {
  const copies = result.mirrors.map(({ destination }) => versionOf(destination));
  const hasMirrors = mirrors === undefined || mirrors.length === copies.length && mirrors.every(version => copies.includes(version));
  return [
    ...route === undefined || result.route === route ? [] : [line(`route ${route}`, `${result.route === undefined ? 'no named route' : `route ${result.route}`}, ${describeAnswer(result)}`)],
    ...upstreamPath === undefined || result.upstreamPath === upstreamPath ? [] : [line(`path ${upstreamPath}`, `path ${result.upstreamPath}`)],
    ...timeout === undefined || result.timeout === parseDuration(timeout) ? [] : [line(`timeout ${timeout}`, result.timeout === undefined ? 'no timeout' : `timeout ${formatDuration(result.timeout)}`)],
    ...hasMirrors ? [] : [line(`copies to ${mirrors.join(', ') || 'nobody'}`, `copies to ${copies.join(', ') || 'nobody'}`)],
  ];
}

/** Pods that the manifests do not show are unknown, never absent; all else that fails does not reach its version. */
function fails({ destinations }: TrafficResult): boolean {
  const isShown = ({ problem }: Destination): boolean => problem !== undefined && problem !== 'unknownHost';
  return destinations.some(isShown);
}

function line(expected: string, got: string): string {
  return `expected ${expected}, got ${got}`;
}
