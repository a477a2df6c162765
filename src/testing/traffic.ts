import { App, Chart, Testing } from 'cdk8s';
import { atStage } from './at-stage';
import { callerFor } from './caller-for';
import { headersOf } from './headers';
import { TrafficAnswer } from './traffic-answer';
import { TrafficConnectionProps } from './traffic-connection-props';
import { TrafficHost } from './traffic-host';
import { TrafficRequestProps } from './traffic-request-props';
import { ReleasedService } from '../constructs/released-service';
import { Inventory } from '../mesh/inventory';
import { TrafficRequest } from '../traffic/request';

/**
 * Asks manifests which version answers a request, exactly and without a cluster: for tests of your own, in any test runner.
 * Istio's routing and the Gateway API's are understood, whoever wrote the objects.
 */
export class Traffic {
  /** The objects of one chart, as they would be written. */
  public static fromChart(chart: Chart): Traffic {
    return Traffic.fromManifests(Testing.synth(chart) as unknown[]);
  }

  /** The objects of all charts of an app. */
  public static fromApp(app: App): Traffic {
    return Traffic.fromManifests(app.charts.flatMap(chart => Testing.synth(chart) as unknown[]));
  }

  /**
   * The objects of a service's app as they are at another stage of its plan; all else is as the app is now.
   * @throws for a stage that the plan does not have
   */
  public static atStage(service: ReleasedService, stage: string): Traffic {
    return Traffic.fromManifests(atStage(service, stage));
  }

  /** Plain objects, oldest first where two rules compete for one host. `List`s are opened. */
  public static fromManifests(manifests: any[]): Traffic {
    return new Traffic(Inventory.of(manifests));
  }

  private constructor(private readonly set: Inventory) {}

  /**
   * What happens to a request.
   * @throws when the host is a Service in several namespaces and no caller is named
   */
  public request(props: TrafficRequestProps): TrafficAnswer {
    const { host, path, method, scheme, port, headers = {}, cookies = {}, caller } = props;
    const request: TrafficRequest = {
      from: callerFor(this.set, host, caller?._caller()),
      host,
      path,
      method,
      scheme,
      port,
      headers: headersOf(Object.entries(headers), Object.entries(cookies)),
    };
    return this.ask(request);
  }

  /**
   * What happens to a connection that no proxy looks into: TCP, or TLS by its server name.
   * @throws when the host is a Service in several namespaces and no caller is named
   */
  public connection(props: TrafficConnectionProps): TrafficAnswer {
    const { host, port, sni, tls = sni !== undefined, caller } = props;
    return this.ask({ from: callerFor(this.set, host, caller?._caller()), host, port, sni, protocol: tls ? 'tls' : 'tcp' });
  }

  /** All requests to a host. */
  public host(host: string): TrafficHost {
    return TrafficHost._of(this.set, host);
  }

  private ask(request: TrafficRequest): TrafficAnswer {
    const { evaluate } = require('../traffic/evaluate') as typeof import('../traffic/evaluate');
    const result = evaluate(this.set, request);
    return TrafficAnswer._of(this.set, request, result);
  }
}
