import { markdownCode, markdownText } from './escape';
import { describeFinding, findingsOf, isOfNote } from './finding-words';
import { countChanges, objectChanges } from './object-changes';
import { PlanData, ReleaseData, StageData } from './plan-data';
import { headingOf } from './plan-text';
import { instancesText, requestsText } from './stage-words';
import { count } from './style';
import { Inventory } from '../mesh/inventory';

/** The plans of an app for a pull request or a job's summary: a table each, and what the rules say. */
export function planMarkdown({ releases }: PlanData): string {
  return releases.length === 0 ? 'No release in this app.\n' : releases.map(releaseMarkdown).join('\n');
}

function releaseMarkdown(release: ReleaseData): string {
  const sets = release.stages.map(({ manifests }) => Inventory.of(manifests));
  const changes = (index: number): string => index === 0 ? count(release.stages[0].manifests.length, 'object') : countChanges(objectChanges(sets[index - 1], sets[index]));
  const findings = findingsOf(release).filter(({ finding }) => isOfNote(finding));
  return [
    `### ${markdownCode(release.name)}${markdownText(headingOf(release))}`,
    '',
    '| stage | requests | instances | what changes |',
    '|---|---|---|---|',
    ...release.stages.map((stage, index) => stageRow(stage, stage.name === release.current, changes(index))),
    '',
    ...findings.map(({ place, finding }) => `- ${markdownText(place)}: ${markdownText(describeFinding(finding))}`),
    ...findings.length === 0 ? [] : [''],
  ].join('\n');
}

function stageRow(stage: StageData, isCurrent: boolean, changes: string): string {
  const name = isCurrent ? `**${markdownCode(stage.name)}** (now)` : markdownCode(stage.name);
  return `| ${name} | ${markdownText(requestsText(stage))} | ${markdownText(instancesText(stage))} | ${changes} |`;
}
