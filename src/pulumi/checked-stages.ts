import { KnownManifest, isAboutUnknown } from './about-unknown';
import { knownManifest } from './known-manifest';
import { ObjectsOfStage, ReleaseObject } from './release-objects';
import { ReleaseParts } from './release-parts';
import { planErrors } from '../constructs/plan-check';
import { Problem } from '../model/problem';
import { Stage } from '../model/stage';
import { Finding } from '../rules/finding';

/** An object of a stage as the rules see it. */
export type KnownObject = Omit<ReleaseObject, 'manifest'> & KnownManifest;

/** What is known of the objects of stages before anything is applied; an object that stages share is one. */
export class CheckedStages {
  private readonly byText = new Map<string, KnownObject>();

  constructor(private readonly parts: ReleaseParts, private readonly objectsOf: ObjectsOfStage) {}

  public of(stage: Stage): KnownObject[] {
    return this.objectsOf(stage).map(object => {
      const known: KnownObject = { ...object, ...knownManifest(object) };
      const text = JSON.stringify(known.manifest);
      this.byText.set(text, this.byText.get(text) ?? known);
      return this.byText.get(text)!;
    });
  }

  /** What the rules take counts of: the service's instances, and those of each Deployment. */
  public get options(): { readonly replicas: number; readonly sizes: ReadonlyMap<string, number> } {
    const { replicas, sizes, versions, identity } = this.parts;
    return { replicas, sizes: new Map(versions.map(({ version }) => [`${identity.service}-${version.id}`, sizes.get(version.name)!])) };
  }

  /** Raises the first error of the whole plan, forward and back, before a resource is registered. */
  public check(): void {
    const { plan, current } = this.parts;
    const stages = plan.stages.some(({ name }) => name === current.name) ? plan.stages : plan.around(current);
    const objects = stages.map(stage => this.of(stage));
    const rendered = stages.map(({ name }, index) => ({ name, manifests: objects[index].map(({ manifest }) => manifest) }));
    const errors = planErrors(rendered, [], this.options).filter(finding => !isAboutUnknown(finding, objects.flat().find(one => isOf(finding, one))?.unknown ?? []));
    if (errors.length > 0) {
      throw new Problem(inWords(errors[0]));
    }
  }
}

function isOf({ object }: Finding, { manifest }: KnownObject): boolean {
  return manifest.kind === object.kind && manifest.metadata.name === object.name;
}

export function inWords({ code, stage, object, message, witness, fix }: Finding): string {
  return `${stage === undefined ? '' : `stage ${stage}: `}${object.kind} ${object.name}: ${message}${witness === undefined ? '' : `, ${witness}`} (${code}; ${fix})`;
}
