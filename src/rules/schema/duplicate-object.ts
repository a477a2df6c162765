import { ManifestObject } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const duplicateObject: StaticRule = {
  code: 'CC010',
  name: 'duplicate-object',
  severity: Severity.ERROR,
  meaning: 'two manifests describe one object: the same kind, namespace and name',
  consequence: 'The second is applied over the first, so only one of them is there in the end; two versions under one name are one version.',
  fix: 'give each object a name of its own, or remove one of the two',
  sources: ['verdicts/deploy-same-name-two-versions'],
  *check(set): Iterable<Draft> {
    if (set.byId.size === set.all.length) {
      return;
    }
    for (const object of set.all) {
      const earlier = set.byId.get(object.id)!;
      if (earlier !== object && object.kind !== '' && object.name !== '') {
        yield { object, related: [earlier], message: `${object} stands twice in the files${place(earlier)}` };
      }
    }
  },
};

function place({ source: { file, document } }: ManifestObject): string {
  return file === undefined ? '' : `, first in ${file}${document === undefined ? '' : `, document ${document}`}`;
}
