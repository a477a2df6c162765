import { mermaid } from './escape';
import { countChanges, objectChanges } from './object-changes';
import { PlanData, ReleaseData } from './plan-data';
import { headingOf } from './plan-text';
import { instancesText, requestsText } from './stage-words';
import { Inventory } from '../mesh/inventory';

/** The plans of an app as one Mermaid flowchart: a row of stages for each release, and on the arrows what changes. */
export function planMermaid({ releases }: PlanData): string {
  return ['flowchart LR', ...releases.flatMap(releaseLines), ...releases.length === 0 ? [] : ['  classDef now stroke-width:4px'], ''].join('\n');
}

function releaseLines(release: ReleaseData, index: number): string[] {
  const sets = release.stages.map(({ manifests }) => Inventory.of(manifests));
  const id = (stage: number): string => `r${index}s${stage}`;
  return [
    `  subgraph r${index}["${mermaid(`${release.name}${headingOf(release)}`)}"]`,
    '    direction LR',
    ...release.stages.map((stage, number) =>
      `    ${id(number)}["${[stage.name, requestsText(stage), instancesText(stage)].map(mermaid).join('<br/>')}"]${stage.name === release.current ? ':::now' : ''}`),
    ...sets.slice(1).map((set, number) => `    ${id(number)} -->|"${mermaid(countChanges(objectChanges(sets[number], set)))}"| ${id(number + 1)}`),
    '  end',
  ];
}
