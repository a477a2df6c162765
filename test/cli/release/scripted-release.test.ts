import { library } from '../app/library';
import { Scratch, shop } from '../app/scratch';

// Where nothing is compiled, the library is made for the apps first.
beforeAll(() => void library(), 600_000);

const RELEASES = [
  'environments:',
  '  dev:',
  '    ratings: { canary: v2, at: deploy } # dev only',
  '  prod: {}',
  '',
].join('\n');

/** Commands of one environment, as a pipeline has them. */
function commands(repository: Scratch, environment: string): (...argv: string[]) => Promise<string> {
  return async (...argv) => {
    const { code, stdout, stderr } = await repository.run(...argv, '--app', `ENV=${environment} node app.js`, '--out', `dist/${environment}`, '--environment', environment);
    expect({ argv, code, stderr }).toEqual({ argv, code: 0, stderr: '' });
    return stdout.split('\n')[0];
  };
}

test('two releases of two services in two environments, by commands only: each commit is a safe step, and changes what the stage means to change', async () => {
  const repository = new Scratch({ 'app.js': shop(), 'releases.yaml': RELEASES });
  try {
    for (const environment of ['dev', 'prod']) {
      repository.synth({ ENV: environment, CDK8S_OUTDIR: `dist/${environment}` });
    }
    repository.commit('start');
    const prod = commands(repository, 'prod');
    const objectsBefore = repository.read('dist/dev/shop.k8s.yaml');

    for (const stage of ['deploy', '10%', '50%', '100%']) {
      expect(await prod('next', 'reviews', '--commit')).toMatch(new RegExp(`^reviews: .* -> ${stage} \\(canary v2\\)$`));
    }
    await prod('set', 'reviews', '37%', '--commit');
    await prod('set', 'reviews', '100%', '--commit');
    await prod('finish', 'reviews', '--commit');
    expect(await prod('status', 'reviews')).toBe('reviews in shop (prod): finish of the release of v2');

    // dev's ratings moves on its own, and prod's does not.
    expect(await commands(repository, 'dev')('next', 'ratings', '--commit')).toBe('ratings: deploy -> 10% (canary v2)');
    expect(repository.read('releases.yaml')).toContain('ratings: { canary: v2, at: 10% } # dev only');

    // The code moves on: v2 is stable, and a second release begins, which is taken back half way.
    repository.write({ 'app.js': shop({ reviews: ['v2', 'v3'] }) });
    expect(await prod('rotate', 'reviews', '--commit')).toBe('reviews: rotated, the output stays the same');
    expect(repository.git('show', '--format=', '--name-only', 'HEAD').trim()).toBe('releases.yaml');
    repository.commit('v3 in the code');
    await prod('next', 'reviews', '--commit');
    await prod('next', 'reviews', '--commit');
    expect(await prod('abort', 'reviews', '--commit')).toBe('reviews: 10% -> deploy -> stable (canary v3)');
    expect(await prod('abort', 'reviews', '--commit')).toBe('reviews: deploy -> stable (canary v3)');

    const commits = repository.git('rev-list', '--reverse', 'HEAD').trim().split('\n');
    for (const [index, commit] of commits.entries()) {
      if (index > 0) {
        for (const environment of ['dev', 'prod']) {
          const argv = ['check', '--before', `${commits[index - 1]}:dist/${environment}`, '--after', `${commit}:dist/${environment}`];
          expect({ commit: repository.git('log', '-1', '--format=%s', commit), ...await repository.run(...argv) }).toMatchObject({ code: 0 });
        }
        const lines = repository.git('show', '--format=', '--unified=0', commit, '--', 'releases.yaml').split('\n').filter(line => /^[+-](?![+-])/.test(line));
        expect(lines.length).toBeLessThanOrEqual(2);
      }
    }
    expect(repository.read('dist/dev/shop.k8s.yaml')).not.toBe(objectsBefore);
    expect(repository.git('status', '--porcelain')).toBe('');
  } finally {
    repository.remove();
  }
}, 600_000);
