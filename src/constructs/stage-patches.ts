import { ApiObject, JsonPatch } from 'cdk8s';
import { Problem, shown } from '../model/problem';

/** In which stages a patch of `ReleasedService.patch` is applied. */
export interface PatchOptions {
  /**
   * Names of the stages. Raises an error for one that the plan does not have.
   * @default - all stages
   * @nonEmpty all stages
   */
  readonly stages?: string[];
}

/** An operation as RFC 6902 has it. */
interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly path: string;
  readonly from?: string;
}

/** All patches of one object, each in all stages or in some. */
export class StagePatches {
  private readonly added: { readonly patch: JsonPatch; readonly stages?: ReadonlySet<string> }[] = [];

  /** @param stage the name of the stage that is shown */
  constructor(private readonly object: ApiObject, private readonly stage: () => string) {
    const own = object.toJson.bind(object);
    // Whoever renders the object gets them, cdk8s when it writes as well.
    object.toJson = () => this.applied(own());
    object.addJsonPatch = (...patches) => this.add(patches);
  }

  public add(patches: readonly JsonPatch[], stages?: ReadonlySet<string>): void {
    patches.forEach(patch => this.added.push({ patch, stages }));
  }

  /** The same for stages in which the same patches are applied. */
  public key(stage: string): string {
    return this.added.map(({ stages }) => stages === undefined || stages.has(stage) ? 1 : 0).join('');
  }

  private applied(manifest: object): object {
    return this.added.filter(({ stages }) => stages === undefined || stages.has(this.stage())).reduce((patched, { patch }) => {
      this.checkPath(patched, (patch as unknown as { _toJson(): Operation })._toJson());
      return JsonPatch.apply(patched, patch) as object;
    }, manifest);
  }

  /** cdk8s would put a value at no place, or end in an error of JavaScript's. */
  private checkPath(manifest: object, { op, path, from }: Operation): void {
    const missing = from !== undefined && !isThere(manifest, from) ? from : isFor(manifest, op, path) ? undefined : path;
    if (missing !== undefined) {
      throw new Problem(`stage ${shown(this.stage())}: ${this.object.kind} ${shown(this.object.name)} has nothing at the path ${shown(missing)}, which a patch is for: `
        + 'say the stages that have it, such as service.patch(object, [patch], { stages: ["50%"] })', this.object.node.path);
    }
  }
}

/** What is added needs a parent only; everything else has to be there. */
function isFor(manifest: object, op: Operation['op'], path: string): boolean {
  if (op !== 'add' && op !== 'move' && op !== 'copy') {
    return isThere(manifest, path);
  }
  const [parent, key] = [path.slice(0, path.lastIndexOf('/')), path.slice(path.lastIndexOf('/') + 1)];
  const place = at(manifest, parent);
  return Array.isArray(place) ? key === '-' || (/^\d+$/.test(key) && Number(key) <= place.length) : typeof place === 'object' && place !== null;
}

function isThere(manifest: object, path: string): boolean {
  return at(manifest, path) !== undefined;
}

function at(manifest: unknown, path: string): unknown {
  return path.split('/').slice(1).map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce((value: any, key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? value[key] : undefined, manifest);
}
