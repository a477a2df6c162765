import { Command, InvalidArgumentError } from 'commander';
import { InventoryOptions } from '../mesh/inventory';

/** Flags of every command that reads manifests. */
export interface SetFlags {
  readonly namespace?: string;
  readonly rootNamespace?: string;
  readonly clusterDomain?: string;
  readonly strict?: boolean;
}

export function addSetOptions(command: Command): Command {
  return command
    .option('-n, --namespace <name>', 'namespace of objects that name none (default: default)')
    .option('--root-namespace <name>', 'namespace whose Istio objects hold for the whole mesh (default: istio-system)')
    .option('--cluster-domain <domain>', 'domain of the cluster (default: cluster.local)')
    .option('--strict', 'refuse files that are no manifests instead of passing them over');
}

/** Flags of commands that read `cdk8s-canary.yaml` too. */
export interface ConfiguredFlags extends SetFlags {
  readonly config?: string;
  readonly complete?: boolean;
  readonly external?: string[];
  readonly exclude?: string[];
}

export function addConfiguredOptions(command: Command): Command {
  return addSetOptions(command)
    .option('--config <file>', 'the configuration, a path or <revision>:<path> (default: cdk8s-canary.yaml beside the manifests or above)')
    .option('--complete', 'these files are all there is: what they do not hold is missing')
    .option('--external <object>', 'an object that exists elsewhere, such as "Service shop/web" (repeatable)', collect(text => text))
    .option('--exclude <pattern>', 'files that are not read, such as "**/test/**" (repeatable)', collect(text => text));
}

export function inventoryOptions({ namespace, rootNamespace, clusterDomain }: SetFlags): InventoryOptions {
  return { defaultNamespace: namespace, rootNamespace, clusterDomain };
}

/** For an option that may be given several times. */
export function collect<T>(parse: (text: string) => T): (text: string, earlier: T[] | undefined) => T[] {
  return (text, earlier) => [...earlier ?? [], parse(text)];
}

/** Splits at the first separator; both sides must be there. */
export function pair(text: string, separator: string, form: string): [string, string] {
  const at = text.indexOf(separator);
  const [left, right] = [text.slice(0, at).trim(), text.slice(at + separator.length).trim()];
  if (at < 0 || left === '') {
    throw new InvalidArgumentError(`expected ${form}, got "${text}"`);
  }
  return [left, right];
}
