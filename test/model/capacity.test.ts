import fc from 'fast-check';
import { canaryPlan } from '../../src/model/canary-plan';
import { Capacity, CapacityByShareOptions } from '../../src/model/capacity';
import { Match } from '../../src/model/match';
import { Progress } from '../../src/model/progress';
import { ReleasePlan } from '../../src/model/release-plan';
import { Stage } from '../../src/model/stage';
import { stepsOf } from '../../src/model/steps';

interface Case {
  readonly steps?: (number | string)[];
  readonly replicas?: number;
  readonly audience?: boolean;
  readonly capacity?: Capacity;
}

function plan({ steps = [10, 50, 100], replicas = 10, audience = false, capacity = Capacity.byShare() }: Case = {}): ReleasePlan {
  const outline = canaryPlan({ stable: 'v1', canary: 'v2', steps: stepsOf(steps), audience: audience ? [Match.caller({ app: 'consumer-demo' })] : [] });
  return new ReleasePlan(outline, new Map([['v1', replicas], ['v2', replicas]]), capacity);
}

function table(given: Case): { [stage: string]: (number | undefined)[] } {
  return Object.fromEntries(plan(given).stages.map(stage => [stage.name, [stage.instances.get('v1'), stage.instances.get('v2')]]));
}

describe('in full', () => {
  test('every version has all the replicas as long as it is there', () => {
    expect(table({ capacity: Capacity.full() })).toEqual({ 'stable': [10, undefined], 'deploy': [10, 10], '10%': [10, 10], '50%': [10, 10], '100%': [10, 10], 'finish': [undefined, 10] });
  });
});

describe('by share', () => {
  test('a stage covers what it and the stages beside it ask for, rounded up', () => {
    expect(table({ replicas: 7 })).toEqual({ 'stable': [7, undefined], 'deploy': [7, 1], '10%': [7, 4], '50%': [7, 7], '100%': [4, 7], 'finish': [undefined, 7] });
  });

  test('a version that is there has the minimum at least', () => {
    expect(table({ capacity: Capacity.byShare({ minReplicas: 3 }) })).toMatchObject({ 'deploy': [10, 3], '100%': [5, 10] });
  });

  test('a ratio between two steps covers both of them', () => {
    expect([...plan().at(Progress.ratio(37)).instances]).toEqual([['v1', 9], ['v2', 5]]);
  });

  test('a thousandth needs an instance', () => {
    expect(table({ steps: ['0.1%', 100], replicas: 3 })).toMatchObject({ deploy: [3, 1] });
  });
});

describe('by share with an audience', () => {
  test('stable keeps all its instances until everyone has settled, since nobody knows what part of the traffic the audience is', () => {
    expect(table({ audience: true })).toEqual({
      'stable': [10, undefined], 'deploy': [10, 1], '10%': [10, 5], '50%': [10, 10], '100%': [10, 10], 'everyone': [10, 10], 'finish': [undefined, 10],
    });
  });

  test('an audience that is all the traffic counts as such', () => {
    expect(table({ audience: true, capacity: Capacity.byShare({ audiencePart: 100 }) })).toEqual({
      'stable': [10, undefined], 'deploy': [10, 1], '10%': [10, 5], '50%': [9, 10], '100%': [5, 10], 'everyone': [1, 10], 'finish': [undefined, 10],
    });
  });

  test('a part of the traffic is taken exactly', () => {
    // 30 % of the traffic is the audience: half of it is 15 %, all of it 30 %.
    expect(table({ audience: true, capacity: Capacity.byShare({ audiencePart: 30 }) })).toEqual({
      'stable': [10, undefined], 'deploy': [10, 1], '10%': [10, 2], '50%': [10, 3], '100%': [9, 10], 'everyone': [7, 10], 'finish': [undefined, 10],
    });
  });

  test('small parts and odd ratios stay exact', () => {
    expect(table({ audience: true, steps: ['333333/1000000', 100], capacity: Capacity.byShare({ audiencePart: 0.0003 }) })).toMatchObject({ 'deploy': [10, 1], '100%': [10, 10] });
  });
});

