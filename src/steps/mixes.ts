import { Chain, changedChains } from './chain';
import { ChainJudge, Load } from './chain-judge';
import { evenInstances } from './even-chain';
import { perStep } from './per-step';
import { Retirement } from './retirement';
import { isOfOneVersion } from './service-of-version';
import { Step } from './step';
import { Witness } from './witness';
import { Severity } from '../rules/finding';

/** What all mixes of a step show. */
export interface MixJudgement {
  readonly witnesses: readonly Witness[];
  /**
   * Those of each chain together, since shares of one host say nothing of another.
   * @param asked instances that a version may be asked for; versions that are of one size get no more than they carry, unless this is more
   */
  loads(asked: number): readonly (readonly Load[])[];
}

/** Judges a step by its mixes, once, whatever number of rules ask. */
export const judgeMixes: (step: Step) => MixJudgement = perStep(judgeAll);

function judgeAll(step: Step): MixJudgement {
  const witnesses: Witness[] = [];
  const loads: (readonly Load[])[] = [];
  const even: { readonly chain: Chain; readonly instances: number }[] = [];
  const retirement = new Retirement(step);
  for (const chain of step.changes.length === 0 ? [] : changedChains(step)) {
    const instances = evenInstances(step, chain);
    if (instances !== undefined) {
      even.push({ chain, instances });
      continue;
    }
    if (retirement.covers(chain)) {
      continue;
    }
    const judge = new ChainJudge(step, chain);
    const isOwn = chain.gateway === 'mesh' && chain.routing.length === 0 && isVersionsOwn(step, chain);
    judge.witnesses.forEach(witness => witnesses.push(isOwn ? { ...witness, severity: Severity.INFO } : witness));
    loads.push(judge.loads);
  }
  return { witnesses, loads: asked => [...loads, ...even.filter(({ instances }) => asked > instances).map(({ chain }) => new ChainJudge(step, chain).loads)] };
}

function isVersionsOwn({ before }: Step, { host }: Chain): boolean {
  const service = before.service(host, '');
  return service !== undefined && isOfOneVersion(before, service);
}
