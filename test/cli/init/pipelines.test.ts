import { load } from 'js-yaml';
import { githubPipeline } from '../../../src/cli/init/github-pipeline';
import { gitlabPipeline } from '../../../src/cli/init/gitlab-pipeline';
import { PIPELINE_COMMANDS } from '../../../src/cli/init/pipeline-commands';

interface Workflow {
  readonly permissions: Record<string, string>;
  readonly jobs: { readonly release: { readonly steps: { readonly uses?: string; readonly run?: string; readonly with?: Record<string, unknown> }[] } };
}

describe.each(['typescript', 'python'] as const)('GitHub, %s', language => {
  const text = githubPipeline(PIPELINE_COMMANDS[language]);
  const workflow = load(text) as Workflow;
  const { steps } = workflow.jobs.release;

  test('the token can only read, and is not left in the checkout', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(steps[0].with).toMatchObject({ 'persist-credentials': false });
    expect(text).not.toContain('pull_request_target');
  });

  test('actions are pinned by hash', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(1);
    used.forEach(uses => expect(uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/));
  });

  test('nothing that a pull request may choose stands in a command', () => {
    steps.forEach(({ run = '' }) => expect(run).not.toContain('${{'));
  });
});

test.each(['typescript', 'python'] as const)('GitLab, %s: commands are text, one a line', language => {
  const { release } = load(gitlabPipeline(PIPELINE_COMMANDS[language])) as { release: { script: unknown[] } };
  expect(release.script.every(line => typeof line === 'string')).toBe(true);
  expect(release.script.at(-1)).toContain('npx cdk8s-canary check --before FETCH_HEAD:dist --after dist');
});
