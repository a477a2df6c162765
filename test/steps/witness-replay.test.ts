import { transitionCases } from './transition-case';
import { Inventory } from '../../src/mesh/inventory';
import { judgeMixes } from '../../src/steps/mixes';
import { Step } from '../../src/steps/step';
import { Witness, WitnessKind } from '../../src/steps/witness';
import { evaluate } from '../../src/traffic/evaluate';
import { TrafficResult } from '../../src/traffic/result';

/** The whole set of manifests of a witness's mix: what it calls new is new, all else is as it was. */
function setOf(step: Step, { mix, chain }: Witness): Inventory {
  const objects = [...step.ids].flatMap(id => {
    const { before, after } = step.versions(id);
    return (chain.changed.includes(id) && mix.has(id) ? after : before) ?? [];
  });
  return Inventory.from(objects, step.before);
}

function asked(step: Step, witness: Witness): TrafficResult[] {
  const { chain, requests } = witness;
  const set = setOf(step, witness);
  const froms = chain.gateway === 'mesh' ? [{ workload: { namespace: requests.callerNamespace, labels: requests.callerLabels } }] : chain.gateways.map(gateway => ({ gateway }));
  return froms.map(from => evaluate(set, {
    from, host: requests.authority ?? chain.name, port: requests.port, path: requests.path, method: requests.method, headers: requests.headers,
  }));
}

const has = (problem: string) => ({ destinations }: TrafficResult): boolean => destinations.some(destination => destination.problem === problem);
const isLost = ({ kind, taken, destinations }: TrafficResult): boolean =>
  kind === 'noRoute' || kind === 'refused' || (kind === 'direct' && taken === undefined) || (kind === 'passthrough' && destinations.length === 0);

/** Whether the Gateway is on other proxies in the mix: callers of the old ones, whom `trace` does not ask for, find nobody. */
function isMoved(step: Step, { kind, detail, mix }: Witness): boolean {
  const { before, after } = step.versions(detail ?? '');
  return kind === WitnessKind.GATEWAY_MISSING && mix.has(detail ?? '') && JSON.stringify(before?.spec.selector) !== JSON.stringify(after?.spec.selector);
}

/** What `trace` says of a mix whose witness is of a kind; pods that start or go are no matter of one moment. */
const SAYS: Partial<Record<WitnessKind, (result: TrafficResult) => boolean>> = {
  [WitnessKind.NO_ROUTE]: isLost,
  [WitnessKind.GATEWAY_MISSING]: isLost,
  [WitnessKind.HOST_UNKNOWN]: result => has('unknownHost')(result) || isLost(result),
  [WitnessKind.PORT_UNKNOWN]: result => has('unknownPort')(result) || isLost(result),
  [WitnessKind.SUBSET_UNKNOWN]: has('unknownSubset'),
  [WitnessKind.REFUSED]: has('refused'),
};

test('every witness of a measured step, replayed on that very mix, fails as it is told', () => {
  const wrong: string[] = [];
  let replayed = 0;
  for (const { id, before, after } of transitionCases()) {
    const step = Step.of(Inventory.of(before), Inventory.of(after));
    for (const witness of judgeMixes(step).witnesses) {
      const says = SAYS[witness.kind];
      if (says !== undefined) {
        replayed++;
        const results = asked(step, witness);
        wrong.push(...results.every(says) || isMoved(step, witness) ? [] : [`${id} ${WitnessKind[witness.kind]} ${[...witness.mix].join()}: ${results.map(({ kind, reasons }) => `${kind} ${reasons.join('; ')}`).join(' | ')}`]);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(replayed).toBeGreaterThan(40);
});
