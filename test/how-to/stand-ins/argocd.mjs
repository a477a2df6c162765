// Stands in for argocd: `app sync <name>` runs the PreSync Jobs, applies the committed manifests in the order of their waves, and prunes last; `app get <name> --output json`.
import { readFileSync, writeFileSync } from 'node:fs';
import { apply, readYaml } from './cluster.mjs';
import { committed, git, succeeds } from './sync.mjs';

const SYNCED = `${process.env.CLUSTER}.synced`;
const annotation = (object, name) => object.metadata.annotations?.[`argocd.argoproj.io/${name}`];
const [, verb] = process.argv.slice(2);

if (verb === 'sync') {
  const { spec } = readYaml('gitops/argocd/application.yaml');
  if (!spec.syncPolicy.syncOptions.includes('PruneLast=true')) {
    throw new Error('the stand-in for argocd prunes last, and the Application does not say so');
  }
  const all = (spec.sources ?? [spec.source]).flatMap(({ path }) => committed(path));
  const hooks = all.filter(object => annotation(object, 'hook') === 'PreSync');
  if (!hooks.filter(({ kind }) => kind === 'Job').every(succeeds)) {
    console.log('sync failed, nothing was applied');
    process.exit(1);
  }
  const wave = object => Number(annotation(object, 'sync-wave') ?? 0);
  apply(all.filter(object => annotation(object, 'hook') === undefined).sort((one, other) => wave(one) - wave(other)), () => true);
  writeFileSync(SYNCED, git('rev-parse', 'HEAD'));
} else {
  console.log(JSON.stringify({ status: { sync: { revision: readFileSync(SYNCED, 'utf8') } } }));
}
