import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { inWords } from '../constructs/in-words';
import { Synthesis } from '../constructs/synthesis';
import { Inventory } from '../mesh/inventory';
import { checkArguments } from '../model/props/check';
import { Finding, ObjectReference, Severity } from '../rules/finding';
import { SEVERITY_RANK } from '../rules/severity-rank';
import { Suppression } from '../rules/suppression';

/** What the rules are to say of a chart. */
export interface ManifestRulesOptions {
  /** Findings of this severity and worse stop the synthesis. @default Severity.ERROR */
  readonly failOn?: Severity;
  /** Findings that are known and wanted, each with a reason. @default - those that objects carry as an annotation */
  readonly suppress?: Suppression[];
}

/** The rules as a validation of a chart, whatever made its objects: cdk8s-plus, `Include`, `Helm`, plain `ApiObject`s. */
export class ManifestRules {
  /** Has the objects of a chart judged at every synthesis, with all other objects of the app beside them. What is wrong stops it, with the finding's words. */
  public static of(chart: Chart, options: ManifestRulesOptions = {}): ManifestRules {
    checkArguments('ManifestRules.of', arguments);
    const rules = new ManifestRules(chart, options);
    chart.node.addValidation({ validate: () => rules.validate() });
    return rules;
  }

  private constructor(private readonly chart: Chart, private readonly options: ManifestRulesOptions) {}

  /** What the rules say about the chart's objects, information included. */
  public findings(): Finding[] {
    return this.judged(inventoryOf(this.chart.node.root));
  }

  private validate(): string[] {
    return Synthesis.of(this.chart).once(`rules of ${this.chart.node.path}`, () => {
      const set = Synthesis.of(this.chart).shared('inventory', () => inventoryOf(this.chart.node.root));
      const least = SEVERITY_RANK[this.options.failOn ?? Severity.ERROR];
      return this.judged(set).filter(({ severity, suppressed }) => SEVERITY_RANK[severity] >= least && suppressed === undefined).map(inWords);
    });
  }

  private judged(set: Inventory): Finding[] {
    const own = new Set(inventoryOf(this.chart).all.map(identity));
    const { checkManifests } = require('../rules/check') as typeof import('../rules/check');
    return checkManifests(set, { suppressions: this.options.suppress }).filter(({ object }) => own.has(identity(object)) || object.kind === 'Suppression');
  }
}

function inventoryOf(root: IConstruct): Inventory {
  return Inventory.of(objectsOf(root).map(object => object.toJson()));
}

function identity({ kind, namespace, name }: Pick<ObjectReference, 'kind' | 'namespace' | 'name'>): string {
  return `${kind}/${namespace}/${name}`;
}

function objectsOf(scope: IConstruct): ApiObject[] {
  return scope.node.findAll().filter(construct => ApiObject.isApiObject(construct));
}
