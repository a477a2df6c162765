import { Deployment } from 'cdk8s-plus-27';

/** One version of a service. */
export class ServiceVersion {
  /** @internal */
  public static _of(name: string, isPresent: boolean, deployment: Deployment): ServiceVersion {
    return new ServiceVersion(name, isPresent, deployment);
  }

  private constructor(
    /** Its name, the value of the version label. */
    public readonly name: string,
    /** Whether it is there in the stage that the app is at. */
    public readonly isPresent: boolean,
    /**
     * Its Deployment, for further edits. The same construct at the same path in every stage; where the version is not in the stage that the app is at,
     * edits show in the other stages and in nothing that is written now.
     */
    public readonly deployment: Deployment,
  ) {}
}
