import { Workshop, blocksOf } from './how-to';

const PAGE = 'docs/GITOPS.md';

describe(PAGE, () => {
  const workshop = new Workshop();
  const outputs: string[] = [];

  beforeAll(() => workshop.begin('--ci', 'none'));
  afterAll(() => workshop.end());

  // One after the other in one repository, as somebody who reads the page would.
  test.each(blocksOf(PAGE))('line $line', block => {
    outputs.push(workshop.take(block));
  });

  test('the step that is too large is stopped by the Job, and only that one', () => {
    const all = outputs.join('');
    expect(all.match(/job\/web-check failed\nsync failed, nothing was applied\nstopped: Git is ahead of the cluster now\n/g)).toHaveLength(1);
    expect(all.match(/job\/web-check[-\w]* succeeded/g)).toHaveLength(4);
    expect(all).toMatch(/kustomization\/web-check is ready\n[^]*kustomization\/web is ready\n$/);
  });
});
