import { PicturedStage, divisionsOf, instancesOf } from './split';
import { count } from './style';

/** `v1 3 instances, v2 1 instance` */
export function instancesText(stage: PicturedStage): string {
  return instancesOf(stage).map(({ name, instances }) => `${name} ${instances === undefined ? 'as many instances as it has' : count(instances, 'instance')}`).join(', ');
}

/** `audience: v1 50 %, v2 50 %; all others: v1 100 %` */
export function requestsText(stage: PicturedStage): string {
  const divisions = divisionsOf(stage).map(({ requests, portions, isByPods }) =>
    `${requests === undefined ? '' : `${requests}: `}${portions.map(({ name, share }) => `${name} ${share}`).join(', ') || 'whichever pod'}${isByPods && portions.length > 1 ? ', by pods' : ''}`);
  return [...divisions, ...previewText(stage)].join('; ');
}

/** Where a version that callers do not get can be looked at. */
export function previewText({ preview }: PicturedStage): string[] {
  return preview === undefined ? [] : [`preview: ${preview.version} at Service ${preview.service}`];
}
