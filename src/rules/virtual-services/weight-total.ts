import { splits } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const weightTotal: StaticRule = {
  code: 'CC314',
  name: 'weight-total',
  severity: Severity.INFO,
  meaning: 'weights do not add up to 100',
  consequence: 'Shares are weight by sum, so the weights are not the percent they look like.',
  fix: 'let the weights add up to 100',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { destinations, field } } of splits(set)) {
      const total = destinations.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
      if (total !== 100 && total > 0) {
        const shares = destinations.map(({ weight = 0 }) => `${Number((weight * 100 / total).toFixed(2))} %`);
        yield { object, field: `${field}.route`, message: `the weights add up to ${total}: the shares are ${shares.join(', ')}` };
      }
    }
  },
};
