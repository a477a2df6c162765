import { printableLine } from './escape';
import { describeFinding, findingsOf, isOfNote } from './finding-words';
import { countChanges, objectChanges } from './object-changes';
import { picture } from './picture';
import { PlanData, ReleaseData } from './plan-data';
import { releaseWords } from './release-words';
import { Style } from './style';
import { Inventory } from '../mesh/inventory';

export interface PlanTextOptions {
  readonly style: Style;
  readonly columns: number;
}

/** The plans of an app for a terminal. */
export function planText({ releases }: PlanData, options: PlanTextOptions): string {
  return releases.length === 0 ? 'no release in this app\n' : releases.map(release => releaseText(release, options)).join('\n');
}

function releaseText(release: ReleaseData, { style, columns }: PlanTextOptions): string {
  const sets = release.stages.map(({ manifests }) => Inventory.of(manifests));
  const details = (index: number): string[] => index === 0 ? [] : [
    [...releaseWords(release.stages[index - 1], release.stages[index]), countChanges(objectChanges(sets[index - 1], sets[index]))].join(', '),
  ];
  const findings = findingsOf(release).filter(({ finding }) => isOfNote(finding));
  return [
    `${style('bold', printableLine(release.name))}${printableLine(headingOf(release))}\n`,
    picture(release.stages, { style, columns, current: release.current, details }),
    ...findings.map(({ place, finding }) => `  ${style(finding.severity === 'error' ? 'red' : 'yellow', printableLine(place))}: ${printableLine(describeFinding(finding))}\n`),
  ].join('');
}

/** ` in shop (prod): canary v2, at 10%` */
export function headingOf({ namespace, environment, canary, current, kind }: ReleaseData): string {
  const place = `${namespace === undefined ? '' : ` in ${namespace}`}${environment === undefined ? '' : ` (${environment})`}`;
  return `${place}: ${canary === undefined ? 'no release' : `${kind} release of ${canary}, at ${current}`}`;
}
