import { ReleaseStatus } from './status';
import { printableLine } from '../../report/escape';
import { Style, count } from '../../report/style';

/** One block for each release. */
export function statusText(statuses: readonly ReleaseStatus[], style: Style): string {
  return statuses.map(status => [
    `${style('bold', printableLine(status.name))}${printableLine(placeOf(status))}: ${printableLine(standingOf(status))}`,
    ...detailsOf(status).map(line => `  ${printableLine(line)}`),
    ...nextOf(status, style),
    '',
  ].join('\n')).join('');
}

function placeOf({ namespace, environment }: ReleaseStatus): string {
  return `${namespace === undefined ? '' : ` in ${namespace}`}${environment === undefined ? '' : ` (${environment})`}`;
}

function standingOf({ canary, stage }: ReleaseStatus): string {
  return canary === undefined ? 'no release' : `${stage} of the release of ${canary}`;
}

function detailsOf({ source, since, days, isOld, hold, canary }: ReleaseStatus): string[] {
  const told = since === undefined || days === undefined ? '' : `, since ${since.commit} of ${since.time.slice(0, 16).replace('T', ' ')} by ${since.author}, ${days === 0 ? 'today' : count(days, 'day')}`;
  return [
    ...canary === undefined ? [] : [source === undefined ? 'nothing says where it stands' : `said by ${source}${told === '' ? ', not committed' : told}`],
    ...isOld ? [`stands there longer than it should: go on, or abort ${canary}`] : [],
    ...hold === undefined ? [] : [`on hold: ${hold}`],
  ];
}

function nextOf({ next }: ReleaseStatus, style: Style): string[] {
  if (next === undefined) {
    return [];
  }
  const verdict = next.isSafe ? style('green', next.findings.length === 0 ? 'safe' : 'safe, with warnings') : style('red', 'not safe');
  return [
    `  next: ${printableLine(next.stage)}, ${verdict}, judged against ${printableLine(next.before)}`,
    ...next.findings.map(({ code, severity, message }) => `    ${style(severity === 'error' ? 'red' : 'yellow', severity)} ${code} ${printableLine(message)}`),
  ];
}
