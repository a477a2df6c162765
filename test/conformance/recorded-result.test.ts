import { questionOf } from './question';
import { objectsOf } from './record-objects';
import { toRecordedResult } from './recorded-result';
import { ask } from '../traffic/ask';
import { deployment, fullName, service, to, web } from '../traffic/mesh';

type Manifest = Record<string, unknown>;

function recorded(route: Manifest, path = '/', more: readonly Manifest[] = []) {
  const request = questionOf({ from: { namespace: 'a', labels: {} }, request: { host: fullName('web'), path } });
  return toRecordedResult(request, ask(web([{ name: 'r', ...route }], more), request));
}

describe('results in the form of records', () => {
  const target = { subset: 'v1', host: fullName('web'), port: 80 };
  const v1 = { ...target, weight: 1 };
  const answered = { kind: 'route', layer: 'http', route: 'r', destinations: [v1], endpoints: [{ ...target, answerable: { v1: 1 } }], status: 200 };

  test('leave out what does not apply', () => {
    expect(recorded({ route: [to('web', 'v1')] })).toEqual(answered);
    expect(recorded({ match: [{ uri: { exact: '/a' } }], route: [to('web', 'v1')] })).toEqual({ kind: 'noRoute', layer: 'http', status: 404 });
    expect(recorded({ redirect: { uri: '/x' } })).toEqual({ kind: 'redirect', layer: 'http', route: 'r', status: 301 });
  });

  test('say what was changed on the way', () => {
    const route = { route: [to('web', 'v1')], rewrite: { uri: '/x', authority: 'inner' }, timeout: '1.5s', mirror: to('web', 'v2').destination, fault: { delay: { fixedDelay: '1s', percentage: { value: 50 } } } };
    expect(recorded(route, '/')).toEqual({
      ...answered, timeout: '1.500s', mirrors: [{ subset: 'v2', host: fullName('web'), percent: 100 }], fault: { delay: 50 }, upstreamPath: '/x', upstreamHost: 'inner',
    });
  });

  test('have no status where it varies', () => {
    expect(recorded({ route: [to('web', 'v1', 1), to('web', 'v9', 1)] }).status).toBeUndefined();
  });

  test('say nothing of what no version saw', () => {
    expect(recorded({ route: [to('web', 'v9')], rewrite: { uri: '/x' } }).upstreamPath).toBeUndefined();
  });

  test('take pods that are not shown for pods that are not there', () => {
    const request = { from: { workload: { namespace: 'a' } }, host: fullName('web') };
    expect(toRecordedResult(request, ask([service('web')])).status).toBe(503);
    expect(toRecordedResult(request, ask([service('web'), deployment('web', 'v1')])).status).toBe(200);
  });
});

describe('questions of records', () => {
  test('are read with their caller', () => {
    expect(questionOf({ from: { gateway: 'a/b' }, request: { host: 'x' } }).from).toEqual({ gateway: 'a/b' });
    expect(questionOf({ from: { namespace: 'a', labels: { b: 'c' } } }).from).toEqual({ workload: { namespace: 'a', labels: new Map([['b', 'c']]) } });
    expect(questionOf({ from: { namespace: 'a', outsideMesh: {} } }).from).toEqual({ outsideMesh: { namespace: 'a' } });
  });

  test('are read with header lines, whatever else they hold', () => {
    expect(questionOf({ request: { host: 7, port: 'x', path: [], headers: { a: ['1', '2'], b: 3 } } })).toEqual({
      from: { workload: { namespace: 'default', labels: new Map() } }, method: undefined, scheme: undefined, host: '', port: undefined, path: undefined, headers: new Map<string, unknown>([['a', ['1', '2']], ['b', ['3']]]),
    });
    expect(questionOf(null).host).toBe('');
  });
});

test('objects of records are read as YAML 1.1 reads them', () => {
  expect(objectsOf({ objects: [{ a: [{ y: 1, Y: 2, x: { n: 'y' } }] }] })).toEqual([{ a: [{ true: 2, x: { false: 'y' } }] }]);
});
