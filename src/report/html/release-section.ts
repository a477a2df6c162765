import { Markup, markup } from './markup';
import { planTable } from './plan-table';
import { questionForm } from './question-form';
import { Shades } from './shades';
import { stageDetails } from './stage-details';
import { stepDetails } from './step-details';
import { Inventory } from '../../mesh/inventory';
import { questionsOf } from '../answers';
import { ReleaseData } from '../plan-data';
import { headingOf } from '../plan-text';
import { namesOf } from '../split';

/** All that there is to say of one release. */
export function releaseSection(release: ReleaseData, id: string): Markup {
  const sets = release.stages.map(({ manifests }) => Inventory.of(manifests));
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${release.name}<span class="place">${headingOf(release)}</span></h2>
${planTable(release, new Shades(namesOf(release.stages)))}
<h3>Steps</h3>
${release.steps.map((_, index) => stepDetails(release, index, sets))}
<h3>Stages: ways in and routes</h3>
${release.stages.map((stage, index) => stageDetails(release, stage, sets[index]))}
<h3>Which version answers</h3>
${questionForm(id, release, questionsOf(release))}
</section>`;
}
