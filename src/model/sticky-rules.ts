import { conditionsKey } from './conditions';
import { Match } from './match';
import { Problem, shown } from './problem';
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
    matches: unique(audience.map(match => withCookie(match, name, version))),
    weights: only(version),
  }));
}

function withCookie(match: Match, name: string, version: string): Match {
  try {
    return Match.all(match, Match.cookie(name).exact(version));
  } catch (error) {
    throw Problem.is(error) ? new Problem(`the audience cannot be kept by the cookie ${shown(name)}: ${error.message}`) : error;
  }
}

function unique(matches: readonly Match[]): Match[] {
  return [...new Map(matches.map(match => [conditionsKey(match._conditions), match])).values()];
}
