import { PicturedStage, Portion, divisionsOf, instancesOf, namesOf } from './split';
import { count } from './style';

/** What a step means for callers and for the cluster: `v2 from 10 % to 50 % of all requests, v2 3 instances`. */
export function releaseWords(before: PicturedStage, after: PicturedStage): string[] {
  return [...trafficWords(before, after), ...instanceWords(before, after)];
}

function trafficWords(before: PicturedStage, after: PicturedStage): string[] {
  const [old, fresh] = [before, after].map(stage => new Map(divisionsOf(stage).map(({ requests = ALL, portions }) => [requests === OTHERS ? ALL : requests, portions])));
  const groups = [...new Set([...old.keys(), ...fresh.keys()])];
  return groups.flatMap(group => {
    // Requests that no rule took before were among all others.
    const [was, is] = [old.get(group) ?? old.get(ALL) ?? [], fresh.get(group) ?? fresh.get(ALL) ?? []];
    return changesOf(was, is).map(change => `${change} of ${requestsOf(group, old.size > 1 || fresh.size > 1)}`);
  });
}

function requestsOf(group: string, hasRules: boolean): string {
  if (group === ALL) {
    return hasRules ? 'all other requests' : 'all requests';
  }
  return group === 'audience' || group === 'preview' ? `the ${group}` : `route ${group}`;
}

const OTHERS = 'all others';
const ALL = '';

/** Of two versions that change places the one that gains says it all. */
function changesOf(was: readonly Portion[], is: readonly Portion[]): string[] {
  const names = [...new Set([...was, ...is].map(({ name }) => name))];
  const changed = names.map(name => ({ name, from: portionOf(was, name), to: portionOf(is, name) })).filter(({ from, to }) => from.share !== to.share);
  const told = changed.length === 2 ? changed.filter(({ from, to }) => to.part > from.part) : changed;
  return told.map(({ name, from, to }) => `${name} from ${from.share} to ${to.share}`);
}

function portionOf(portions: readonly Portion[], name: string): Pick<Portion, 'part' | 'share'> {
  return portions.find(portion => portion.name === name) ?? { part: 0, share: '0 %' };
}

function instanceWords(before: PicturedStage, after: PicturedStage): string[] {
  const [old, fresh] = [before, after].map(stage => new Map(instancesOf(stage).map(({ name, instances }) => [name, instances])));
  return namesOf([before, after]).flatMap(name => {
    const [was, is] = [old.get(name), fresh.get(name)];
    if (!old.has(name)) {
      return [`${name} starts with ${counted(is)}`];
    }
    if (!fresh.has(name)) {
      return [`${name} goes`];
    }
    return was === is ? [] : [`${name} from ${was ?? 'some'} to ${counted(is)}`];
  });
}

function counted(instances: number | undefined): string {
  return instances === undefined ? 'as many instances as it has' : count(instances, 'instance');
}
