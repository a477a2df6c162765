import { allPods } from '../../mesh/pods';
import { endpointsOf, servicesOf } from '../../mesh/service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const imageUnfixed: StaticRule = {
  code: 'CC805',
  name: 'image-unfixed',
  severity: Severity.WARNING,
  meaning: 'a version that runs beside others has an image without a tag, or with the tag `latest` (information for a workload that is alone)',
  consequence: 'What runs depends on when a pod was started: two versions may be the same image, one version two images.',
  fix: 'name the image by a tag that never moves, or by its digest',
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#updating-images', 'verdicts/deploy-image-latest'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      for (const container of pods.containers) {
        const parts = container.imageParts;
        if (typeof parts === 'object' && container.image !== 'auto' && parts.digest === undefined && (parts.tag === undefined || parts.tag === 'latest')) {
          yield {
            object: pods.object,
            field: `${container.field}.image`,
            severity: servicesOf(set, pods).some(service => endpointsOf(set, service).length > 1) ? Severity.WARNING : Severity.INFO,
            message: `image "${container.image}" ${parts.tag === undefined ? 'has no tag, which means latest' : 'has the tag latest'}`,
          };
        }
      }
    }
  },
};
