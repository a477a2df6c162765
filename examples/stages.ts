import { existsSync, mkdirSync, renameSync, rmSync } from 'fs';
import { dirname, join } from 'path';
import { App } from 'cdk8s';
import { ReleasedService, ReleaseStage } from 'cdk8s-canary';
import { withRatio } from './ratio';

/** Builds an app whose release the ratio parameter drives, and gives the service that is released. */
export type Build = (app: App) => ReleasedService;

/** A stage that was written, with what the whole app holds in it. */
export interface WrittenStage {
  readonly folder: string;
  readonly stage: ReleaseStage;
  /** Every object of the app, by kind and name. */
  readonly objects: Map<string, string>;
}

/** Writes every stage of the plan into a folder of its own, side by side. */
export function writeStages(build: Build, outdir: string): WrittenStage[] {
  return replaced(outdir, fresh => {
    const names = withRatio('stable', () => build(new App({ outdir: fresh }))).stages().map(stage => stage.name);
    return names.map((name, index) => writeStage(build, name, fresh, `${String(index).padStart(2, '0')}-`));
  });
}

/** Writes the one state that the ratio parameter asks for. */
export function writeState(build: Build, outdir: string): WrittenStage[] {
  return replaced(outdir, fresh => [writeStage(build, undefined, fresh, '')]);
}

/** The folder is replaced as a whole, or left as it was; what a run that was killed left is cleared away. */
function replaced<T>(outdir: string, write: (fresh: string) => T): T {
  const [fresh, old] = [`${outdir}.new`, `${outdir}.old`];
  if (!existsSync(outdir) && existsSync(old)) {
    renameSync(old, outdir);
  }
  rmSync(fresh, { recursive: true, force: true });
  try {
    const result = write(fresh);
    mkdirSync(dirname(outdir), { recursive: true });
    if (existsSync(outdir)) {
      rmSync(old, { recursive: true, force: true });
      renameSync(outdir, old);
    }
    renameSync(fresh, outdir);
    return result;
  } finally {
    [fresh, old].forEach(folder => rmSync(folder, { recursive: true, force: true }));
  }
}

function writeStage(build: Build, progress: string | undefined, outdir: string, prefix: string): WrittenStage {
  // A ratio may be said in several ways; the stage has one name.
  const folder = prefix + slug(withRatio(progress, () => build(new App({ outdir }))).stage);
  const app = new App({ outdir: join(outdir, folder) });
  const service = withRatio(progress, () => build(app));
  app.synth();
  const objects = app.charts.flatMap(chart => chart.toJson() as { kind: string; metadata: { name: string } }[]);
  return { folder, stage: service.currentStage(), objects: new Map(objects.map(object => [`${object.kind} ${object.metadata.name}`, JSON.stringify(object)])) };
}

/** `10%` as a folder: `10-percent`; `1/3`: `1-of-3`. */
export function slug(name: string): string {
  return name.replace(/%/g, '-percent').replace(/\//g, '-of-').replace(/[^A-Za-z0-9.-]+/g, '-').replace(/-+/g, '-');
}
