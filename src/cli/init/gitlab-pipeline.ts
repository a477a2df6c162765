import { PipelineCommands } from './pipeline-commands';

/** The same for GitLab: tests, and for a merge request what it moves; the plan is an artifact that the merge request links to. */
export function gitlabPipeline({ install, test, synth, output, isPython }: PipelineCommands): string {
  const tools = isPython ? ['apt-get update && apt-get install --yes --no-install-recommends python3-pip python3-venv', 'python3 -m venv .venv && . .venv/bin/activate'] : [];
  return `workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

release:
  image: node:22-bookworm
  variables:
    GIT_DEPTH: "0"
  script:
${[...tools, install, test, synth].map(line => `    - ${line}\n`).join('')}    - git add --intent-to-add -- ${output}
    - git diff --exit-code -- ${output}
    - npx cdk8s-canary plan --output markdown > release.md
    - |
      # What the cluster runs: the branch that it is synced from.
      if [ -n "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME" ]; then
        git fetch --quiet origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
        if git rev-parse --verify --quiet FETCH_HEAD:${output} > /dev/null; then
          npx cdk8s-canary diff --before FETCH_HEAD:${output} --after ${output} --output markdown >> release.md || true
          npx cdk8s-canary check --before FETCH_HEAD:${output} --after ${output}
        fi
      fi
  artifacts:
    when: always
    expose_as: release
    paths:
      - release.md
`;
}
