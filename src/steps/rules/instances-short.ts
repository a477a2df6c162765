import { Severity } from '../../rules/finding';
import { Load } from '../chain-judge';
import { autoscalerOf } from '../instances';
import { judgeMixes } from '../mixes';
import { Pods } from '../pods';
import { StepDraft, StepRule } from '../rule';
import { withFieldFirst } from '../safe-sequence';
import { proposal } from '../sequence';
import { Step } from '../step';
import { percent } from '../witness-draft';

const EPSILON = 1e-9;

export const stepInstancesShort: StepRule = {
  code: 'CC910',
  name: 'step-instances-short',
  severity: Severity.WARNING,
  worst: Severity.ERROR,
  meaning: 'a version has fewer instances in a step than its greater share of the requests asks for',
  consequence: 'What is left has to carry more than its part: requests get slow, time out, or are refused. A jump to half of the instances or less is an error, a plain scale-down by one or by a quarter is none.',
  fix: 'add instances a step before the share rises, and take instances away a step after it has fallen',
  sources: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/', 'transitions/t071', 'transitions/u113'],
  *checkStep(before, after, { replicas, sizes }): Iterable<StepDraft> {
    const step = Step.of(before, after);
    const told = new Set<string>();
    const isOwn = replicas !== undefined || sizes !== undefined;
    for (const loads of judgeMixes(step).loads(Math.max(replicas ?? 0, ...sizes?.values() ?? []))) {
      const usual = replicas ?? Math.max(...loads.map(({ pods }) => Math.max(pods.countBefore ?? 0, pods.countAfter ?? 0)));
      for (const load of loads) {
        const { pods } = load;
        if (told.has(pods.id)) {
          continue;
        }
        const asked = sizes?.get(pods.object.name) ?? usual;
        const need = asked * Math.max(load.before, load.after);
        const least = leastOf(pods);
        if (least !== undefined && least > 0 && isShort(step, load, need, least, isOwn) && !isCarriedTogether(load, loads, asked, isOwn)) {
          told.add(pods.id);
          yield short(step, load, need, least, isOwn);
        } else if (least === undefined && pods.partDown > 0) {
          told.add(pods.id);
          yield { object: pods.object, field: 'spec.updateStrategy', message: `${percent(pods.partDown)} of the pods of ${pods.object}, which serves ${load.chain.host}, are down together while they are replaced` };
        }
      }
    }
  },
};

/** The fewest instances at any time of the step. */
function leastOf({ countAtLeast, partDown }: Pods): number | undefined {
  return countAtLeast === undefined ? undefined : Math.round(countAtLeast * (1 - partDown));
}

function isShort(step: Step, load: Load, need: number, least: number, isOwn: boolean): boolean {
  return asksForMore(step, load) && least + EPSILON < need - slack(load, need, isOwn);
}

/** Taking an instance or a quarter away from a version that keeps its share is no release: who wants fewer says so. Our own plans ask for what they ask for. */
function slack({ before, after }: Load, need: number, isOwn: boolean): number {
  return isOwn || after > before + EPSILON ? 0 : Math.max(need > 2 ? 1 : 0, need / 4);
}

function short(step: Step, { pods, before, after, chain }: Load, need: number, least: number, isOwn: boolean): StepDraft {
  const isRising = after > before + EPSILON;
  const isScaled = [step.before, step.after].some(set => autoscalerOf(set, pods.object) !== undefined);
  return {
    object: pods.object,
    severity: !isOwn && isRising && !isScaled && least <= need / 2 + EPSILON ? Severity.ERROR : Severity.WARNING,
    field: 'spec.replicas',
    related: chain.changed.flatMap(id => step.versions(id).after ?? []),
    message: `${pods.object} runs ${least} of the ${Number(need.toPrecision(3))} instances that ${percent(Math.max(before, after))} of the requests to ${chain.host} ask for${pods.partDown > 0 ? ' while its pods are replaced' : ''}`,
    propose: judge => proposal(pods.partDown > 0
      ? withFieldFirst(step, pods.id, { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
        `set the strategy of ${pods.object} to RollingUpdate with maxSurge 1 and maxUnavailable 0`, 'change the pod template')
      : isRising ? withFieldFirst(step, pods.id, { replicas: Math.ceil(need - EPSILON) },
        `let ${pods.object} run ${Math.ceil(need - EPSILON)} instances, and wait until they are ready`, 'raise its share, with as many instances') : undefined, judge),
  };
}

/** What ran with a share before runs with it now; an autoscaler that takes over is told elsewhere. */
function asksForMore(step: Step, { pods, before, after }: Load): boolean {
  return after > before + EPSILON ? pods.countAfter !== 0 : isFewer(pods) && !(pods.isHandedOver && autoscalerOf(step.after, pods.object) !== undefined);
}

function isFewer(pods: Pods): boolean {
  const least = leastOf(pods);
  return least !== undefined && pods.countBefore !== undefined && least < pods.countBefore;
}

/** Where nothing chooses among pods, none gets more than another: they are enough or too few together. */
function isCarriedTogether(load: Load, loads: readonly Load[], asked: number, isOwn: boolean): boolean {
  const together = loads.filter(({ pods }) => load.pool.includes(pods));
  const total = (of: (load: Load) => number): number => together.reduce((sum, one) => sum + of(one), 0);
  const need = asked * Math.max(total(one => one.before), total(one => one.after));
  const enough = Math.max(need - slack(load, need, isOwn), Math.min(need, 0.75 * total(({ pods }) => pods.countBefore ?? 0)));
  return load.pool.length > 1 && total(({ pods }) => leastOf(pods) ?? 0) + EPSILON >= enough;
}
