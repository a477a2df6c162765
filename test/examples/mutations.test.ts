import { App } from 'cdk8s';
import { Search } from '../../examples/ab-test/search';
import { OrdersChart } from '../../examples/adopt-a-service/orders';
import { Reviews } from '../../examples/batch-groups/reviews';
import { Shop } from '../../examples/blue-green/shop';
import { Bookinfo } from '../../examples/bookinfo-canary/bookinfo';
import { ProviderChart } from '../../examples/caller-weights/provider';
import { DemoServiceChart } from '../../examples/gateway-canary/demo-service';
import { appAt } from '../../examples/plan';
import { Build } from '../../examples/stages';
import { Inventory } from '../../src/mesh/inventory';
import { Finding, Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';
import { mutants } from '../steps/mutations';
import { ReleasedService } from 'cdk8s-canary';

const EXAMPLES: Readonly<Record<string, Build>> = {
  'ab-test': app => new Search(app, 'search').search,
  'adopt-a-service': app => new OrdersChart(app, 'orders').orders,
  'batch-groups': app => new Reviews(app, 'reviews').reviews,
  'blue-green': app => new Shop(app, 'shop').shop,
  'bookinfo-canary': app => new Bookinfo(app, 'bookinfo').reviews,
  'caller-weights': app => new ProviderChart(app, 'provider').provider,
  'gateway-canary': app => new DemoServiceChart(app, 'demo-service').demoService,
};

function stagesOf(build: Build): { name: string; objects: object[] }[] {
  const service: ReleasedService = build(new App());
  return service.stages().map(({ name }) => ({ name, objects: appAt(build, name).charts.flatMap(chart => chart.toJson() as object[]) }));
}

const steps = Object.entries(EXAMPLES).flatMap(([example, build]) => {
  const stages = stagesOf(build);
  return stages.slice(1).flatMap((next, index) => [[stages[index], next], [next, stages[index]]].map(([before, after]) => ({
    title: `${example}: ${before.name} to ${after.name}`, before: before.objects, after: after.objects,
  })));
});

function alarms(before: object[], after: object[]): Finding[] {
  return checkStep(Inventory.of(before), Inventory.of(after), { reportUnusedSuppressions: false })
    .filter(({ severity, suppressed }) => severity !== Severity.INFO && suppressed === undefined);
}

test.each(steps)('$title is silent, and broken in any known way is told by the rule meant for it', ({ before, after }) => {
  expect(alarms(before, after).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  const broken = mutants(before, after);
  expect(broken.filter(mutant => !alarms(mutant.before, mutant.after).some(({ code }) => mutant.codes.includes(code))).map(({ name, codes, ...mutant }) => `${name}: ${codes.join(' or ')}, told ${alarms(mutant.before, mutant.after).map(({ code }) => code).join(', ') || 'nothing'}`)).toEqual([]);
});

test.each(Object.keys(EXAMPLES))('the stages of %s can be broken in many ways', example => {
  const known = new Set(steps.filter(({ title }) => title.startsWith(example)).flatMap(({ before, after }) => mutants(before, after).map(({ name }) => name)));
  expect(known.size).toBeGreaterThan(8);
});
