import { PipelineCommands } from './pipeline-commands';

/** By hash: a tag can be moved to other code. */
const ACTIONS = {
  checkout: 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2',
  node: 'actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0',
  upload: 'actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2',
  python: 'actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0',
} as const;

/** Tests, and for a pull request what it moves, in the job's summary. The token can only read, and what a branch is called never becomes code. */
export function githubPipeline({ cache, install, test, synth, output, isPython }: PipelineCommands): string {
  return `name: release
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
jobs:
  release:
    runs-on: ubuntu-24.04
    env:
      # What the cluster runs: the branch that it is synced from.
      BEFORE: origin/\${{ github.base_ref || github.ref_name }}:${output}
    steps:
      - uses: ${ACTIONS.checkout}
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: ${ACTIONS.node}
        with:
          node-version: 22
          cache: ${cache}
${isPython ? `      - uses: ${ACTIONS.python}
        with:
          python-version: "3.12"
          cache: pip
` : ''}      - name: install
        run: ${install}
      - name: test
        run: ${test}
      - name: ${output} is what the code makes
        run: |
          ${synth}
          git add --intent-to-add -- ${output}
          git diff --exit-code -- ${output}
      - name: what it means
        run: |
          : > release.md
          if git rev-parse --verify --quiet "$BEFORE" > /dev/null; then
            npx cdk8s-canary diff --before "$BEFORE" --after ${output} --output markdown >> release.md || true
          fi
          npx cdk8s-canary plan --output markdown >> release.md
          cat release.md >> "$GITHUB_STEP_SUMMARY"
      - uses: ${ACTIONS.upload}
        with:
          name: release
          path: release.md
      - name: does any request fail on the way?
        if: github.event_name == 'pull_request'
        run: |
          if git rev-parse --verify --quiet "$BEFORE" > /dev/null; then
            npx cdk8s-canary check --before "$BEFORE" --after ${output} --output github
          fi
`;
}
