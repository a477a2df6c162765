// Runs updates with the outputs that the stack has, as before.test.ts asks: what each of them registers and refuses, as JSON.
import { readFileSync } from 'node:fs';
import * as pulumi from '@pulumi/pulumi';
import { run } from './engine';
import { Before, CanaryService, Progress } from '../../src/pulumi';

const [v1, v2, v3] = [1, 2, 3].map(number => ({ version: `v${number}`, image: `reviews:${number}` }));

async function main(): Promise<void> {
  const results: { [title: string]: unknown } = {};
  for (const { title, stage, outputs, next, versionLabel, output, asOutput } of JSON.parse(readFileSync(0, 'utf8'))) {
    const warnings: string[] = [];
    console.warn = text => void warnings.push(text);
    const { errors, objects } = await run(() => new CanaryService('reviews', {
      namespace: 'shop',
      port: 9080,
      ...next ? { stable: v2, canary: v3 } : { stable: v1, canary: v2 },
      progress: Progress._text(stage, 'test'),
      versionLabel,
      before: asOutput ? Before.release(pulumi.output(outputs.reviews)) : output && Before.lastUpdate(output),
    }), { outputs });
    results[title] = { errors: [...new Set(errors)], warnings, objects: objects.map(({ name }) => name) };
  }
  // Pulumi's own listener counts the promises of refused updates.
  process.removeAllListeners('exit');
  process.stdout.write(JSON.stringify(results), () => process.exit(0));
}

void main();
