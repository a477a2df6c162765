import fc from 'fast-check';
import { Inventory } from '../../../src/mesh/inventory';
import { evaluate } from '../../../src/traffic/evaluate';
import { Fraction } from '../../../src/traffic/fraction';
import { TrafficRequest } from '../../../src/traffic/request';
import { deadRoutes } from '../../../src/traffic/space/dead-routes';
import { possibleOutcomes } from '../../../src/traffic/space/outcomes';
import { largestShare } from '../../../src/traffic/space/share';
import { request, routes } from '../arbitrary';
import { fullName, web } from '../mesh';

const isV2 = ({ subset }: { readonly subset: string | null }): boolean => subset === 'v2';

function audienceOf(asked: TrafficRequest): { from: { workload: { namespace: string } }; host: string } {
  return { from: { workload: { namespace: 'workload' in asked.from ? asked.from.workload.namespace : '' } }, host: fullName('web') };
}

describe('what is said of all requests', () => {
  test('holds for each one that is tried', () => {
    fc.assert(fc.property(routes, request, (http, asked) => {
      const set = Inventory.of(web(http));
      const { taken, kind } = evaluate(set, asked);
      const outcomes = possibleOutcomes(set, audienceOf(asked));
      expect(outcomes.filter(outcome => outcome.route === taken && outcome.kind === kind)).toHaveLength(1);
    }), { numRuns: 80 });
  });

  test('has examples that are some', () => {
    fc.assert(fc.property(routes, http => {
      const set = Inventory.of(web(http));
      for (const { route, kind, witness } of possibleOutcomes(set, { from: { workload: { namespace: 'elsewhere' } }, host: fullName('web') })) {
        const result = witness && evaluate(set, witness);
        expect(result === undefined ? [route, kind] : [result.taken, result.kind]).toEqual([route, kind]);
      }
    }), { numRuns: 40 });
  });

  test('is no less than the share of any request', () => {
    fc.assert(fc.property(routes, request, (http, asked) => {
      const set = Inventory.of(web(http));
      const { share, atMost } = largestShare(set, audienceOf(asked), isV2);
      const own = Fraction.sum(evaluate(set, asked).destinations.filter(isV2).map(destination => destination.share));
      expect(own.compare(atMost)).toBeLessThanOrEqual(0);
      expect(share.compare(atMost)).toBeLessThanOrEqual(0);
    }), { numRuns: 60 });
  });

  test('of a request that says everything is its own answer', () => {
    fc.assert(fc.property(routes, request, (http, asked) => {
      const set = Inventory.of(web(http));
      const audience = { from: asked.from, host: asked.host, like: { method: asked.method, scheme: 'http', path: asked.path, headers: asked.headers } };
      const named = new Map(Object.entries(asked.headers ?? {}) as [string, string][]);
      // Headers that are not said are free, so all are said that routes ask for.
      if (['h-a', 'H-B', 'h-c'].every(name => named.has(name))) {
        expect(possibleOutcomes(set, audience).map(({ route }) => route)).toEqual([evaluate(set, asked).taken]);
      }
    }), { numRuns: 80 });
  });

  test('calls no route dead that a request takes', () => {
    fc.assert(fc.property(routes, request, (http, asked) => {
      const set = Inventory.of(web(http));
      const { taken } = evaluate(set, asked);
      expect(deadRoutes(set).map(({ route }) => route)).not.toContain(taken ?? 'none');
    }), { numRuns: 40 });
  });
});
