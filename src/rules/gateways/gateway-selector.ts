import { Gateway, gateways } from '../../mesh/gateway';
import { gatewayPods, podsOfGateway } from '../../mesh/gateway-pods';
import { Inventory } from '../../mesh/inventory';
import { nearest } from '../../text/nearest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Labels of the gateways that Istio installs itself. */
const OWN = ['ingressgateway', 'egressgateway', 'eastwestgateway', 'ingress', 'egress', 'istio-ingressgateway', 'istio-egressgateway', 'istio-ingress', 'istio-egress'];
/** What the label of somebody's own gateway pods mostly has in it. */
const LOOKS_LIKE_ONE = /gateway|ingress|egress|gw|edge|proxy|waypoint/i;

export const gatewaySelector: StaticRule = {
  code: 'CC608',
  name: 'gateway-selector',
  severity: Severity.WARNING,
  meaning: 'a Gateway selects no gateway pods, or has no selector and so takes every proxy',
  consequence: 'Nothing listens for its hosts; without a selector, every sidecar opens its ports too.',
  fix: 'select the labels of the gateway pods, such as `istio: ingressgateway`',
  sources: ['https://istio.io/latest/docs/reference/config/networking/gateway/#Gateway', 'verdicts/gateway-selector-empty'],
  istio: ['IST0101'],
  *check(set): Iterable<Draft> {
    for (const gateway of gateways(set)) {
      const draft = fault(set, gateway);
      if (draft !== undefined) {
        yield { object: gateway.object, field: 'spec.selector', ...draft };
      }
    }
  },
};

function fault(set: Inventory, gateway: Gateway): Pick<Draft, 'message' | 'severity'> | undefined {
  const { selector } = gateway;
  if (selector.size === 0) {
    return { message: 'the Gateway has no selector, so it holds for every proxy' };
  }
  const values = [...selector.values()];
  if (podsOfGateway(set, gateway).length > 0 || values.some(value => OWN.includes(value))) {
    return undefined;
  }
  const labels = [...selector].map(([key, value]) => `${key}=${value}`).join(',');
  const shown = gatewayPods(set);
  if (shown.length > 0) {
    return { message: `no pods carry ${labels}; gateway pods in the files are those of ${shown.map(pods => pods.object).join(', ')}` };
  }
  // Gateway pods are mostly installed apart, so only what can hardly be meant as some is a mistake.
  const meant = values.map(misspelled).find(each => each !== undefined);
  return meant !== undefined || !values.some(value => LOOKS_LIKE_ONE.test(value))
    ? { message: `no pods in the files carry ${labels}${meant === undefined ? ', and it is none of Istio\'s own gateways' : `; is ${meant} meant?`}` }
    : undefined;
}

/** One of Istio's own gateways, a letter or two away. */
function misspelled(value: string): string | undefined {
  const meant = nearest(value, OWN);
  return meant !== undefined && Math.abs(meant.length - value.length) <= 2 && meant.slice(0, 3) === value.slice(0, 3) ? meant : undefined;
}
