import fc from 'fast-check';
import { match, request, routes } from './arbitrary';
import { fullName, to, virtualService, web } from './mesh';
import { Inventory } from '../../src/mesh/inventory';
import { evaluate } from '../../src/traffic/evaluate';
import { Fraction } from '../../src/traffic/fraction';
import { TrafficRequest } from '../../src/traffic/request';
import { toRecordedResult } from '../conformance/recorded-result';

function sorted(items: readonly unknown[] = []): readonly string[] {
  return items.map(item => JSON.stringify(item)).sort();
}

/** All that is said of a result, in an order of its own. */
function said(manifests: readonly unknown[], asked: TrafficRequest): string {
  const result = evaluate(Inventory.of(manifests), asked);
  const recorded = toRecordedResult(asked, result);
  const { destinations, endpoints } = recorded;
  return JSON.stringify([{ ...recorded, destinations: sorted(destinations), endpoints: sorted(endpoints) }, sorted(result.reasons)]);
}

describe('whatever the routes and the request', () => {
  test('shares add up to exactly one', () => {
    fc.assert(fc.property(routes, request, (http, asked) => {
      const { kind, destinations } = evaluate(Inventory.of(web(http)), asked);
      expect(Fraction.sum(destinations.map(destination => destination.share)).toString()).toBe(kind === 'route' ? '1' : '0');
    }));
  });

  test('a route behind one that takes everything changes nothing', () => {
    fc.assert(fc.property(routes, routes, request, (http, late, asked) => {
      const all = { name: 'all', route: [to('web', 'v1')] };
      expect(said(web([...http, all, ...late.map(route => ({ ...route, name: 'late' }))]), asked)).toBe(said(web([...http, all]), asked));
    }));
  });

  test('a renamed version keeps its share', () => {
    const renamed: Record<string, string> = { v1: 'v2', v2: 'v3', v3: 'v1' };
    fc.assert(fc.property(routes, request, (http, asked) => {
      const shares = (manifests: readonly unknown[], rename: (version: string) => string): string[] =>
        evaluate(Inventory.of(manifests), asked).destinations.map(({ subset, share }) => `${subset === null ? null : rename(subset)} ${share}`).sort();
      const other = JSON.parse(JSON.stringify(http).replace(/"subset":"(v\d)"/g, (_, version: string) => `"subset":"${renamed[version]}"`)) as unknown[];
      expect(shares(web(other), version => version)).toEqual(shares(web(http), version => renamed[version]));
    }));
  });

  test('the order of the files means nothing', () => {
    const shuffled = routes.chain(http => fc.tuple(fc.constant(web(http)), fc.shuffledSubarray(web(http), { minLength: web(http).length })));
    fc.assert(fc.property(shuffled, request, ([ordered, mixed], asked) => {
      expect(said(mixed, asked)).toBe(said(ordered, asked));
    }));
  });

  const rivals = (one: readonly object[], other: readonly object[], day?: (day: number) => object) => {
    const old = virtualService('old', { hosts: [fullName('web')], http: [...one, { name: 'rest', route: [to('web', 'v1')] }] }, { ...day?.(1) });
    return [old, virtualService('young', { hosts: [fullName('web')], http: other }, { ...day?.(2) })] as const;
  };

  test('of two that compete for a host the older counts, and nothing hangs on age where their times tell it', () => {
    const created = (day: number) => ({ creationTimestamp: `2026-01-0${day}T00:00:00Z` });
    fc.assert(fc.property(routes, routes, request, fc.boolean(), (one, other, asked, isFirst) => {
      const base = web([]).slice(0, -1);
      const [old, young] = rivals(one, other, created);
      const both = evaluate(Inventory.of([...base, ...(isFirst ? [old, young] : [young, old])]), asked);
      expect(both.dependsOnAge).toBe(false);
      expect(both.route).toBe(evaluate(Inventory.of([...base, old]), asked).route);
    }));
  });

  test('where no time tells which of two is older, an answer hangs on it exactly where the other order gives another', () => {
    fc.assert(fc.property(routes, routes, request, (one, other, asked) => {
      const base = web([]).slice(0, -1);
      const [old, young] = rivals(one, other);
      const [first, second] = [[old, young], [young, old]].map(order => evaluate(Inventory.of([...base, ...order]), asked));
      const shares = (result: typeof first): string => JSON.stringify([result.kind, result.status, result.location, result.destinations.map(({ subset, share }) => `${subset} ${share}`).sort()]);
      expect(first.dependsOnAge).toBe(second.dependsOnAge);
      expect(first.dependsOnAge || shares(first) === shares(second)).toBe(true);
    }));
  });

  test('without competition nothing hangs on age', () => {
    fc.assert(fc.property(routes, request, (http, asked) => expect(evaluate(Inventory.of(web(http)), asked).dependsOnAge).toBe(false)));
  });

  test('alternatives of one route are routes with the same end', () => {
    fc.assert(fc.property(fc.array(match, { minLength: 1, maxLength: 4 }), request, (matches, asked) => {
      const route = [to('web', 'v2')];
      const apart = matches.map(one => ({ name: 'r', match: [one], route }));
      expect(evaluate(Inventory.of(web([{ name: 'r', match: matches, route }])), asked).route).toBe(evaluate(Inventory.of(web(apart)), asked).route);
    }));
  });

  test('asking twice gives the same', () => {
    fc.assert(fc.property(routes, request, (http, asked) => {
      const set = Inventory.of(web(http));
      expect(toRecordedResult(asked, evaluate(set, asked))).toEqual(toRecordedResult(asked, evaluate(set, asked)));
    }));
  });
});
