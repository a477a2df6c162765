import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';

type ResourceClass = new (name: string, manifest: any, options: pulumi.CustomResourceOptions) => pulumi.CustomResource;

/** Any object as a resource of its own type: that of Pulumi's Kubernetes provider where it has one, so that a Secret is a secret and a Deployment is waited for. */
export function kubernetesResource(name: string, manifest: any, options: pulumi.CustomResourceOptions): pulumi.CustomResource {
  const type = classOf(manifest.apiVersion, manifest.kind) ?? k8s.apiextensions.CustomResource;
  return new type(name, manifest, options);
}

/** `rbac.authorization.k8s.io/v1` is `k8s.rbac.v1`; groups of others are no part of the provider. */
function classOf(apiVersion: string, kind: string): ResourceClass | undefined {
  const [version, group = 'core'] = apiVersion.split('/').reverse();
  if (group.includes('.') && !group.endsWith('.k8s.io')) {
    return undefined;
  }
  const modules = k8s as unknown as { readonly [group: string]: { readonly [version: string]: { readonly [kind: string]: ResourceClass } } | undefined };
  const known = modules[group.split('.')[0]]?.[version]?.[kind];
  return typeof known === 'function' ? known : undefined;
}
