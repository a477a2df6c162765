import { namespaceFor } from './caller-for';
import { isWithin } from '../mesh/host-name';
import { Hosts } from '../mesh/hosts';
import { Inventory } from '../mesh/inventory';
import { describeAnswer } from '../traffic/describe-answer';
import { describeQuestion } from '../traffic/describe-question';
import { evaluate } from '../traffic/evaluate';
import { Fraction } from '../traffic/fraction';
import { Caller } from '../traffic/request';
import { Audience } from '../traffic/space/audience';
import { audiencesOf, ruleSetsOf } from '../traffic/space/audiences';
import { LargestShare, largestShare } from '../traffic/space/share';
import { partOf } from '../traffic/versions';

/** Something that a request can meet, though none should. */
export interface AnyRequestFailure {
  readonly message: string;
  /** How the answer comes about; empty where no request is known. */
  readonly reasons: readonly string[];
}

/**
 * Whether some request to a host gives a version more than this share; undefined where none does. Decided for all requests at once, without trying them.
 * @throws when nobody knows the host
 */
export function exceeds(set: Inventory, host: string, version: string, most: Fraction, from?: Caller): AnyRequestFailure | undefined {
  for (const audience of audiencesTo(set, host, from)) {
    const largest = largestShare(set, audience, destination => partOf(destination, version));
    if (largest.atMost.compare(most) > 0) {
      return failure(set, host, version, most, largest);
    }
  }
  return undefined;
}

function failure(set: Inventory, host: string, version: string, most: Fraction, { witness, share, atMost }: LargestShare): AnyRequestFailure {
  const expected = most.isZero ? `never ${version}` : `at most ${most.toPercent()} to ${version}`;
  if (witness === undefined || share.compare(most) <= 0) {
    return { message: `any request to ${host}: expected ${expected}, but a regular expression leaves open whether one gets up to ${atMost.toPercent()}`, reasons: [] };
  }
  const result = evaluate(set, witness);
  return { message: `${describeQuestion(witness)}: expected ${expected}, got ${describeAnswer(result)}`, reasons: result.reasons };
}

/** Everybody whose proxy routes requests to a host: of the mesh, and through the gateways that rules about it name. */
function audiencesTo(set: Inventory, host: string, from: Caller | undefined): Audience[] {
  const name = Hosts.of(set).called(host, namespaceFor(set, host))?.name ?? host;
  if (from !== undefined) {
    return [{ from, host: name }];
  }
  const rules = ruleSetsOf(set, ({ hosts }) => hosts.some(pattern => isWithin(name, pattern)));
  if (name === host && rules.length === 0 && Hosts.of(set).find(host, '') === undefined) {
    throw new Error(`host ${host} is no Service, and no rule is about it`);
  }
  return audiencesOf(set, { hosts: [name], gateways: [...new Set(['mesh', ...rules.flatMap(({ gateways }) => gateways)])] });
}
