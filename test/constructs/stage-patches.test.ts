import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import { object, reviews, stage, written } from './reviews';
import { Errors, Match, Progress } from '../../src';

const timeout = (route: number) => JsonPatch.add(`/spec/http/${route}/timeout`, '9s');
const audience = [Match.header('x-tester').present()];
const timeouts = (manifests: readonly any[]) => object(manifests, 'VirtualService').spec.http.map((route: any) => `${route.name} ${route.timeout}`);

test('a patch on a path that some stages have not is an error with the stage, the object and the path', () => {
  const service = reviews({ audience, progress: Progress.ratio(10) });
  service.route.virtualService.addJsonPatch(timeout(1));
  let error: unknown;
  try {
    Testing.synth(Chart.of(service));
  } catch (caught) {
    error = caught;
  }
  expect(Errors.isCanaryError(error)).toBe(true);
  expect((error as Error).message).toBe('[bookinfo/reviews/Route/VirtualService] stage "stable": VirtualService "reviews" has nothing at the path "/spec/http/1/timeout", which a patch is for: '
    + 'say the stages that have it, such as service.patch(object, [patch], { stages: ["50%"] })');
});

test('a patch for some stages is in these and in no other, and in what is written', () => {
  const service = reviews({ audience, progress: Progress.ratio(10) });
  service.patch(service.route.virtualService, [timeout(1)], { stages: ['10%', '50%', '37%'] });
  expect(timeouts(written(service))).toEqual(['audience undefined', 'default 9s']);
  expect(timeouts(stage(service, '50%'))).toEqual(['audience undefined', 'default 9s']);
  expect(timeouts(stage(service, '100%'))).toEqual(['audience undefined', 'default undefined']);
  expect(timeouts(stage(service, 'stable'))).toEqual(['default undefined']);
});

test.each([
  [JsonPatch.replace('/spec/http/0/timeout', '9s'), '/spec/http/0/timeout'],
  [JsonPatch.remove('/metadata/annotations/a~1b'), '/metadata/annotations/a~1b'],
  [JsonPatch.move('/spec/tcp', '/spec/tls'), '/spec/tcp'],
  [JsonPatch.add('/spec/http/7', {}), '/spec/http/7'],
  [JsonPatch.add('/spec/http/0/route/none/weight', 1), '/spec/http/0/route/none/weight'],
])('%j is for a path that there is not', (patch, path) => {
  const service = reviews();
  service.route.virtualService.addJsonPatch(patch);
  expect(() => service.stages()).toThrow(`VirtualService "reviews" has nothing at the path "${path}"`);
});

test('a patch may append to a list, replace what is there, and add what is not', () => {
  const service = reviews();
  service.patch(service.service, [JsonPatch.add('/spec/ports/-', { port: 1, name: 'http-1' }), JsonPatch.replace('/spec/ports/0/targetPort', 2), JsonPatch.add('/spec/type', 'NodePort')]);
  expect(object(written(service), 'Service').spec).toMatchObject({ type: 'NodePort', ports: [{ targetPort: 2 }, { port: 1 }] });
});

test('a patch without stages is in all of them, in the order of the calls', () => {
  const service = reviews({ progress: Progress.stage('stable') });
  service.patch(service.service, [JsonPatch.add('/spec/type', 'ClusterIP')]);
  service.service.addJsonPatch(JsonPatch.replace('/spec/type', 'NodePort'));
  expect(service.stages().map(({ manifests }) => object(manifests, 'Service').spec.type)).toEqual(Array(6).fill('NodePort'));
  expect(object(written(service), 'Service').spec.type).toBe('NodePort');
});

test('what a version has is patched in stages as well', () => {
  const service = reviews({ progress: Progress.ratio(50) });
  service.patch(ApiObject.of(service.version('v2').deployment), [JsonPatch.add('/metadata/annotations', { half: 'yes' })], { stages: ['50%'] });
  expect(object(written(service), 'Deployment', 'reviews-v2').metadata.annotations).toEqual({ half: 'yes' });
  expect(object(stage(service, '10%'), 'Deployment', 'reviews-v2').metadata.annotations).toBeUndefined();
});

test('an object of somebody else, a stage that there is not, and no stage at all are refused', () => {
  const service = reviews();
  const other = new ApiObject(Chart.of(service), 'other', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'other' } });
  expect(() => service.patch(other, [timeout(0)])).toThrow('[bookinfo/reviews] ConfigMap "other" is no object of this service, patch it by its own addJsonPatch');
  expect(() => service.patch(service.service, [timeout(0)], { stages: ['beta'] })).toThrow('stages has "beta", allowed are "stable", "deploy", "10%", "50%", "100%", "finish"');
  expect(() => service.patch(service.service, [timeout(0)], { stages: [] })).toThrow('options.stages is an empty list: say at least one, or leave it out for all stages');
});
