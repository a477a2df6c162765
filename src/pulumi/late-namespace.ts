import * as pulumi from '@pulumi/pulumi';
import { isLate, mapLeaves } from './late';
import { checkNamespace } from '../model/dns-label';
import { at } from '../model/problem';

/** Stands in manifests for a namespace that is known only while the update runs. */
const STAND_IN = 'namespace-that-is-known-later';

/** The namespace of a service, which may come from a Namespace of the same program. */
export interface Namespace {
  /** What manifests are written and checked with. */
  readonly written?: string;
  /** A text or an object of manifests, with the namespace that it really is. */
  resolve<T>(value: T): pulumi.Input<any>;
}

export function namespaceOf(component: string, said: pulumi.Input<string> | undefined): Namespace {
  if (!isLate(said)) {
    return { written: said as string | undefined, resolve: value => value };
  }
  const known = pulumi.output(said!).apply(namespace => at(component, () => {
    checkNamespace(namespace);
    return namespace;
  }));
  const replaced = (value: unknown): unknown => typeof value === 'string' && value.includes(STAND_IN) ? known.apply(namespace => value.split(STAND_IN).join(namespace)) : value;
  return { written: STAND_IN, resolve: value => mapLeaves(value, replaced) };
}
