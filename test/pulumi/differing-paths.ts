/**
 * What cdk8s-plus writes into every Deployment and Pulumi programs say themselves: the cluster's own defaults.
 * Everything else is the same, object by object.
 */
export const DEFAULTS_OF_CDK8S_PLUS: readonly (readonly string[])[] = [
  ['spec', 'minReadySeconds'],
  ['spec', 'progressDeadlineSeconds'],
  ['spec', 'strategy'],
  ['spec', 'template', 'spec', 'containers', '*', 'imagePullPolicy'],
  ['spec', 'template', 'spec', 'dnsPolicy'],
  ['spec', 'template', 'spec', 'hostNetwork'],
  ['spec', 'template', 'spec', 'restartPolicy'],
  ['spec', 'template', 'spec', 'securityContext', 'fsGroupChangePolicy'],
  ['spec', 'template', 'spec', 'setHostnameAsFQDN'],
  ['spec', 'template', 'spec', 'terminationGracePeriodSeconds'],
];

/** A manifest without them. */
export function withoutDefaults(manifest: any): any {
  const copy = JSON.parse(JSON.stringify(manifest));
  if (copy.kind === 'Deployment') {
    DEFAULTS_OF_CDK8S_PLUS.forEach(path => remove(copy, path));
  }
  return copy;
}

function remove(value: any, [key, ...rest]: readonly string[]): void {
  if (key === '*') {
    (value as unknown[]).forEach(one => remove(one, rest));
  } else if (rest.length === 0) {
    delete value[key];
  } else if (value[key] !== undefined) {
    remove(value[key], rest);
  }
}
