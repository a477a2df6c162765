import { ApiObject } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { Problem, shown } from '../model/problem';

/** @internal */
export interface ServiceVersionParts {
  readonly name: string;
  readonly isPresent: boolean;
  readonly deployment?: Deployment;
  readonly workload?: ApiObject;
  readonly autoscaler?: ApiObject;
  readonly disruptionBudget?: ApiObject;
  readonly configMaps: readonly ApiObject[];
}

/** What is to be done with every version of a service, see `ReleasedService.forEachVersion`. */
export interface IVersionVisitor {
  /** Does it with one of them. */
  visit(version: ServiceVersion): void;
}

/**
 * One version of a service. Its objects are the same constructs at the same paths in every stage; where the version is not in the stage that the app is at,
 * edits show in the other stages and in nothing that is written now.
 */
export class ServiceVersion {
  /** @internal */
  public static _of(parts: ServiceVersionParts): ServiceVersion {
    return new ServiceVersion(parts);
  }

  private constructor(private readonly parts: ServiceVersionParts) {}

  /** Its name, the value of the version label. */
  public get name(): string {
    return this.parts.name;
  }

  /** Whether it is there in the stage that the app is at. */
  public get isPresent(): boolean {
    return this.parts.isPresent;
  }

  /** Whether its Deployment is ours; else somebody else declares its pods. */
  public get isOurs(): boolean {
    return this.parts.deployment !== undefined;
  }

  /** Its Deployment, for further edits. Raises an error where somebody else declares its pods. */
  public get deployment(): Deployment {
    if (this.parts.deployment === undefined) {
      throw new Problem(`version ${shown(this.name)} has no Deployment of ours, ${
        this.workload === undefined ? 'its pods are managed elsewhere' : `its pods are those of ${this.workload.kind} ${shown(this.workload.name)}: see workload`}`);
    }
    return this.parts.deployment;
  }

  /** Its Deployment as an object, whoever declares it; undefined where the pods are managed elsewhere. */
  public get workload(): ApiObject | undefined {
    return this.parts.workload;
  }

  /** Its HorizontalPodAutoscaler; undefined without autoscaling. */
  public get autoscaler(): ApiObject | undefined {
    return this.parts.autoscaler;
  }

  /** Its PodDisruptionBudget; undefined without a budget. */
  public get disruptionBudget(): ApiObject | undefined {
    return this.parts.disruptionBudget;
  }

  /** The ConfigMaps of its files and settings. */
  public get configMaps(): ApiObject[] {
    return [...this.parts.configMaps];
  }
}
