import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { REVIEWS } from './reviews';
import { CanaryService, CanaryServiceProps } from '../../src';

/** Everything that the ratio parameter may be said by. */
export interface Sources {
  readonly context?: unknown;
  /** Whether the context's key is misspelt. */
  readonly misspelt?: boolean;
  /** Content of `releases.yaml` in the working directory. */
  readonly file?: string;
  /** Another release file than that, by its path, with its content where it is there. */
  readonly otherFile?: readonly [string, string | undefined];
  readonly environment?: string;
}

/** Services by name, each with what is special of it. */
export type Services = Readonly<Record<string, Partial<CanaryServiceProps>>>;

/** Builds and synthesizes services in a working directory and an environment of their own: the stage of each. */
export function stages(sources: Sources, services: Services = { reviews: {} }): Record<string, string> {
  return inWorld(sources, folder => {
    const app = new App({ outdir: join(folder, 'dist') });
    if (sources.context !== undefined) {
      app.node.setContext(sources.misspelt === true ? 'canaryRatio' : 'canary-ratio', sources.context);
    }
    if (sources.otherFile !== undefined) {
      app.node.setContext('canary-releases', sources.otherFile[0]);
    }
    const chart = new Chart(app, 'bookinfo', { namespace: 'bookinfo' });
    const built = Object.entries(services).map(([name, props]) => new CanaryService(chart, name, { ...REVIEWS, ...props }));
    app.synth();
    return Object.fromEntries(built.map(service => [service.node.id, service.stage]));
  });
}

function inWorld<T>({ file, otherFile, environment }: Sources, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-canary-'));
  const [cwd, before] = [process.cwd(), process.env.CANARY_RATIO];
  const say = (value: string | undefined) => {
    if (value === undefined) {
      delete process.env.CANARY_RATIO;
    } else {
      process.env.CANARY_RATIO = value;
    }
  };
  try {
    for (const [path, content] of [['releases.yaml', file], ...otherFile === undefined ? [] : [otherFile]] as const) {
      if (content !== undefined) {
        writeFileSync(join(folder, path), content);
      }
    }
    process.chdir(folder);
    say(environment);
    return work(folder);
  } finally {
    process.chdir(cwd);
    say(before);
    rmSync(folder, { recursive: true, force: true });
  }
}
