/** What divides the requests of a service over its versions. */
export class Routing {
  /** Istio's VirtualServices and DestinationRules: any share, any match, whatever the number of pods. */
  public static istio(): Routing {
    return new Routing('istio');
  }

  /**
   * Nothing: the Service alone, for clusters without a mesh. The stages have the names that they have with one, so one release file does for both.
   *
   * Shares are what the pods make. At a ratio the version with the greater share has all `replicas` and the other as many as the ratio asks for, rounded up, so that
   * there are never fewer than `replicas`; what that gives stands in the stages. At `deploy` there is no pod of the new version, since the Service would reach it; at
   * `100%` none of the old one. Blue/green turns the Service's selector, with both versions up: give the service no other Service to be reached by. Beginning
   * with it on a service that has routes, or the other way round, is a release of its own: the routes go while one version alone is there.
   *
   * Whatever takes a mesh is refused: an audience, a preview by matches, an A/B test, other ways in, policies.
   */
  public static none(): Routing {
    return new Routing('none');
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'istio' | 'none',
  ) {}
}
