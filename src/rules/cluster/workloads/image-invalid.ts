import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { quoted } from '../../shapes/scalar';
import { allPods } from '../facts/pods';

export const imageInvalid: StaticRule = {
  code: 'CC804',
  name: 'image-invalid',
  severity: Severity.ERROR,
  meaning: 'a container has an image reference that no runtime can read',
  consequence: 'The API server takes it, and the pods never start (InvalidImageName).',
  fix: 'tag images with letters, digits, underscores, dots and hyphens; the SemVer `1.0.0+build.5` becomes `1.0.0-build.5`',
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names', 'verdicts/deploy-image-tag-plus'],
  *check(set): Iterable<Draft> {
    for (const { object, containers, initContainers } of allPods(set)) {
      for (const container of [...containers, ...initContainers]) {
        if (typeof container.imageParts === 'string') {
          yield { object, field: `${container.field}.image`, message: `image ${quoted(container.image)} ${container.imageParts}` };
        }
      }
    }
  },
};
