import { findingBadges, findingList } from './finding-list';
import { Markup, markup, when } from './markup';
import { Inventory } from '../../mesh/inventory';
import { ReleaseData, StageData } from '../plan-data';
import { StageRoute, routesOf } from '../routes';
import { instancesText, requestsText } from '../stage-words';
import { count } from '../style';

/** A stage: its ways in, the routes of each, and what the rules say of it by itself. */
export function stageDetails(release: ReleaseData, stage: StageData, set: Inventory): Markup {
  const routes = routesOf(set);
  return markup`<details class="stage"${when(stage.name === release.current, () => markup` open`)}><summary><span class="name">${stage.name}</span> ${requestsText(stage)}${findingBadges(stage.findings)}</summary>
<p>${instancesText(stage)}; ${count(stage.manifests.length, 'object')}.</p>
${findingList(stage.findings)}
${routes.length === 0 ? markup`<p>No routes: each pod of the Service gets as many requests as any other.</p>` : routeTable(stage.name, routes)}
</details>`;
}

function routeTable(stage: string, routes: readonly StageRoute[]): Markup {
  return markup`<div class="scroll" role="region" aria-label="Routes of stage ${stage}" tabindex="0"><table class="routes">
<thead><tr><th scope="col">way in</th><th scope="col">hosts</th><th scope="col">route</th><th scope="col">takes</th><th scope="col">leads to</th></tr></thead>
<tbody>${routes.map(({ wayIn, hosts, name, takes, leadsTo }) => markup`<tr><td>${wayIn}</td><td>${hosts}</td><td>${name}</td><td>${takes}</td><td>${leadsTo}</td></tr>`)}</tbody>
</table></div>`;
}
