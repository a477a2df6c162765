import { spawnSync } from 'node:child_process';
import { run } from '../run';

const COMMANDS = ['check', 'trace', 'test', 'plan', 'status', 'diff', 'set', 'next', 'back', 'abort', 'finish', 'rotate'];

async function script(shell: string): Promise<string> {
  const { code, stdout } = await run(['completion', shell]);
  expect(code).toBe(0);
  return stdout;
}

/** What bash offers after some words. */
async function offered(...words: string[]): Promise<string[]> {
  const asked = `${await script('bash')}\nCOMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _cdk8s_canary; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync('bash', ['-c', asked], { encoding: 'utf8' }).stdout.trim().split('\n');
}

test('bash offers commands, flags and the values of flags', async () => {
  expect(await offered('cdk8s-canary', '')).toEqual(expect.arrayContaining(COMMANDS));
  expect(await offered('cdk8s-canary', 'ro')).toEqual(['rotate']);
  expect(await offered('cdk8s-canary', 'next', 'reviews', '--dry')).toEqual(['--dry-run']);
  expect(await offered('cdk8s-canary', 'check', '--output', 's')).toEqual(['sarif']);
});

test.each(['zsh', 'fish'])('%s is told every command and its flags', async shell => {
  const text = await script(shell);
  for (const word of [...COMMANDS, 'every-stage', 'force-unsafe']) {
    expect(text).toContain(word);
  }
});

test.each([['zsh'], ['fish']])('%s reads its script, where it is installed', async shell => {
  const { error, status, stderr } = spawnSync(shell, ['-n'], { input: await script(shell), encoding: 'utf8' });
  expect(error === undefined ? { status, stderr } : { status: 0, stderr: '' }).toEqual({ status: 0, stderr: '' });
});

test('another shell is refused with those that are known', async () => {
  const { code, stderr } = await run(['completion', 'powershell']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('Allowed choices are bash, zsh, fish') as string });
});
