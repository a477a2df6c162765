import { Command, InvalidArgumentError } from 'commander';
import { InventoryOptions } from '../mesh/inventory';

/** Flags of every command that reads manifests. */
export interface SetFlags {
  readonly namespace?: string;
  readonly rootNamespace?: string;
  readonly clusterDomain?: string;
}

export function addSetOptions(command: Command): Command {
  return command
    .option('-n, --namespace <name>', 'namespace of objects that name none (default: default)')
    .option('--root-namespace <name>', 'namespace whose Istio objects hold for the whole mesh (default: istio-system)')
    .option('--cluster-domain <domain>', 'domain of the cluster (default: cluster.local)');
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
