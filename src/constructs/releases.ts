import { isAbsolute } from 'path';
import { Construct } from 'constructs';
import { Registry } from './registry';
import { ReleaseSource, readSource } from './release-source';
import { assignments } from '../model/assignment';
import { Problem, shown } from '../model/problem';
import { checkArguments } from '../model/props/check';

/** How a release file is read. */
export interface ReleasesOptions {
  /**
   * The part of a file that is divided: `environments: { prod: { ... }, dev: { ... } }`. Raises an error where the file has no such part, or is divided and this is missing.
   * @default - the file is not divided
   */
  readonly environment?: string;
}

/**
 * Where the releases of an app stand, declared: said before any service is made, it has to be there, and the working directory plays no part.
 *
 * Construct context and the environment may still speak; where they say something else of a release it is an error.
 */
export class Releases {
  /**
   * Reads a release file such as `reviews: { canary: v2, at: 10% }`. Raises an error where it is missing, empty, half written or of another form, with what is allowed.
   * @param app the app that the services belong to
   * @param path an absolute path, such as `join(__dirname, 'releases.yaml')`
   */
  public static fromFile(app: Construct, path: string, options: ReleasesOptions = {}): Releases {
    checkArguments('Releases.fromFile', arguments);
    if (!isAbsolute(path)) {
      throw new Problem(`path is ${shown(path)}, which another working directory would read elsewhere; allowed is an absolute path, such as join(__dirname, "releases.yaml")`);
    }
    return Releases.declared(app, readSource(path, options.environment));
  }

  /**
   * Says in the program itself where releases stand, each with its canary: `reviews@v2=10%,ratings@v3=finish`.
   * Raises an error for a value that names no canary: it would outlive its release.
   */
  public static of(app: Construct, text: string): Releases {
    const name = 'Releases.of';
    checkArguments(name, arguments);
    const said = assignments(text, name);
    if ('bare' in said) {
      throw new Problem(`${name} is ${shown(text)}, allowed are releases by name, such as "reviews@v2=10%"`);
    }
    for (const [service, { canary, value }] of said.named) {
      if (canary === undefined && value !== 'stable') {
        throw new Problem(`${name}: ${shown(`${service}=${value}`)} names no canary and would outlive its release, allowed is ${shown(`${service}@<version>=${value}`)}`);
      }
    }
    return Releases.declared(app, { name, entries: said.named });
  }

  private static declared(app: Construct, source: ReleaseSource): Releases {
    if (app.node.scope !== undefined) {
      throw new Problem('releases are declared for an app as a whole, this is a part of one', app.node.path);
    }
    Registry.of(app).declareReleases(source);
    return new Releases(source);
  }

  private constructor(private readonly source: ReleaseSource) {}

  /** Names of the releases that are declared. */
  public get names(): string[] {
    return [...this.source.entries.keys()];
  }
}
