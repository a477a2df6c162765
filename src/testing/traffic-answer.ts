import { Expectation } from './expectation';
import { TrafficResult } from '../traffic/result';

/** What happens to one request. Every method but `explain` throws where it does not hold, with the split and the reasons in the message. */
export class TrafficAnswer {
  /** @internal */
  public static _of(question: string, result: TrafficResult): TrafficAnswer {
    return new TrafficAnswer(question, result);
  }

  private constructor(private readonly question: string, private readonly result: TrafficResult) {}

  /**
   * Every such request reaches this version.
   * @param version name of the subset, else of the backend Service; `reviews/v2` where several hosts have a subset of that name
   */
  public reaches(version: string): TrafficAnswer {
    return this.expects({ reaches: version });
  }

  /**
   * The requests are split over the versions in exactly these shares, relative to their sum: `{ v1: 90, v2: 10 }`.
   * A version that is not named gets nothing.
   */
  public splits(weights: { [version: string]: number }): TrafficAnswer {
    return this.expects({ splits: new Map(Object.entries(weights)) });
  }

  /** No such request reaches this version. */
  public neverReaches(version: string): TrafficAnswer {
    return this.expects({ neverReaches: [version] });
  }

  /**
   * The caller is redirected.
   * @param location the whole URL that the caller is sent to
   */
  public redirectsTo(location: string): TrafficAnswer {
    return this.expects({ redirectsTo: location });
  }

  /** The status is settled by routing alone: a direct response, a redirect, a route that always fails. */
  public answers(status: number): TrafficAnswer {
    return this.expects({ status });
  }

  /** Rules hold for the host, and none of them takes the request: 404. */
  public hasNoRoute(): TrafficAnswer {
    return this.expects({ hasNoRoute: true });
  }

  /** A route of this name takes the request. */
  public takesRoute(name: string): TrafficAnswer {
    return this.expects({ route: name });
  }

  /** The version sees this path, after rewrites. */
  public arrivesAt(path: string): TrafficAnswer {
    return this.expects({ upstreamPath: path });
  }

  /** A copy of each request goes to this version, whose answer nobody sees. */
  public isMirroredTo(version: string): TrafficAnswer {
    return this.expects({ mirrors: [version] });
  }

  /** The answer and how it came to it, a step a line. */
  public explain(): string {
    const { describeAnswer } = require('../traffic/describe-answer') as typeof import('../traffic/describe-answer');
    return [`${this.question}: ${describeAnswer(this.result)}`, ...this.result.reasons.map(reason => `  - ${reason}`)].join('\n');
  }

  private expects(expectation: Expectation): TrafficAnswer {
    const { failures } = require('./failures') as typeof import('./failures');
    const failed = failures(expectation, this.result);
    if (failed.length > 0) {
      throw new Error([`${this.question}: ${failed.join('; ')}`, ...this.result.reasons.map(reason => `  - ${reason}`)].join('\n'));
    }
    return this;
  }
}
