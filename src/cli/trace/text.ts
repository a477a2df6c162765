import { Trace } from './trace';
import { formatDuration } from '../../mesh/duration';
import { podsOf } from '../../mesh/endpoints';
import { groupBy } from '../../mesh/groups';
import { printableLine } from '../../report/escape';
import { Palette } from '../../report/palette';
import { Style, count } from '../../report/style';
import { describeAnswer, describeProblem } from '../../traffic/describe-answer';
import { describeQuestion } from '../../traffic/describe-question';
import { Destination } from '../../traffic/destination';
import { TrafficResult } from '../../traffic/result';
import { versionNames, versionOf } from '../../traffic/versions';

const WIDTH = 40;

/** Each request with its split as a bar, what happens on the way, and why. */
export function traceText(traces: readonly Trace[], style: Style): string {
  const palette = new Palette(style);
  return traces.map(({ request, result }) => [
    style('bold', printableLine(describeQuestion(request, result.layer))),
    ...answerLines(result, palette),
    ...wayLines(result),
    '  why:',
    ...result.reasons.map(reason => `    - ${printableLine(reason)}`),
    '',
  ].join('\n')).join('\n');
}

/** The split of each request along a plan, one line a stage. */
export function planText(traces: readonly Trace[], style: Style): string {
  const palette = new Palette(style);
  const width = Math.max(...traces.map(({ stage = '' }) => stage.length));
  return [...groupBy(traces, ({ request }) => describeQuestion(request))].map(([question, along]) => [
    style('bold', printableLine(question)),
    ...along.map(({ stage = '', result }) => `  ${printableLine(stage.padEnd(width))}  ${result.kind === 'route' ? `${palette.bar(portionsOf(result), WIDTH)}  ` : ''}${printableLine(`${describeAnswer(result)}${poolText(result)}`)}`),
    '',
  ].join('\n')).join('\n');
}

function answerLines(result: TrafficResult, palette: Palette): string[] {
  if (result.kind !== 'route' || result.unknown !== undefined || result.destinations.length === 0) {
    return [`  ${printableLine(describeAnswer(result))}`];
  }
  const names = versionNames(result.destinations);
  const width = Math.max(...names.map(name => name.length));
  return [
    `  ${palette.bar(portionsOf(result), WIDTH)}`,
    ...result.destinations.map((destination, index) => {
      const version = names[index];
      const share = destination.share.toPercent().padStart(7);
      return `  ${palette.swatch(version)} ${printableLine(`${version.padEnd(width)} ${share}  ${addressOf(destination)}${podsText(destination)}${describeProblem(destination)}`)}`;
    }),
  ];
}

function addressOf({ host, port }: Destination): string {
  return `${host ?? 'no host'}${port === null ? '' : `:${port}`}`;
}

function podsText({ endpoints: { areShown, workloads, mayBeMore } }: Destination): string {
  if (!areShown || (workloads.length === 0 && mayBeMore === true)) {
    return ', pods are not in the manifests';
  }
  const more = mayBeMore === true ? ' and perhaps others' : '';
  return workloads.length === 0 ? '' : `, ${workloads.map(workload => `${count(podsOf(workload), 'pod')} of ${workload.object.name}`).join(', ')}${more}`;
}

function portionsOf({ destinations }: TrafficResult): { name: string; part: number }[] {
  const names = versionNames(destinations);
  return destinations.map((destination, index) => ({ name: names[index], part: destination.share.toNumber() }));
}

/** Whose pods a destination without a subset takes: all versions', by their number. */
function poolText({ destinations }: TrafficResult): string {
  const pools = destinations.filter(({ subset, endpoints: { workloads } }) => subset === null && workloads.length > 1);
  return pools.map(podsText).join('');
}

function wayLines({ kind, layer, route, timeout, retries, upstreamPath, upstreamHost, mirrors, fault, dependsOnAge }: TrafficResult): string[] {
  const facts = [
    ...route === undefined ? [] : [`route ${route}`],
    ...timeout === undefined ? [] : [`timeout ${formatDuration(timeout)}`],
    ...retries === undefined ? [] : [`retries ${retries.attempts}`],
  ];
  return [
    ...facts.length === 0 ? [] : [`  ${facts.join(', ')}`],
    ...kind === 'route' && (layer === undefined || layer === 'http') ? [`  arrives as ${upstreamHost}${upstreamPath}`] : [],
    ...mirrors.map(mirror => `  ${mirror.percent} % copied to ${versionOf(mirror.destination)}`),
    ...fault?.abort === undefined ? [] : [`  ${fault.abort.percent} % aborted with ${fault.abort.httpStatus ?? fault.abort.grpcStatus}`],
    ...fault?.delay === undefined ? [] : [`  ${fault.delay.percent} % delayed by ${formatDuration(fault.delay.fixedDelay)}`],
    ...dependsOnAge ? ['  this hangs on which of several objects is older'] : [],
  ].map(printableLine);
}
