// Stands in for flux: `reconcile kustomization <name> --with-source` reconciles what it depends on, applies the committed manifests, and prunes last. A Job runs
// when it is new, and has to succeed.
import { apply, idOf, manifests, objects } from './cluster.mjs';
import { committed, succeeds } from './sync.mjs';

const [, , name] = process.argv.slice(2);
const kustomizations = manifests('gitops/flux').filter(({ kind }) => kind === 'Kustomization');

function reconcile({ metadata, spec }) {
  (spec.dependsOn ?? []).map(dependency => kustomizations.find(one => one.metadata.name === dependency.name)).forEach(reconcile);
  const wanted = committed(spec.path).map(object => ({ ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, 'kustomize.toolkit.fluxcd.io/name': metadata.name } } }));
  const before = new Set(objects().map(idOf));
  apply(wanted, object => object.metadata.labels?.['kustomize.toolkit.fluxcd.io/name'] === metadata.name);
  if (!wanted.filter(object => object.kind === 'Job' && !before.has(idOf(object))).every(succeeds)) {
    console.log(`kustomization/${metadata.name} is not ready`);
    process.exit(1);
  }
  console.log(`kustomization/${metadata.name} is ready`);
}

reconcile(kustomizations.find(({ metadata }) => metadata.name === name));
