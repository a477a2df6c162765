import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../../src/cli/exit';
import { replaceFile } from '../../../src/cli/release/replace-file';

describe('replacing a file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'replace-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('the text is the new one, the permissions are the old ones, and nothing else stays behind', () => {
    const file = join(folder, 'releases.yaml');
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    replaceFile(file, 'new');
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect((statSync(file).mode % 0o1000).toString(8)).toBe('640');
    expect(readdirSync(folder)).toEqual(['releases.yaml']);
  });

  test('permissions stay also where the mask of this process would take some away', () => {
    const file = join(folder, 'releases.yaml');
    writeFileSync(file, 'old');
    chmodSync(file, 0o666);
    const mask = process.umask(0o077);
    try {
      replaceFile(file, 'new');
    } finally {
      process.umask(mask);
    }
    expect((statSync(file).mode % 0o1000).toString(8)).toBe('666');
  });

  test('what a killed process left beside it is taken away, whatever it leads to', () => {
    const file = join(folder, 'releases.yaml');
    writeFileSync(join(folder, 'elsewhere'), 'mine');
    symlinkSync('elsewhere', join(folder, '.releases.yaml.cdk8s-canary.tmp'));
    replaceFile(file, 'new');
    expect(readdirSync(folder).sort()).toEqual(['elsewhere', 'releases.yaml']);
    expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('mine');
  });

  test('a file that is not there yet is made', () => {
    replaceFile(join(folder, 'releases.yaml'), 'first');
    expect(readFileSync(join(folder, 'releases.yaml'), 'utf8')).toBe('first');
  });

  test('a link stays one, and what it leads to is replaced', () => {
    writeFileSync(join(folder, 'real.yaml'), 'old');
    symlinkSync('real.yaml', join(folder, 'link.yaml'));
    replaceFile(join(folder, 'link.yaml'), 'new');
    expect(lstatSync(join(folder, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.yaml'), 'utf8')).toBe('new');
  });

  test('what cannot be replaced stays as it is, and no draft is left', () => {
    const target = join(folder, 'releases.yaml');
    mkdirSync(target);
    writeFileSync(join(target, 'inside'), 'old');
    expect(() => replaceFile(target, 'new')).toThrow(InputError);
    expect(() => replaceFile(target, 'new')).toThrow(/releases\.yaml: cannot be written: /);
    expect(readdirSync(folder)).toEqual(['releases.yaml']);
    expect(readFileSync(join(target, 'inside'), 'utf8')).toBe('old');
  });
});
