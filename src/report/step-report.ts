import { ObjectChange, countChanges, objectChanges } from './object-changes';
import { releaseWords } from './release-words';
import { PicturedStage } from './split';
import { Inventory } from '../mesh/inventory';
import { Finding } from '../rules/finding';

/** A release on both sides of a step. */
export interface ReleaseStep {
  /** As the release file names it. */
  readonly name: string;
  readonly before: PicturedStage;
  readonly after: PicturedStage;
  /** A command such as `back reviews`. */
  readonly wayBack?: string;
}

/** What a step does, for people: releases first, then objects. */
export interface StepReport {
  readonly releases: readonly { readonly name: string; readonly words: string }[];
  readonly summary: string;
  readonly objects: readonly ObjectChange[];
  readonly findings: readonly Finding[];
}

export function stepReport(before: Inventory, after: Inventory, releases: readonly ReleaseStep[], findings: readonly Finding[]): StepReport {
  const objects = objectChanges(before, after);
  return {
    releases: releases.map(release => ({ name: release.name, words: wordsOf(release) })).filter(({ words }) => words !== ''),
    summary: countChanges(objects),
    objects,
    findings: findings.filter(({ suppressed }) => suppressed === undefined),
  };
}

function wordsOf({ before, after, wayBack }: ReleaseStep): string {
  const words = releaseWords(before, after);
  return words.length === 0 ? '' : [...words, ...wayBack === undefined ? [] : [`way back: ${wayBack}`]].join(', ');
}
