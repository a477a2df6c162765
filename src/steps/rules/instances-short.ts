import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { Load } from '../chain-judge';
import { autoscalerOf } from '../instances';
import { judgeMixes } from '../mixes';
import { Pods } from '../pods';
import { StepRule } from '../rule';
import { Step } from '../step';
import { percent } from '../witness-draft';

const EPSILON = 1e-9;

export const stepInstancesShort: StepRule = {
  code: 'CC910',
  name: 'step-instances-short',
  severity: Severity.WARNING,
  meaning: 'a version has fewer instances in a step than its greater share of the requests asks for',
  consequence: 'What is left has to carry more than its part: requests get slow, time out, or are refused.',
  fix: 'add instances a step before the share rises, and take instances away a step after it has fallen',
  sources: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/', 'transitions/t071'],
  *checkStep(before, after, { replicas, sizes }): Iterable<Draft> {
    const step = Step.of(before, after);
    const told = new Set<string>();
    for (const loads of judgeMixes(step).loads(Math.max(replicas ?? 0, ...sizes?.values() ?? []))) {
      const usual = replicas ?? Math.max(...loads.map(({ pods }) => Math.max(pods.countBefore ?? 0, pods.countAfter ?? 0)));
      for (const load of loads) {
        const { pods } = load;
        const asked = sizes?.get(pods.object.name) ?? usual;
        const least = pods.countAtLeast;
        const share = Math.max(load.before, load.after);
        if (least !== undefined && least > 0 && !told.has(pods.id) && least + EPSILON < share * asked && asksForMore(step, load) && !isCarriedTogether(load, loads, asked)) {
          told.add(pods.id);
          yield {
            object: pods.object,
            field: 'spec.replicas',
            related: load.chain.changed.flatMap(id => step.versions(id).after ?? []),
            message: `${pods.object} runs ${least} of the ${Number((share * asked).toPrecision(3))} instances that ${percent(share)} of the requests to ${load.chain.host} ask for`,
            safeSteps: load.after > load.before
              ? [`let ${pods.object} run enough instances, and wait until they are ready`, 'raise its share']
              : ['lower its share', `take instances of ${pods.object} away`],
          };
        }
      }
    }
  },
};

/** What ran with a share before runs with it now; an autoscaler that takes over is told elsewhere. */
function asksForMore(step: Step, { pods, before, after }: Load): boolean {
  return after > before + EPSILON ? stillServes(pods) : isFewer(pods) && !(pods.isHandedOver && autoscalerOf(step.after, pods.object) !== undefined);
}

function stillServes(pods: Pods): boolean {
  return pods.countAfter !== 0;
}

function isFewer({ countAtLeast, countBefore }: Pods): boolean {
  return countAtLeast !== undefined && countBefore !== undefined && countAtLeast < countBefore;
}

/** Where nothing chooses among pods, none gets more than another: they are enough or too few together. */
function isCarriedTogether({ pool }: Load, loads: readonly Load[], asked: number): boolean {
  const together = loads.filter(({ pods }) => pool.includes(pods));
  const total = (of: (load: Load) => number): number => together.reduce((sum, load) => sum + of(load), 0);
  return pool.length > 1 && total(({ pods }) => pods.countAtLeast ?? 0) + EPSILON >= asked * Math.max(total(load => load.before), total(load => load.after));
}
