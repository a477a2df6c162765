import { App, Chart, Testing } from 'cdk8s';
import { Inventory } from '../mesh/inventory';
import { checkArguments } from '../model/props/check';
import { Finding } from '../rules/finding';
import { Suppression } from '../rules/suppression';

/** How manifests are to be read. */
export interface ManifestsOptions {
  /** Namespace of objects that name none. @default default */
  readonly defaultNamespace?: string;
  /** Domain of the cluster. @default cluster.local */
  readonly clusterDomain?: string;
  /** Namespace whose Istio objects hold for the whole mesh. @default istio-system */
  readonly rootNamespace?: string;
  /** Whether these objects are all there is: what they refer to and do not hold is missing then, and not somewhere else. @default false */
  readonly isComplete?: boolean;
}

/** What is known beside the manifests that are checked. */
export interface ManifestCheckOptions {
  /** Findings that are known and wanted, each with a reason. @default - those that objects carry as an annotation */
  readonly suppress?: Suppression[];
}

/** Manifests of any origin, to ask the rules about: a set by itself, or the step from one set to the next. docs/RULES.md has every rule. */
export class Manifests {
  /** Plain objects, in the order they are applied. `List`s are opened. */
  public static of(manifests: any[], options: ManifestsOptions = {}): Manifests {
    checkArguments('Manifests.of', arguments);
    const { isComplete, ...others } = options;
    return new Manifests(Inventory.of(manifests, { ...others, complete: isComplete }));
  }

  /** The objects of one chart, as they would be written. */
  public static fromChart(chart: Chart): Manifests {
    checkArguments('Manifests.fromChart', arguments);
    return Manifests.of(Testing.synth(chart));
  }

  /** The objects of all charts of an app. */
  public static fromApp(app: App): Manifests {
    checkArguments('Manifests.fromApp', arguments);
    return Manifests.of(app.charts.flatMap(chart => Testing.synth(chart) as unknown[]));
  }

  private constructor(private readonly set: Inventory) {}

  /** What the rules say about these manifests, information included. */
  public check(options: ManifestCheckOptions = {}): Finding[] {
    checkArguments('Manifests.check', arguments);
    // The rules are half of the library, and of no use to a program that only builds.
    const { checkManifests } = require('../rules/check') as typeof import('../rules/check');
    return checkManifests(this.set, { suppressions: options.suppress });
  }

  /**
   * What the rules say about the step from these manifests, settled and ready, to others: whether any request fails on the way.
   * @param after the objects that are to be there
   */
  public checkStep(after: Manifests, options: ManifestCheckOptions = {}): Finding[] {
    checkArguments('Manifests.checkStep', arguments);
    const { checkStep } = require('../steps/check') as typeof import('../steps/check');
    return checkStep(this.set, after.set, { suppressions: options.suppress });
  }
}
