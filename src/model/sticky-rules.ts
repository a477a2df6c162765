import { conditionsKey } from './conditions';
import { Match } from './match';
import { at } from './problem';
import { SplitRule } from './split';
import { StickyCookie } from './sticky-cookie';
import { only } from './weights';

/**
 * A rule for each version: requests of the audience that bring the version's name stay on it. Never for anybody outside the audience: a cookie is what
 * the browser says, and one from last month's test must not let its owner in.
 */
export function stickyRules(audience: readonly Match[], { name }: StickyCookie, versions: readonly string[]): SplitRule[] {
  return versions.map(version => ({
    name: `sticky-${version}`,
    matches: unique(audience.map(match => at(`sticky cookie ${name}`, () => Match.all(match, Match.cookie(name).exact(version))))),
    weights: only(version),
  }));
}

function unique(matches: readonly Match[]): Match[] {
  return [...new Map(matches.map(match => [conditionsKey(match._conditions), match])).values()];
}
