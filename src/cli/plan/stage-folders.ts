import { ReleaseData } from '../../report/plan-data';
import { yamlOf } from '../../report/yaml';
import { atStage } from '../app/app-objects';

/** A stage's name as a folder: `10%` is `10-percent`, `1/3` is `1-of-3`. */
export function slug(name: string): string {
  return name.replace(/%/g, '-percent').replace(/\//g, '-of-').replace(/[^A-Za-z0-9.-]+/g, '-').replace(/-+/g, '-').replace(/^[.-]+|-$/g, '');
}

/**
 * The files of a plan: a folder for each stage, with the whole app at that stage; where there are several releases, below a folder for each.
 * @param objects all objects of the app as it stands
 */
export function stageFiles(releases: readonly ReleaseData[], objects: readonly object[]): Map<string, string> {
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const release of releases) {
    const folder = releases.length === 1 ? '' : `${freeName(slug(release.name), taken)}/`;
    release.stages.forEach(({ name }, index) => {
      const text = atStage(objects, release, name).map(object => `---\n${yamlOf(object)}`).join('');
      files.set(`${folder}${String(index).padStart(2, '0')}-${slug(name)}/app.yaml`, text);
    });
  }
  return files;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free) || free === ''; number++) {
    free = `${name}-${number}`;
  }
  taken.add(free);
  return free;
}
