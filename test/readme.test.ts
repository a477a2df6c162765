import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ROOT, runSnippet, snippets, typeErrors } from './snippets';

const PAGES = ['README.md', 'docs/CUSTOM-PLANS.md', 'docs/RELEASES.md', 'docs/ROUTING.md', 'docs/WORKLOADS.md', 'docs/GITOPS.md'];

describe('the pages that users read', () => {
  const all = PAGES.flatMap(snippets);
  const folder = mkdtempSync(join(tmpdir(), 'canary-snippets-'));
  const before = process.cwd();

  beforeAll(() => {
    process.chdir(folder);
    process.env.CDK8S_OUTDIR = join(folder, 'dist');
  });
  afterAll(() => {
    process.chdir(before);
    delete process.env.CDK8S_OUTDIR;
    rmSync(folder, { recursive: true, force: true });
  });

  test('every program compiles', () => {
    expect(typeErrors(all)).toEqual([]);
  });

  test.each(all)('the program at $name runs and synthesizes objects', snippet => {
    expect(runSnippet(snippet)).not.toEqual([]);
  });

  test('every file that a page links to is there', () => {
    for (const page of PAGES) {
      for (const [, link] of readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
        expect(() => readFileSync(join(ROOT, dirname(page), link))).not.toThrow();
      }
    }
  });
});
