import { isNeverInjected } from '../../mesh/injection';
import { allPods } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { quoted } from '../schema/scalar';

export const imageInvalid: StaticRule = {
  code: 'CC804',
  name: 'image-invalid',
  severity: Severity.ERROR,
  meaning: 'a container has an image reference that no runtime can read',
  consequence: 'The API server takes it, and the pods never start (InvalidImageName).',
  fix: 'tag images with letters, digits, underscores, dots and hyphens; the SemVer `1.0.0+build.5` becomes `1.0.0-build.5`',
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names', 'verdicts/deploy-image-tag-plus'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      const { object, containers, initContainers } = pods;
      for (const container of [...containers, ...initContainers]) {
        if (typeof container.imageParts === 'string') {
          yield { object, field: `${container.field}.image`, message: `image ${quoted(container.image)} ${container.imageParts}` };
        } else if (container.image === 'auto' && isNeverInjected(set, pods)) {
          yield { object, field: `${container.field}.image`, message: 'image "auto" is replaced in pods that get a proxy only, and nothing asks for one here' };
        }
      }
    }
  },
};
