import { Chart, Testing } from 'cdk8s';
import { abTest, batch, blueGreen, problems, staged } from './kinds';
import { object, reviews, written } from './reviews';
import { Adopt, Capacity, Exposure, Match, Plan, Progress, ReleasedService, Routing, Split } from '../../src';

const none = Routing.none();
const instances = (service: ReleasedService) => service.stages().map(stage => `${stage.name}: ${stage.versions.map(one => `${one.version} x${one.instances} ${one.share}`).join(', ')}`);

describe('without routing', () => {
  test('a canary\'s share is what its pods make, and the stages say it', () => {
    expect(instances(reviews({ routing: none, replicas: 3 }))).toEqual([
      'stable: v1 x3 100%',
      'deploy: v1 x3 100%',
      '10%: v1 x3 75%, v2 x1 25%',
      '50%: v1 x3 50%, v2 x3 50%',
      '100%: v2 x3 100%',
      'finish: v2 x3 100%',
    ]);
  });

  test.each([[0, 'v1 x10'], [1, 'v1 x10, v2 x1'], [25, 'v1 x10, v2 x4'], [75, 'v1 x4, v2 x10'], [99, 'v1 x1, v2 x10'], [100, 'v2 x10']])('any ratio is a state: %p', (ratio, expected) => {
    const service = reviews({ routing: none, replicas: 10, progress: Progress.ratio(ratio) });
    expect(service.currentStage().versions.map(one => `${one.version} x${one.instances}`).join(', ')).toBe(expected);
    expect(problems(service)).toEqual([]);
    expect(() => Testing.synth(Chart.of(service))).not.toThrow();
  });

  test('blue/green turns the selector of the Service, with both versions up', () => {
    const service = blueGreen({ routing: none });
    expect(service.stages().map(({ name, manifests, versions }) => `${name}: ${versions.map(one => `${one.version} x${one.instances}`).join(' ')}, Service selects ${object(manifests, 'Service', 'shop').spec.selector.version}`)).toEqual([
      'stable: v1 x4, Service selects v1',
      'deploy: v1 x4 v2 x4, Service selects v1',
      'preview: v1 x4 v2 x4, Service selects v1',
      'switch: v1 x4 v2 x4, Service selects v2',
      'finish: v2 x4, Service selects v2',
    ]);
    expect(service.stages().filter(({ manifests }) => object(manifests, 'Service', 'shop-v2') !== undefined).map(({ name }) => name)).toEqual(['preview']);
    expect(problems(service)).toEqual([]);
  });

  test('there are no routing objects, in what is written neither', () => {
    const service = reviews({ routing: none, progress: Progress.ratio(50) });
    expect(written(service).map(({ kind }) => kind).sort()).toEqual(['Deployment', 'Deployment', 'Service']);
  });

  test('with a mesh the stages have the same names', () => {
    const names = (routing: Routing) => reviews({ routing }).stages().map(({ name }) => name);
    expect(names(none)).toEqual(names(Routing.istio()));
  });

  test.each<[string, () => unknown, string]>([
    ['an audience', () => reviews({ routing: none, audience: [Match.method('GET')] }), 'divides some requests in a way of their own, and without routing nothing tells requests apart'],
    ['a preview by matches', () => blueGreen({ routing: none, preview: [Match.method('GET')] }), 'there is a preview or an audience, and without routing nothing tells requests apart'],
    ['an A/B test', () => abTest({ routing: none, audience: [Match.method('GET')] }), 'an A/B test divides an audience'],
    ['another way in', () => reviews({ routing: none, exposure: [Exposure.gateway('public', { hosts: ['a.example.com'] })] }), 'there are exposure, and without routing nothing could follow them'],
    ['a policy', () => reviews({ routing: none, policy: {} }), 'there are policy, and without routing nothing could follow them'],
    ['limits of connections', () => blueGreen({ routing: none, connections: {} }), 'there are connections, and without routing'],
    ['an adoption', () => reviews({ routing: none, adopt: Adopt.deployment('old') }), 'there are adopt, and without routing'],
    ['capacity by share', () => reviews({ routing: none, capacity: Capacity.byShare() }), 'capacity is by share, and without routing the pods make the shares'],
    ['ratios of groups', () => batch({ routing: none, groups: [{ instances: 3, ratios: [50] }] }), 'there are ratios and no mesh that could follow them'],
    ['a step in which pods start while others go', () => reviews({ routing: none, replicas: 3, steps: [10, 100] }),
      'from stage "10%" to "100%" pods of v2 would start while those of v1 go (3 of v1 and 1 of v2, then 3 of v2): without routing put a step of 50 % between them'],
    ['rules of a plan of one\'s own', () => staged(['v1', 'v2'], {
      routing: none, plan: Plan.startingFrom('v1').stage('testers', Split.all('v1').matching(Match.method('GET'), Split.all('v2'))).finishWith('v2'),
    }), 'stage "testers" divides some requests in a way of their own'],
  ])('refuses %s, in words', (_, build, message) => {
    expect(build).toThrow(message);
  });
});
