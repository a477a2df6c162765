import { PEERS } from './peers';
import { ProjectProps } from './project-props';
import { APP_COMMANDS } from './surroundings';
import { VERSION } from '../version';

/** The files of an app in TypeScript; beside an app that is there, only the chart and its tests. */
export function typescriptApp({ name, hasApp }: ProjectProps): (readonly [string, string])[] {
  const chart: (readonly [string, string])[] = [['shop.ts', SHOP], ['test/shop.test.ts', TEST]];
  return hasApp ? chart : [['package.json', packageJson(name)], ['tsconfig.json', TSCONFIG], ['cdk8s.yaml', CDK8S], ['.gitignore', 'node_modules/\n'], ['main.ts', MAIN], ...chart];
}

function packageJson(name: string): string {
  const file = {
    name,
    private: true,
    scripts: {
      synth: APP_COMMANDS.typescript,
      test: 'node -r ts-node/register --test test/shop.test.ts',
      plan: 'cdk8s-canary plan',
    },
    dependencies: { ...PEERS, 'cdk8s-canary': `^${VERSION}` },
    devDependencies: { '@types/node': '^20', 'ts-node': '^10.9.2', 'typescript': '~5.9' },
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

const TSCONFIG = `${JSON.stringify({
  compilerOptions: { target: 'ES2022', module: 'node16', moduleResolution: 'node16', strict: true, skipLibCheck: true, noEmit: true, types: ['node'] },
  include: ['*.ts', 'test/*.ts'],
}, undefined, 2)}\n`;

const CDK8S = `language: typescript
app: ${APP_COMMANDS.typescript}
`;

const MAIN = `import { join } from 'node:path';
import { App } from 'cdk8s';
import { Releases } from 'cdk8s-canary';
import { Shop } from './shop';

const app = new App();
Releases.fromFile(app, join(__dirname, 'releases.yaml'));
new Shop(app, 'shop');
app.synth();
`;

const SHOP = `import { Chart } from 'cdk8s';
import { CanaryService } from 'cdk8s-canary';
import { Construct } from 'constructs';

/** One service, on its way from v1 to v2. */
export class Shop extends Chart {
  public readonly web: CanaryService;

  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.web = new CanaryService(this, 'web', {
      port: 8080,
      replicas: 3,
      stable: { version: 'v1', image: 'registry.example.com/shop/web:1.0.0' },
      canary: { version: 'v2', image: 'registry.example.com/shop/web:2.0.0' },
      steps: [10, 50, 100],
    });
  }
}
`;

const TEST = `import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { Testing } from 'cdk8s';
import { Severity, Traffic } from 'cdk8s-canary';
import { Shop } from '../shop';

const { web } = new Shop(Testing.app(), 'shop');
const answered = (stage: string) => {
  const { manifests } = web.stages().find(({ name }) => name === stage)!;
  return Traffic.fromManifests(manifests).request({ host: web.host });
};

test('nobody gets v2 before its instances are up', () => {
  answered('deploy').reaches('v1');
});

test('at 10 % a tenth of the requests gets v2', () => {
  answered('10%').splits({ v1: 90, v2: 10 });
});

test('in the end everybody gets v2', () => {
  answered('finish').reaches('v2');
});

test('no step of the plan loses a request, forward or back', () => {
  deepEqual(web.findings().filter(({ severity }) => severity === Severity.ERROR), []);
});
`;
