/** Manifests of a small shop: `reviews` with two versions, 90 to 10, and testers on v2; with the canary's share as asked for. */
export function shop(canary = 10): string {
  const route = (canary === 0 ? [['v1', 100]] : [['v1', 100 - canary], ['v2', canary]])
    .map(([subset, weight]) => `{destination: {host: reviews, subset: ${subset}}, weight: ${weight}}`).join(', ');
  return `apiVersion: v1
kind: Service
metadata: {name: reviews, namespace: shop}
spec: {selector: {app: reviews}, ports: [{name: http, port: 9080}]}
---
${deployment('v1', 3)}
---
${deployment('v2', 1)}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec: {host: reviews.shop.svc.cluster.local, subsets: [{name: v1, labels: {version: v1}}, {name: v2, labels: {version: v2}}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: reviews, namespace: shop}
spec:
  hosts: [reviews.shop.svc.cluster.local]
  http:
  - {name: old, match: [{uri: {exact: /old}}], redirect: {uri: /new}}
  - {name: testers, match: [{headers: {end-user: {exact: jason}}}], timeout: 3s, route: [{destination: {host: reviews, subset: v2}}]}
  - {name: default, timeout: 3s, route: [${route}]}
`;
}

function deployment(version: string, replicas: number): string {
  const labels = `{app: reviews, version: ${version}}`;
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: reviews-${version}, namespace: shop, labels: ${labels}}
spec:
  replicas: ${replicas}
  selector: {matchLabels: ${labels}}
  template: {metadata: {labels: ${labels}}, spec: {containers: [{name: main, image: "reviews:${version}", ports: [{containerPort: 9080}]}]}}`;
}
