import { existsSync, readFileSync, renameSync, writeFileSync } from 'fs';
import { isAbsolute, join, resolve } from 'path';
import { App } from 'cdk8s';
import { Construct } from 'constructs';
import type { Said } from './ratio-parameter';
import { Registry } from './registry';
import type { ReleaseSource } from './release-source';
import { Problem, shown } from '../model/problem';
import { ReleaseData } from '../report/plan-data';

/**
 * The variable by which the command line asks an app for its plans: `<token>:<folder>`. The folder is a fresh temporary one that holds the same token, so that no
 * value that was left over, or made by hand, makes an app write anywhere.
 */
export const PLAN_VARIABLE = 'CDK8S_CANARY_PLAN';
export const TOKEN_FILE = 'token';
/** A text to read in place of a release file: how the command line tries an edit before it writes it. */
export const TRIAL_FILE = 'trial.json';

/** What one service leaves. */
export interface LeftRelease {
  /** Of the app that the service is in: a program may have several. */
  readonly app: string;
  /** Its place among the services of the app. */
  readonly order: number;
  /** Where the app writes its manifests. */
  readonly outdir: string;
  /** The release file that the app reads, by its absolute path. */
  readonly file?: string;
  /** What says where the release stands, as messages call it; undefined where nothing does. */
  readonly source?: string;
  /** The value as it was said. */
  readonly at?: string;
  /** Whether the code says where the release stands, or the versions live in the release file. */
  readonly isFixed: boolean;
  readonly hasVersionsInFile: boolean;
  readonly release: ReleaseData;
}

/** A release file's text that is tried. */
export interface Trial {
  readonly path: string;
  readonly text: string;
}

/** The folder that the command line waits at. */
export class PlanFolder {
  /** Undefined where nobody asks. */
  public static asked(): PlanFolder | undefined {
    const value = process.env[PLAN_VARIABLE];
    if (value === undefined) {
      return undefined;
    }
    const [, token, path] = /^([0-9a-f]{32}):(.+)$/s.exec(value) ?? [];
    if (path === undefined || !isAbsolute(path) || !existsSync(join(path, TOKEN_FILE)) || readFileSync(join(path, TOKEN_FILE), 'utf8') !== token) {
      throw new Problem(`${PLAN_VARIABLE} is ${shown(value)}: it is set by the command line cdk8s-canary alone, unset it`);
    }
    return new PlanFolder(path);
  }

  private constructor(private readonly path: string) {}

  /** The text to read in place of a release file. */
  public trialOf(path: string): string | undefined {
    const file = join(this.path, TRIAL_FILE);
    const trial = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Trial : undefined;
    return trial?.path === path ? trial.text : undefined;
  }

  /** Leaves the plan of a service; a second synthesis leaves it anew. */
  public leave(service: Construct, said: Said | undefined, source: ReleaseSource | undefined, release: ReleaseData): void {
    const registry = Registry.of(service);
    const order = registry.services.findIndex(({ path }) => path === service.node.path);
    const left: LeftRelease = {
      app: registry.appId,
      order,
      outdir: outdirOf(service),
      ...source?.path !== undefined && { file: source.path },
      ...said !== undefined && { source: said.source, at: said.value },
      isFixed: registry.services[order].hasRelease && !registry.services[order].takesParameter,
      hasVersionsInFile: source?.entries.get(release.name)?.stableVersion !== undefined,
      release,
    };
    const name = join(this.path, `${left.app}-${String(order).padStart(6, '0')}`);
    writeFileSync(`${name}.tmp`, JSON.stringify(left));
    renameSync(`${name}.tmp`, `${name}.json`);
  }

  /** An app that writes where it wants would change its output by being asked. */
  public problems(service: Construct): string[] {
    const outdir = outdirOf(service);
    return outdir === resolve(process.env.CDK8S_OUTDIR ?? '') ? [] : [`the app writes to ${outdir} whatever CDK8S_OUTDIR says, and nothing was written: leave "outdir" out of its App, so that cdk8s-canary can ask for its plan`];
  }
}

function outdirOf(service: Construct): string {
  const { root } = service.node;
  return resolve(root instanceof App ? root.outdir : '.');
}
