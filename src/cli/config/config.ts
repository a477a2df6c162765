import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { schemaFaults } from './schema-faults';
import { Pack } from '../../rules/pack';
import { Suppression } from '../../rules/suppression';
import { FailOn } from '../check/report';
import { InputError } from '../exit';
import { shapeError } from '../load/guard';
import { KUBERNETES_SCHEMA } from '../load/schema';
import { withoutMark } from '../load/text';

/** What `cdk8s-canary.yaml` says; schema/cdk8s-canary.schema.json describes it for editors. */
export interface Config {
  readonly exclude?: readonly string[];
  readonly external?: readonly string[];
  readonly suppress?: readonly Suppression[];
  readonly namespace?: string;
  readonly rootNamespace?: string;
  readonly clusterDomain?: string;
  readonly packs?: readonly Pack[];
  readonly complete?: boolean;
  readonly failOn?: FailOn;
}

/** @throws InputError with all that is wrong with it */
export function parseConfig(source: { readonly file: string; readonly text: string }): Config {
  const { file, text } = withoutMark(source);
  let value: unknown;
  try {
    value = load(text, { schema: KUBERNETES_SCHEMA }) ?? {};
  } catch (error) {
    throw new InputError(`${file}: no valid YAML: ${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'}`);
  }
  const shape = shapeError(value, text.length);
  const faults = shape === undefined ? schemaFaults(value, readSchema()) : [shape];
  if (faults.length > 0) {
    throw new InputError(`${file}: ${faults.join('; ')}`);
  }
  return value as Config;
}

/** The same file that editors are given. */
function readSchema(): unknown {
  return JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'schema', 'cdk8s-canary.schema.json'), 'utf8'));
}
