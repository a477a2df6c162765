import { namespaceFor } from './caller-for';
import { checkVersion, knownHosts } from './known-versions';
import { isWithin } from '../mesh/host-name';
import { Hosts } from '../mesh/hosts';
import { Inventory } from '../mesh/inventory';
import { perSet } from '../mesh/per-set';
import { describeAnswer } from '../traffic/describe-answer';
import { describeQuestion } from '../traffic/describe-question';
import { evaluate } from '../traffic/evaluate';
import { Fraction } from '../traffic/fraction';
import { Caller, TrafficRequest } from '../traffic/request';
import { TrafficResult } from '../traffic/result';
import { Audience } from '../traffic/space/audience';
import { audiencesOf, ruleSetsOf } from '../traffic/space/audiences';
import { connectionsTo } from '../traffic/space/connections';
import { LargestShare, largestShare } from '../traffic/space/share';
import { mayReach, partOf, shareOf } from '../traffic/versions';

/** Something that a request can meet, though none should. */
export interface AnyRequestFailure {
  readonly message: string;
  /** How the answer comes about; empty where no request is known. */
  readonly reasons: readonly string[];
}

/**
 * Whether some request or connection to a host gives a version more than this share; undefined where none does. Decided for all requests at once,
 * without trying them, and for both orders of objects whose age nothing says.
 * @throws when nobody knows the host, or nothing is called as the version
 */
export function exceeds(set: Inventory, host: string, version: string, most: Fraction, from?: Caller): AnyRequestFailure | undefined {
  checkVersion(set, version);
  return exceedsAsFiled(set, host, version, most, from) ?? exceedsAsFiled(agedOtherwise(set), host, version, most, from);
}

const agedOtherwise = perSet(set => Inventory.agedOtherwise(set));

function exceedsAsFiled(set: Inventory, host: string, version: string, most: Fraction, from: Caller | undefined): AnyRequestFailure | undefined {
  for (const audience of audiencesTo(set, host, from)) {
    const largest = largestShare(set, audience, destination => mayReach(destination, version) ? Fraction.ONE : partOf(destination, version));
    if (largest.atMost.compare(most) > 0) {
      return failure(set, host, version, most, largest);
    }
  }
  for (const connection of connectionsTo(set, fullName(set, host), from)) {
    const result = evaluate(set, connection);
    const isOpen = result.unknown !== undefined || result.destinations.some(destination => mayReach(destination, version));
    if (isOpen || shareOf(result, version).compare(most) > 0) {
      return answered(connection, result, version, most);
    }
  }
  return undefined;
}

function fullName(set: Inventory, host: string): string {
  return Hosts.of(set).called(host, namespaceFor(set, host))?.name ?? host;
}

function failure(set: Inventory, host: string, version: string, most: Fraction, { witness, share, atMost }: LargestShare): AnyRequestFailure {
  if (witness === undefined || share.compare(most) <= 0) {
    return { message: `any request to ${host}: expected ${expected(version, most)}, but a regular expression leaves open whether one gets up to ${atMost.toPercent()}`, reasons: [] };
  }
  return answered(witness, evaluate(set, witness), version, most);
}

function expected(version: string, most: Fraction): string {
  return most.isZero ? `never ${version}` : `at most ${most.toPercent()} to ${version}`;
}

function answered(request: TrafficRequest, result: TrafficResult, version: string, most: Fraction): AnyRequestFailure {
  const isOpen = result.destinations.some(destination => mayReach(destination, version));
  const doubt = isOpen ? ', whose pods the manifests do not show' : '';
  return { message: `${describeQuestion(request, result.layer)}: expected ${expected(version, most)}, got ${describeAnswer(result)}${doubt}`, reasons: result.reasons };
}

/** Everybody whose proxy routes requests to a host: of the mesh, and through the gateways that rules about it name. */
function audiencesTo(set: Inventory, host: string, from: Caller | undefined): Audience[] {
  const name = fullName(set, host);
  if (from !== undefined) {
    return [{ from, host: name }];
  }
  const rules = ruleSetsOf(set, ({ hosts }) => hosts.some(pattern => isWithin(name, pattern)));
  if (name === host && rules.length === 0 && Hosts.of(set).find(host, '') === undefined) {
    throw new Error(`host ${host} is no Service, and no rule is about it, known are ${knownHosts(set)}`);
  }
  return audiencesOf(set, { hosts: [name], gateways: [...new Set(['mesh', ...rules.flatMap(({ gateways }) => gateways)])] });
}
