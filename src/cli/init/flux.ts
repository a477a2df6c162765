import { ProjectProps } from './project-props';

/** A source and a Kustomization that syncs what is committed in dist, prunes what has gone, and is ready when its workloads are. */
export function fluxFiles({ name }: Pick<ProjectProps, 'name'>): (readonly [string, string])[] {
  return [['gitops/flux/sync.yaml', `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 1m
  url: https://git.example.com/team/${name}.git # yours
  ref:
    branch: main
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: ${name}
  namespace: flux-system
spec:
  interval: 10m
  sourceRef:
    kind: GitRepository
    name: ${name}
  path: ./dist
  targetNamespace: shop
  prune: true
  wait: true
  timeout: 10m
`]];
}
