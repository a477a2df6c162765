import { ProjectProps } from './project-props';

/** An Application that syncs what is committed in dist. What goes is pruned last: the order that loses nothing. */
export function argoCdFiles({ name }: Pick<ProjectProps, 'name'>): (readonly [string, string])[] {
  return [['gitops/argocd/application.yaml', `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${name}
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://git.example.com/team/${name}.git # yours
    targetRevision: main
    path: dist
  destination:
    server: https://kubernetes.default.svc
    namespace: shop
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
    syncOptions:
      - CreateNamespace=true
      - PruneLast=true
`]];
}
