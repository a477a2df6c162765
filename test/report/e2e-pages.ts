import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { releaseOf } from './plan-of';
import { planOf, releaseOf as releaseOfNames } from './release';
import { Search } from '../../examples/ab-test/search';
import { OrdersChart } from '../../examples/adopt-a-service/orders';
import { Shop } from '../../examples/blue-green/shop';
import { Bookinfo } from '../../examples/bookinfo-canary/bookinfo';
import { ProviderChart } from '../../examples/caller-weights/provider';
import { ReleasedService } from '../../src';
import { planHtml } from '../../src/report/html/page';
import { PlanData, ReleaseData } from '../../src/report/plan-data';

interface Page {
  readonly name: string;
  readonly plan: PlanData;
}

const outdir = join(__dirname, '../../build/e2e-report');

/** The examples on one page, one of them alone, and a plan whose names would like to be more than names. */
function pages(): Page[] {
  const bookinfo = example(app => new Bookinfo(app, 'bookinfo').reviews, { current: '10%', namespace: 'bookinfo' });
  const nasty = releaseOfNames(what => `</script><img src=x onerror="alert('${what}')">{{${what}}}`);
  return [
    { name: 'bookinfo', plan: planOf(bookinfo) },
    {
      name: 'examples',
      plan: planOf(
        bookinfo,
        example(app => new ProviderChart(app, 'provider').provider),
        example(app => new Shop(app, 'shop').shop, { kind: 'blue-green' }),
        example(app => new Search(app, 'search').search, { kind: 'ab-test' }),
        example(app => new OrdersChart(app, 'orders').orders),
      ),
    },
    { name: 'hostile', plan: planOf(nasty) },
  ];
}

function htmlOf(plan: PlanData): string {
  return planHtml(plan, { sha256: text => createHash('sha256').update(text).digest('base64') });
}

function example(build: (app: App) => unknown, said: Partial<ReleaseData> = {}): ReleaseData {
  // The examples are built with the compiled library, whose classes have the same members.
  return releaseOf(build(new App()) as ReleasedService, said);
}

mkdirSync(outdir, { recursive: true });
for (const { name, plan } of pages()) {
  writeFileSync(join(outdir, `${name}.html`), htmlOf(plan));
  writeFileSync(join(outdir, `${name}.json`), JSON.stringify(plan));
}
