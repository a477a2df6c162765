import { Expectation } from './expectation';
import { Inventory } from '../mesh/inventory';
import { TrafficRequest } from '../traffic/request';
import { TrafficResult } from '../traffic/result';

/** What happens to one request. Every method but `explain` throws where it does not hold, with the split and the reasons in the message. */
export class TrafficAnswer {
  /** @internal */
  public static _of(set: Inventory, request: TrafficRequest, result: TrafficResult): TrafficAnswer {
    return new TrafficAnswer(set, request, result);
  }

  private constructor(private readonly set: Inventory, private readonly request: TrafficRequest, private readonly result: TrafficResult) {}

  /**
   * Every such request reaches this version.
   * @param version name of the subset or its label, else of the backend Service; `reviews/v2` where several hosts have a subset of that name
   * @throws where it is another's, hangs on the age of objects, or no such version is in the manifests
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

  /**
   * No such request reaches this version.
   * @throws where one does, where it is unknown, or where no such version is in the manifests
   */
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

  /** No copy of the requests goes anywhere. */
  public isNotMirrored(): TrafficAnswer {
    return this.expects({ mirrors: [] });
  }

  /**
   * The route gives up after this time.
   * @param timeout such as `3s`
   */
  public hasTimeout(timeout: string): TrafficAnswer {
    return this.expects({ timeout });
  }

  /** Requests that fail are tried again so often; 0: not at all. Without a word about retries the mesh tries twice. */
  public hasRetries(attempts: number): TrafficAnswer {
    return this.expects({ retries: attempts });
  }

  /** The proxy fails this percentage of the requests on purpose. */
  public aborts(percent: number): TrafficAnswer {
    return this.expects({ aborts: percent });
  }

  /** The proxy delays this percentage of the requests on purpose. */
  public delays(percent: number): TrafficAnswer {
    return this.expects({ delays: percent });
  }

  /** Nobody listens: the connection is refused. */
  public isRefused(): TrafficAnswer {
    return this.expects({ isRefused: true });
  }

  /** The answer and how it came to it, a step a line. */
  public explain(): string {
    const { describeAnswer } = require('../traffic/describe-answer') as typeof import('../traffic/describe-answer');
    return this.lines(describeAnswer(this.result));
  }

  private expects(expectation: Expectation): TrafficAnswer {
    const { checkNames } = require('./known-versions') as typeof import('./known-versions');
    checkNames(this.set, expectation);
    const { failures } = require('./failures') as typeof import('./failures');
    const failed = failures(expectation, this.result);
    if (failed.length > 0) {
      throw new Error(this.lines(failed.join('; ')));
    }
    return this;
  }

  private lines(answer: string): string {
    const { describeQuestion } = require('../traffic/describe-question') as typeof import('../traffic/describe-question');
    return [`${describeQuestion(this.request, this.result.layer)}: ${answer}`, ...this.result.reasons.map(reason => `  - ${reason}`)].join('\n');
  }
}
