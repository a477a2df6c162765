import { Inventory } from '../mesh/inventory';
import { Fraction } from '../traffic/fraction';

/**
 * All requests to a host that some proxy routes: whatever caller, port, path and headers, through gateways too. Nothing is sampled.
 * Callers without a proxy are not among them: they reach every pod of the Service.
 */
export class TrafficHost {
  /** @internal */
  public static _of(set: Inventory, host: string): TrafficHost {
    return new TrafficHost(set, host);
  }

  private constructor(private readonly set: Inventory, private readonly host: string) {}

  /**
   * No request to the host can reach this version. Copies of requests do not count.
   * @throws with a request that does; also where a regular expression leaves it open
   */
  public neverReaches(version: string): TrafficHost {
    return this.atMost(version, Fraction.ZERO);
  }

  /**
   * No request to the host reaches this version with a larger share.
   * @param percent from 0 to 100
   * @throws with a request that does; also where a regular expression leaves it open
   */
  public reachesAtMost(version: string, percent: number): TrafficHost {
    if (!(percent >= 0 && percent <= 100)) {
      throw new Error(`percent is ${percent}, allowed is a number from 0 to 100`);
    }
    return this.atMost(version, Fraction.decimal(percent).times(Fraction.of(1, 100)));
  }

  private atMost(version: string, most: Fraction): TrafficHost {
    const { exceeds } = require('./any-request') as typeof import('./any-request');
    const failure = exceeds(this.set, this.host, version, most);
    if (failure !== undefined) {
      throw new Error([failure.message, ...failure.reasons.map(reason => `  - ${reason}`)].join('\n'));
    }
    return this;
  }
}
