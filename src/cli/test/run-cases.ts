import { RoutingCase } from './case-file';
import { Inventory } from '../../mesh/inventory';
import { exceeds } from '../../testing/any-request';
import { callerFor } from '../../testing/caller-for';
import { failures } from '../../testing/failures';
import { checkNames } from '../../testing/known-versions';
import { describeQuestion } from '../../traffic/describe-question';
import { evaluate } from '../../traffic/evaluate';
import { Fraction } from '../../traffic/fraction';
import { TrafficRequest } from '../../traffic/request';
import { InputError } from '../exit';

/** What a case came to. */
export interface CaseOutcome {
  readonly name: string;
  /** What does not hold, one line each; empty where the case passes. */
  readonly failures: readonly string[];
  /** How the answer came about. */
  readonly reasons: readonly string[];
}

export function runCases(set: Inventory, cases: readonly RoutingCase[]): CaseOutcome[] {
  return cases.map(test => {
    try {
      return runCase(set, test);
    } catch (error) {
      throw new InputError(`${test.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  });
}

function runCase(set: Inventory, test: RoutingCase): CaseOutcome {
  const { name, host, request, from, expect } = test;
  if (request === undefined) {
    return anyRequest(set, test);
  }
  checkNames(set, expect);
  const question: TrafficRequest = { ...request, from: callerFor(set, host, from) };
  const result = evaluate(set, question);
  return { name, failures: failures(expect, result).map(failure => `${describeQuestion(question, result.layer)}: ${failure}`), reasons: result.reasons };
}

function anyRequest(set: Inventory, { name, host, from, expect: { neverReaches = [] } }: RoutingCase): CaseOutcome {
  const found = neverReaches.flatMap(version => exceeds(set, host, version, Fraction.ZERO, from) ?? []);
  return { name, failures: found.map(({ message }) => message), reasons: found.flatMap(({ reasons }) => reasons) };
}
