import { Caller } from '../traffic/request';

/** A calling workload in the mesh. */
export interface WorkloadCallerOptions {
  /** Labels of the calling pods. @default - none */
  readonly labels?: { readonly [key: string]: string };
}

/** Who sends a request. */
export class TrafficCaller {
  /** A workload in the mesh: its proxy routes by the rules for its namespace and labels. */
  public static workload(namespace: string, options: WorkloadCallerOptions = {}): TrafficCaller {
    return new TrafficCaller({ workload: { namespace, labels: new Map(Object.entries(options.labels ?? {})) } });
  }

  /**
   * Somebody outside, whose request comes in through a gateway.
   * @param gateway `namespace/name` of the Gateway, Istio's or the Gateway API's
   */
  public static gateway(gateway: string): TrafficCaller {
    return new TrafficCaller({ gateway });
  }

  /**
   * Somebody in the cluster without a proxy: gets any pod of the Service, whatever the routes say.
   * @param namespace where short names are looked up; `default` unless given
   */
  public static outsideMesh(namespace?: string): TrafficCaller {
    return new TrafficCaller({ outsideMesh: { namespace } });
  }

  private constructor(private readonly caller: Caller) {}

  /** @internal */
  public _caller(): Caller {
    return this.caller;
  }
}
