import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { Workshop, blocksOf } from './how-to';

describe.each(['docs/CI.md', 'docs/ENVIRONMENTS.md'])('%s', page => {
  const workshop = new Workshop();

  beforeAll(() => workshop.begin('--gitops', 'none'));
  afterAll(() => workshop.end());

  // One after the other in one repository, as somebody who reads the page would.
  test.each(blocksOf(page))('line $line', block => {
    expect(workshop.take(block)).not.toMatch(/\b(error|fatal)\b/i);
  });
});

interface Steps {
  readonly steps: { readonly run?: string }[];
}

/** The commands of a workflow or an action, in their order; what npm would install is there. */
function commands({ steps }: Steps): string[] {
  return steps.flatMap(({ run }) => run ?? []).filter(run => run !== 'npm ci');
}

describe('as GitHub would run them, the commands', () => {
  const workshop = new Workshop();

  beforeAll(async () => {
    await workshop.begin('--gitops', 'none');
    workshop.shell('npm run synth && git add dist && git commit --quiet --message stable && git branch --quiet base');
  });
  afterAll(() => workshop.end());

  const pipeline = (): string[] => commands((load(workshop.read('.github/workflows/release.yml')) as { jobs: { release: Steps } }).jobs.release);

  test('of the pipeline that init writes pass where all is well, and tell what it means', () => {
    workshop.shell('npx cdk8s-canary next web --commit');
    expect(workshop.shell(`export BEFORE=base:dist\n${pipeline().join('\n')}`)).toContain('# pass 4');
    expect(workshop.read('release.md')).toMatch(/^\*\*<code>web<\/code>\*\*: v2 starts with 3 instances[^]*### <code>web<\/code> in shop: canary release of v2, at deploy/);
  });

  test('of the pipeline fail where dist is not what the code makes, and where the step would lose requests', () => {
    workshop.shell('echo "web: { canary: v2, at: 10% }" > releases.yaml');
    const [, dist, , check] = pipeline();
    expect(() => workshop.shell(dist)).toThrow();
    expect(() => workshop.shell(`export BEFORE=base:dist\nnpm run synth\n${check}`)).toThrow(expect.objectContaining({ stdout: expect.stringContaining('::error file=dist/shop.k8s.yaml') }));
  });

  test('of the composite action do the same', () => {
    workshop.shell('git checkout --quiet -- releases.yaml dist');
    const { runs } = load(readFileSync(join(__dirname, '../../action.yml'), 'utf8')) as { runs: Steps };
    expect(workshop.shell(`export BEFORE=base:dist AFTER=dist APP=\n${commands(runs).join('\n')}`)).toBe('');
    expect(workshop.shell('cat "$GITHUB_STEP_SUMMARY"').match(/v2 starts with 3 instances/g)).toHaveLength(2);
  });
});
