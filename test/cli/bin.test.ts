import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

test('the command is a program of its own, that starts what is compiled', () => {
  const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  const path = join(ROOT, bin['cdk8s-canary']);
  expect(() => accessSync(path, constants.X_OK)).not.toThrow();
  expect(readFileSync(path, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n[^]*require\('\.\.\/lib\/cli\/main'\)\.runProcess\(\)/);
});
