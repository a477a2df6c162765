import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Registry } from './registry';
import { StagePatches } from './stage-patches';
import { Stage } from '../model/stage';

/** An object of a service, and in which stages it is there. */
export interface StageObject {
  readonly object: ApiObject;
  /** The construct that leaves the tree where the object is not in the stage that the app is at. */
  readonly construct: Construct;
  isIn(stage: Stage): boolean;
  /** Stages with the same key render the same object. */
  key(stage: Stage): string;
  /** What a stage makes of its manifest; for objects that are not rendered by us. */
  edit?(manifest: any, stage: Stage): unknown;
}

/**
 * All objects that a plan ever has. Those of the stage that the app is at stay in the tree, the others are kept aside: edits reach them too,
 * and any stage can be rendered without touching the app's output.
 */
export class StageObjects {
  private readonly objects: StageObject[] = [];
  private readonly patches = new Map<ApiObject, StagePatches>();
  private shown: Stage;

  constructor(private readonly current: Stage, private readonly show: (stage: Stage) => void) {
    this.shown = current;
  }

  /** The stage that lazily rendered objects are to show. */
  public get stage(): Stage {
    return this.shown;
  }

  public add(object: StageObject): void {
    Registry.of(object.construct).claimName(object.object, object.construct.node.path);
    this.objects.push(object);
    this.patches.set(object.object, new StagePatches(object.object, () => this.shown.name));
    if (!object.isIn(this.current)) {
      object.construct.node.scope!.node.tryRemoveChild(object.construct.node.id);
    }
  }

  /** Patches of one of the objects; undefined for another's. */
  public patchesOf(object: ApiObject): StagePatches | undefined {
    return this.patches.get(object);
  }

  /** Every object of each stage, as it would be written. */
  public render(stages: readonly Stage[]): any[][] {
    const remembered = this.objects.map(() => new Map<string, any>());
    try {
      return stages.map(stage => {
        this.showNow(stage);
        return this.objects.flatMap((object, index) => object.isIn(stage) ? [once(remembered[index], `${object.key(stage)} ${this.patches.get(object.object)!.key(stage.name)}`, () => rendered(object, stage))] : []);
      });
    } finally {
      this.showNow(this.current);
    }
  }

  private showNow(stage: Stage): void {
    this.shown = stage;
    this.show(stage);
  }
}

function rendered({ object, edit }: StageObject, stage: Stage): unknown {
  const manifest = object.toJson();
  return edit === undefined ? manifest : edit(manifest, stage);
}

function once<T>(memory: Map<string, T>, key: string, compute: () => T): T {
  if (!memory.has(key)) {
    memory.set(key, compute());
  }
  return memory.get(key)!;
}
