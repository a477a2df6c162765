import { SERVED } from './table.generated';
import { nearest } from '../../text/nearest';

/** Versions that API servers no longer serve, with the version of Kubernetes (or of the Gateway API) that dropped them. */
const REMOVED: { readonly [apiVersion: string]: { readonly since: string; readonly kinds?: string } } = {
  'extensions/v1beta1': { since: 'Kubernetes 1.16 (Ingress: 1.22)' },
  'apps/v1beta1': { since: 'Kubernetes 1.16' },
  'apps/v1beta2': { since: 'Kubernetes 1.16' },
  'batch/v2alpha1': { since: 'Kubernetes 1.21' },
  'batch/v1beta1': { since: 'Kubernetes 1.25' },
  'policy/v1beta1': { since: 'Kubernetes 1.25' },
  'autoscaling/v2beta1': { since: 'Kubernetes 1.25' },
  'autoscaling/v2beta2': { since: 'Kubernetes 1.26' },
  'discovery.k8s.io/v1beta1': { since: 'Kubernetes 1.25' },
  'networking.k8s.io/v1beta1': { since: 'Kubernetes 1.22', kinds: 'Ingress IngressClass' },
  'gateway.networking.k8s.io/v1alpha1': { since: 'Gateway API 0.5' },
  'gateway.networking.k8s.io/v1alpha2': { since: 'Gateway API 1.0', kinds: 'Gateway GatewayClass HTTPRoute' },
  'rbac.authorization.k8s.io/v1alpha1': { since: 'Kubernetes 1.23' },
  'rbac.authorization.k8s.io/v1beta1': { since: 'Kubernetes 1.22' },
  'apiextensions.k8s.io/v1beta1': { since: 'Kubernetes 1.22' },
  'admissionregistration.k8s.io/v1beta1': { since: 'Kubernetes 1.22', kinds: 'MutatingWebhookConfiguration ValidatingWebhookConfiguration' },
  'scheduling.k8s.io/v1beta1': { since: 'Kubernetes 1.22' },
  'coordination.k8s.io/v1beta1': { since: 'Kubernetes 1.22', kinds: 'Lease' },
  'storage.k8s.io/v1beta1': { since: 'Kubernetes 1.22 (CSIStorageCapacity: 1.27)', kinds: 'CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment' },
  'flowcontrol.apiserver.k8s.io/v1beta1': { since: 'Kubernetes 1.26' },
  'flowcontrol.apiserver.k8s.io/v1beta2': { since: 'Kubernetes 1.29' },
  'flowcontrol.apiserver.k8s.io/v1beta3': { since: 'Kubernetes 1.32' },
  'authentication.istio.io/v1alpha1': { since: 'Istio 1.6' },
  'rbac.istio.io/v1alpha1': { since: 'Istio 1.6' },
  'config.istio.io/v1alpha2': { since: 'Istio 1.8' },
};

/** Since when a kind is no longer served; undefined where it is, or is not known. */
export function removedIn(apiVersion: string, kind: string): string | undefined {
  if (!Object.hasOwn(REMOVED, apiVersion)) {
    return undefined;
  }
  const { since, kinds } = REMOVED[apiVersion];
  return kinds === undefined || kinds.split(' ').includes(kind) ? since : undefined;
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Kinds and versions of the groups in which another one is a mistake; groups of other parties are not judged. */
class KnownApi {
  private readonly byVersion = new Map(Object.entries(SERVED)
    .map(([apiVersion, kinds]) => [apiVersion, new Set(kinds.split(' ').filter(kind => removedIn(apiVersion, kind) === undefined))] as const)
    .filter(([, kinds]) => kinds.size > 0));

  private readonly groups = new Set([...this.byVersion.keys()].map(groupOf));

  public kindsOf(apiVersion: string): ReadonlySet<string> | undefined {
    return this.byVersion.get(apiVersion);
  }

  public isKnownGroup(apiVersion: string): boolean {
    return this.groups.has(groupOf(apiVersion));
  }

  /** A group of which this one is likely a misspelling; groups that only begin alike are others'. */
  public groupMeant(apiVersion: string): string | undefined {
    const group = groupOf(apiVersion);
    const meant = group === '' ? undefined : nearest(group, this.groups);
    return meant !== undefined && Math.abs(meant.length - group.length) <= 3 && meant.slice(0, 4) === group.slice(0, 4) ? meant : undefined;
  }

  /** The versions served of a version's group. */
  public versionsLike(apiVersion: string): string[] {
    return [...this.byVersion.keys()].filter(each => groupOf(each) === groupOf(apiVersion));
  }

  /** Where a kind is served. */
  public versionsOf(kind: string): string[] {
    return [...this.byVersion].filter(([, kinds]) => kinds.has(kind)).map(([apiVersion]) => apiVersion);
  }
}

export const KNOWN_API = new KnownApi();
