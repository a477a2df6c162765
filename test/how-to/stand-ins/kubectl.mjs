// Stands in for kubectl: `apply --filename <path> [--prune --selector <key>=<value>]` in file order, pruning last; `get <kinds> --output yaml`.
import { dump } from 'js-yaml';
import { apply, manifests, objects } from './cluster.mjs';

const [verb, ...args] = process.argv.slice(2);
const flag = name => args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined;

if (verb === 'apply') {
  const [key, value] = flag('selector')?.split('=') ?? [];
  apply(manifests(flag('filename')), object => args.includes('--prune') && object.metadata.labels?.[key] === value);
} else if (verb === 'get') {
  const kinds = args[0].split(',');
  console.log(dump({ apiVersion: 'v1', kind: 'List', items: objects().filter(({ kind }) => kinds.includes(`${kind.toLowerCase()}s`)) }));
} else {
  console.error(`the stand-in for kubectl does not know ${verb}`);
  process.exit(64);
}