describe('refused is', () => {
  test('a cap that a stage does not fit in, with the arithmetic', () => {
    expect(() => plan({ capacity: Capacity.byShare({ maxTotal: 14 }) })).toThrow(
      'capacity is at most 14 instances, stage "10%" needs 10 of v1 + 5 of v2 = 15: raise maxTotal, lower replicas or take smaller steps');
    expect(plan({ steps: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100], capacity: Capacity.byShare({ maxTotal: 12 }) }).stages.length).toBe(13);
  });

  test('a minimum above what the version has for all the traffic', () => {
    expect(() => plan({ replicas: 3, capacity: Capacity.byShare({ minReplicas: 5 }) })).toThrow(
      'minReplicas is 5, version "v1" has 3 instances for all the traffic: lower minReplicas or raise replicas to 5 or more');
  });

  test.each([
    [{ minReplicas: 0 }, 'minReplicas is 0, allowed is a whole number of 1 or more'],
    [{ maxTotal: 1.5 }, 'maxTotal is 1.5, allowed is a whole number of 1 or more'],
    [{ audiencePart: 101 }, 'audiencePart is 101, allowed is a percentage from 0 to 100'],
  ])('%j', (options, message) => {
    expect(() => Capacity.byShare(options)).toThrow(message);
  });
});

describe('the report', () => {
  test('says what there is, what is needed and the room between', () => {
    expect(plan({ capacity: Capacity.full() }).capacityReport()[2]).toEqual({
      stage: '10%',
      versions: [{ version: 'v1', instances: 10, needed: 10, headRoom: 0 }, { version: 'v2', instances: 10, needed: 5, headRoom: 5 }],
      total: 20,
    });
  });

  test('shows a minimum as room', () => {
    expect(plan({ capacity: Capacity.byShare({ minReplicas: 3 }) }).capacityReport()[1].versions[1]).toEqual({ version: 'v2', instances: 3, needed: 1, headRoom: 2 });
  });
});

describe('for every plan', () => {
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 6 }).map(list => list.sort((a, b) => a - b).map(one => `${one}/1000`));
  const cases = fc.record({
    steps,
    replicas: fc.integer({ min: 1, max: 200 }),
    audience: fc.boolean(),
    audiencePart: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    between: fc.integer({ min: 0, max: 1000 }),
  });
  const made = ({ audiencePart, ...given }: { steps: string[]; replicas: number; audience: boolean; audiencePart?: number }): ReleasePlan => {
    const options: CapacityByShareOptions = { audiencePart };
    return plan({ ...given, capacity: Capacity.byShare(options) });
  };

  /** Instances for the share of all requests that a version gets at most, by whole numbers. */
  function wanted(stage: Stage, version: string, replicas: number, audiencePart?: number): number {
    const share = (weights: ReadonlyMap<string, number>): [number, number] => [weights.get(version) ?? 0, [...weights.values()].reduce((sum, next) => sum + next, 0)];
    const [base, total] = share(stage.split._weights);
    if (stage.split._rules.length === 0) {
      return Math.ceil((replicas * base) / total);
    }
    const [matching, all] = share(stage.split._rules[0].weights);
    return audiencePart === undefined
      ? Math.max(Math.ceil((replicas * base) / total), Math.ceil((replicas * matching) / all))
      : Math.ceil((replicas * (audiencePart * matching * total + (100 - audiencePart) * base * all)) / (100 * all * total));
  }

  test('a step between neighbours finds enough instances of both versions, before and after, forward and back', () => {
    fc.assert(fc.property(cases, given => {
      const { stages } = made(given);
      stages.slice(1).forEach((stage, index) => [stage, stages[index]].forEach(holding => holding.present.forEach(version => {
        const demand = Math.max(wanted(stage, version, given.replicas, given.audiencePart), wanted(stages[index], version, given.replicas, given.audiencePart));
        expect(holding.instances.get(version)).toBeGreaterThanOrEqual(Math.min(demand, given.replicas));
        expect(holding.instances.get(version)).toBeLessThanOrEqual(given.replicas);
      })));
    }));
  });

  test('a ratio between two steps and the steps beside it cover each other', () => {
    fc.assert(fc.property(cases, given => {
      const whole = made(given);
      const between = whole.at(Progress.ratio(`${given.between}/1000`));
      const around = whole.around(between);
      const index = around.findIndex(stage => stage.name === between.name);
      for (const near of [around[index - 1], around[index], around[index + 1]]) {
        for (const [version, instances] of near.instances) {
          expect(instances).toBeGreaterThanOrEqual(wanted(between, version, given.replicas, given.audiencePart));
          expect(between.instances.get(version) ?? 0).toBeGreaterThanOrEqual(between.present.includes(version) ? wanted(near, version, given.replicas, given.audiencePart) : 0);
        }
      }
    }));
  });

  test('stable stays full until everyone has settled, where the audience\'s part is unknown', () => {
    fc.assert(fc.property(cases, given => {
      const { stages } = made({ ...given, audience: true, audiencePart: undefined });
      expect(stages.filter(stage => stage.present.includes('v1')).map(stage => stage.instances.get('v1'))).toEqual(stages.slice(0, -1).map(() => given.replicas));
    }));
  });
});
