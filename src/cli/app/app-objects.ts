import { AppRun } from './run-app';
import { Inventory } from '../../mesh/inventory';
import { ReleaseData } from '../../report/plan-data';
import { Io } from '../io';
import { loadPaths } from '../load/load';

/** Every object that an app writes, as plain manifests; only those of its services where it writes to a folder of its own, or does not write at all. */
export async function appObjects({ output, hasFixedOutput, failure, releases }: AppRun, io: Io): Promise<object[]> {
  if (hasFixedOutput || failure !== undefined) {
    return releases.flatMap(({ release }) => manifestsAt(release, release.current));
  }
  return (await loadPaths([output], io)).all.map(({ raw }) => raw);
}

/** The objects of the app with one release in another stage: all that there are, with the release's own replaced. */
export function atStage(objects: readonly object[], release: ReleaseData, stage: string): object[] {
  const own = new Set(Inventory.of(release.stages.flatMap(({ manifests }) => manifests)).all.map(({ id }) => id));
  return [...Inventory.of(objects).all.filter(({ id }) => !own.has(id)).map(({ raw }) => raw), ...manifestsAt(release, stage)];
}

function manifestsAt({ stages }: ReleaseData, stage: string): object[] {
  return stages.find(({ name }) => name === stage)?.manifests ?? [];
}
