import { checkCount } from './capacity';
import { checkLabelKey } from './dns-label';
import { checkArguments } from './props/check';

/**
 * Spreads the pods of a service, all versions together, evenly over parts of the cluster. Wanted, never required: a pod that finds no such place starts
 * all the same, so that a release is not held up by it.
 */
export class Spread {
  /**
   * Over zones.
   * @param maxSkew by how many pods zones may differ; a whole number of 1 or more
   */
  public static zones(maxSkew: number = 1): Spread {
    checkArguments('Spread.zones', arguments);
    return Spread.over('topology.kubernetes.io/zone', maxSkew);
  }

  /**
   * Over hosts.
   * @param maxSkew by how many pods hosts may differ; a whole number of 1 or more
   */
  public static hosts(maxSkew: number = 1): Spread {
    checkArguments('Spread.hosts', arguments);
    return Spread.over('kubernetes.io/hostname', maxSkew);
  }

  /**
   * Over whatever a label of the nodes tells apart.
   * @param topologyKey the label's key
   * @param maxSkew by how many pods the parts may differ; a whole number of 1 or more
   */
  public static over(topologyKey: string, maxSkew: number = 1): Spread {
    checkArguments('Spread.over', arguments);
    checkLabelKey(topologyKey, 'topologyKey');
    checkCount(maxSkew, 'maxSkew');
    return new Spread(topologyKey, maxSkew);
  }

  private constructor(
    /** @internal */
    public readonly _topologyKey: string,
    /** @internal */
    public readonly _maxSkew: number,
  ) {}
}
