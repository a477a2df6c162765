import { Markup, markup, when } from './markup';
import { Shades } from './shades';
import { ReleaseData } from '../plan-data';
import { Division, Portion, divisionsOf, instancesOf, namesOf } from '../split';

/** Of one column of a chart. */
const COLUMN = 100;
const HEIGHT = 100;
/** How far from the middle of a column a stage's share stays as it is. */
const PLATEAU = 34;

/** The stages as columns: charts of traffic and of instances, and under each the numbers that it shows. */
export function planTable(release: ReleaseData, shades: Shades): Markup {
  const { stages, current } = release;
  const groups = requestGroups(release);
  return markup`<div class="scroll" role="region" aria-label="Stages of ${release.name}" tabindex="0"><table class="plan">
<caption>The plan; now at <strong>${current}</strong></caption>
<thead><tr><th scope="col">stage</th>${stages.map(({ name }) => markup`<th scope="col"${currentMark(name === current)}>${name}${when(name === current, () => markup` <span class="now">now</span>`)}</th>`)}</tr></thead>
${groups.map(group => trafficBody(group, release, shades))}
${instanceBody(release, shades)}
</table></div>`;
}

/** Requests that are divided alike: those of one rule, or all others. */
interface RequestGroup {
  readonly title: string;
  /** One a stage. */
  readonly divisions: readonly Division[];
}

function currentMark(isCurrent: boolean): Markup {
  return when(isCurrent, () => markup` aria-current="step"`);
}

/** A request that no rule takes in a stage is one of all others there. */
function requestGroups({ stages }: ReleaseData): RequestGroup[] {
  const perStage = stages.map(divisionsOf);
  const rules = [...new Set(perStage.flatMap(divisions => divisions.slice(0, -1).map(({ requests = '' }) => requests)))];
  return [
    ...rules.map(rule => ({ title: rule === 'audience' || rule === 'preview' ? `the ${rule}` : `route ${rule}`, divisions: perStage.map(divisions => divisions.find(({ requests }) => requests === rule) ?? divisions.at(-1)!) })),
    { title: rules.length === 0 ? 'all requests' : 'all other requests', divisions: perStage.map(divisions => divisions.at(-1)!) },
  ];
}

function trafficBody({ title, divisions }: RequestGroup, { stages }: ReleaseData, shades: Shades): Markup {
  const names = namesOf(stages).filter(name => divisions.some(({ portions }) => portions.some(portion => portion.name === name)));
  return markup`<tbody class="traffic"><tr><th scope="rowgroup" colspan="${stages.length + 1}">Share of ${title}</th></tr>
<tr><td></td><td class="chart" colspan="${stages.length}">${areaChart(`Share of ${title} that each version gets along the stages; the numbers are in the rows below`, names, divisions, shades)}</td></tr>
${names.map(name => markup`<tr><th scope="row">${shades.swatch(name)} ${name}</th>${divisions.map(division => markup`<td>${shareIn(division, name)}</td>`)}</tr>`)}
</tbody>`;
}

function shareIn({ portions, isByPods }: Division, name: string): string {
  const found = portions.find(portion => portion.name === name);
  return found === undefined ? portions.length === 0 ? 'by pods' : '-' : `${found.share}${isByPods && portions.length > 1 && !found.share.endsWith('pods') ? ' by pods' : ''}`;
}

/** Areas on top of each other, level within a stage and sloping between two. */
function areaChart(label: string, names: readonly string[], divisions: readonly Division[], shades: Shades): Markup {
  const levels = divisions.map(({ portions }) => cumulated(names, portions));
  const points = (level: number): string[] => levels.flatMap((stage, index) => {
    const middle = index * COLUMN + COLUMN / 2;
    const y = round(HEIGHT * (1 - stage[level]));
    return [...index === 0 ? [`0 ${y}`] : [], `${middle - PLATEAU} ${y}`, `${middle + PLATEAU} ${y}`, ...index === levels.length - 1 ? [`${levels.length * COLUMN} ${y}`] : []];
  });
  const areas = names.map((name, index) => markup`<path class="${shades.of(name)} edge" d="M${[...points(index), ...points(index + 1).reverse()].join('L')}Z"/>`);
  const grid = divisions.slice(1).map((_, index) => markup`<path class="grid" d="M${(index + 1) * COLUMN} 0V${HEIGHT}"/>`);
  return markup`<svg role="img" aria-label="${label}" viewBox="0 0 ${divisions.length * COLUMN} ${HEIGHT}" preserveAspectRatio="none">${areas}${grid}</svg>`;
}

/** Where each area begins and ends, from 0 to 1. */
function cumulated(names: readonly string[], portions: readonly Portion[]): number[] {
  const sums = [0];
  for (const name of names) {
    sums.push(sums.at(-1)! + (portions.find(portion => portion.name === name)?.part ?? 0));
  }
  return sums;
}

function instanceBody({ stages }: ReleaseData, shades: Shades): Markup {
  const names = namesOf(stages);
  const counts = stages.map(stage => new Map(instancesOf(stage).map(({ name, instances }) => [name, instances ?? 'unknown'])));
  return markup`<tbody class="instances"><tr><th scope="rowgroup" colspan="${stages.length + 1}">Instances</th></tr>
<tr><td></td><td class="chart" colspan="${stages.length}">${barChart(names, counts, shades)}</td></tr>
${names.map(name => markup`<tr><th scope="row">${shades.swatch(name)} ${name}</th>${counts.map(count => markup`<td>${count.get(name) ?? '-'}</td>`)}</tr>`)}
</tbody>`;
}

function barChart(names: readonly string[], counts: readonly ReadonlyMap<string, number | string>[], shades: Shades): Markup {
  const most = Math.max(1, ...counts.flatMap(count => [...count.values()].map(Number).filter(Number.isFinite)));
  const width = COLUMN * 0.8 / names.length;
  const bars = counts.flatMap((count, stage) => names.flatMap((name, index) => {
    const instances = Number(count.get(name));
    const height = round(HEIGHT * instances / most);
    return instances > 0 ? [markup`<rect class="${shades.of(name)} edge" x="${round(stage * COLUMN + COLUMN * 0.1 + index * width)}" y="${round(HEIGHT - height)}" width="${round(width)}" height="${height}"/>`] : [];
  }));
  return markup`<svg role="img" aria-label="Instances of each version along the stages; the numbers are in the rows below" viewBox="0 0 ${counts.length * COLUMN} ${HEIGHT}" preserveAspectRatio="none">${bars}</svg>`;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}
