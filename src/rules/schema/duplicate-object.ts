import { groupBy } from '../../mesh/groups';
import { Inventory, Replaced } from '../../mesh/inventory';
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
    const { replaced } = set;
    if (isSeveralSets(set)) {
      yield {
        object: replaced[0].last,
        related: [replaced[0].first],
        severity: Severity.WARNING,
        message: `${replaced.length} of ${set.all.length + replaced.length} manifests describe objects that stand in the files already${place(replaced[0].first)}; this looks like several environments, or a plan`,
        fix: 'check them apart, or the stages of a plan with --every-stage',
      };
      return;
    }
    for (const [{ first, last }, ...others] of groupBy(replaced, filesOf).values()) {
      const more = others.length === 0 || first.source.file === undefined ? '' : `; so ${others.length === 1 ? 'does one other object' : `do ${others.length} other objects`} of these two files`;
      yield { object: last, related: [first], message: `${last} stands twice in the files${place(first)}${more}` };
    }
  },
};

/** Two files that hold the same objects are told once; objects that were read from no file, one by one. */
function filesOf({ first, last }: Replaced): string {
  return first.source.file === undefined ? last.id + last.order : `${first.source.file}\n${last.source.file}`;
}

/** Whether so many objects stand twice or more that they are no mistakes one by one. */
function isSeveralSets({ all, replaced }: Inventory): boolean {
  const twice = new Set(replaced.map(({ last }) => last.id)).size;
  return twice >= 4 && twice * 3 > all.length;
}

function place({ source: { file, document } }: ManifestObject): string {
  return file === undefined ? '' : `, first in ${file}${document === undefined ? '' : `, document ${document}`}`;
}
