import { execFileSync } from 'node:child_process';

/** The packages are ES modules, which a test cannot load: another process does, one for all objects it is given. */
const PROGRAM = `
import { readFileSync } from 'node:fs';
const packageOf = group => group.endsWith('.istio.io') ? '@kubernetes-models/istio' : group === 'gateway.networking.k8s.io' ? '@kubernetes-models/gateway-api' : 'kubernetes-models';
const problems = [];
for (const object of JSON.parse(readFileSync(0, 'utf8'))) {
  const { apiVersion, kind, metadata } = object;
  try {
    const models = await import(packageOf(apiVersion.split('/')[0]) + '/' + apiVersion + '/' + kind);
    new models[kind](object).validate();
  } catch (error) {
    problems.push(kind + ' ' + metadata?.name + ': ' + error.message);
  }
}
console.log(JSON.stringify(problems));
`;

/** What the official schemas of Istio, the Gateway API and Kubernetes say against objects; fields that they do not know are left to the rules. */
export function schemaProblems(objects: readonly unknown[]): string[] {
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM], { input: JSON.stringify(objects), encoding: 'utf8', maxBuffer: 2 ** 28 }));
}
