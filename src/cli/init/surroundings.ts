import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { get } from '../../mesh/manifest';
import { InputError } from '../exit';

export const LANGUAGES = ['typescript', 'python'] as const;
export type Language = typeof LANGUAGES[number];

/** How the apps that we write are run. */
export const APP_COMMANDS: Readonly<Record<Language, string>> = { typescript: 'node -r ts-node/register main.ts', python: 'python3 main.py' };

/** What is in the folder already. */
export interface Surroundings {
  readonly language: Language;
  /** Whether somebody's own cdk8s app is there: then ours is beside it, not in its place. */
  readonly hasApp: boolean;
}

/** @throws InputError for a folder that is a file, an app in another language than asked for, or one that has no files of ours to offer */
export function lookAround(folder: string, asked: Language | undefined): Surroundings {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new InputError(`${folder} is a file, expected a folder`);
  }
  const path = join(folder, 'cdk8s.yaml');
  if (!existsSync(path)) {
    return { language: asked ?? 'typescript', hasApp: false };
  }
  const config = read(path);
  const found = languageOf(get(config, 'language'), path);
  if (asked !== undefined && found !== undefined && asked !== found) {
    throw new InputError(`${path} says the language ${found}, asked for was ${asked}`);
  }
  const language = asked ?? found ?? 'typescript';
  return { language, hasApp: get(config, 'app') !== APP_COMMANDS[language] };
}

function read(path: string): unknown {
  try {
    return load(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new InputError(`${path}: no valid YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
}

function languageOf(said: unknown, config: string): Language | undefined {
  if (said === undefined) {
    return undefined;
  }
  const language = LANGUAGES.find(known => known === said);
  if (language === undefined) {
    throw new InputError(`${config} says the language ${JSON.stringify(said)}, there are files for ${LANGUAGES.join(' and ')}`);
  }
  return language;
}
