import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { Names, planOf, plain, releaseOf } from './release';
import { Inventory } from '../../src/mesh/inventory';
import { json } from '../../src/report/escape';
import { planHtml } from '../../src/report/html/page';
import { PlanData } from '../../src/report/plan-data';
import { planJson } from '../../src/report/plan-json';
import { planMarkdown } from '../../src/report/plan-markdown';
import { planMermaid } from '../../src/report/plan-mermaid';
import { planText } from '../../src/report/plan-text';
import { stepMarkdown } from '../../src/report/step-markdown';
import { StepReport, stepReport } from '../../src/report/step-report';
import { stepText } from '../../src/report/step-text';
import { styleFor } from '../../src/report/style';

const style = styleFor({ isTerminal: false, env: {} });

/** What breaks out of one format or another. */
const NASTY = [
  '</script>', '</details>', '</code>', '</pre>', '<img src=x onerror=alert(1)>', '<!--', '-->', ']]>', '&lt;', '&#60;script&#62;', '@team', '![](https://evil.example/x)', '[a](javascript:1)',
  '#1', 'https://evil.example', 'www.evil.example', '`', '```', '|', '\\|', '"', '\'', '"]; click r0s0 "javascript:alert(1)"', '#quot;', '%%{init: {}}%%', 'end', ';', '\n', '\r\n', '\n\n# heading\n\n',
  '\t', '\u001b[2J', '\u009b1m', '\u0000', '\u2028', '\u202e', '{{', '}}', '${x}', '__proto__', 'constructor', '*', '_', '~~', ':tada:', '$x$', ' ', '💥', '\ud800',
];

const hostile = fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 8 })), { minLength: 1, maxLength: 4 }).map(parts => parts.join(''));

/** The same name for the same thing throughout, and no two things of one name. */
function namesFrom(texts: readonly string[]): Names {
  const order: string[] = [];
  return what => {
    if (!order.includes(what)) {
      order.push(what);
    }
    const index = order.indexOf(what);
    return `${texts[index % texts.length]}${index}`;
  };
}

function hostileNames(check: (names: Names) => void): void {
  fc.assert(fc.property(fc.array(hostile, { minLength: 1, maxLength: 30 }), texts => check(namesFrom(texts))), { numRuns: 60 });
}

function stepOf({ releases: [{ name, stages, steps }] }: PlanData): StepReport {
  return stepReport(Inventory.of(stages[2].manifests), Inventory.of(stages[3].manifests), [{ name, before: stages[2], after: stages[3], wayBack: `back ${name}` }], steps[2].forward);
}

/** eslint-disable-next-line no-control-regex */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

const lines = (text: string): number => text.split('\n').length;

describe('whatever names and values say', () => {
  test('a terminal gets the same lines, and nothing that moves its cursor', () => {
    const forms: ((plan: PlanData) => string)[] = [plan => planText(plan, { style, columns: 100 }), plan => stepText(stepOf(plan), style, false)];
    hostileNames(names => {
      for (const form of forms) {
        const text = form(planOf(releaseOf(names)));
        expect(text).not.toMatch(CONTROL);
        expect(lines(text)).toBe(lines(form(planOf(releaseOf(plain)))));
      }
    });
  });

  test.each<[string, (plan: PlanData) => string]>([['a plan', planMarkdown], ['a step', plan => stepMarkdown(stepOf(plan))]])('Markdown of %s keeps its structure', (_, form) => {
    /** Everything that Markdown or HTML would take for more than text; what is inside one of our code elements, diffs and references is text. */
    const skeleton = (text: string): string => text
      .replace(/<pre>.*?<\/pre>/g, pre => pre.slice(5, -6).match(/[<>"'`]/) === null ? 'PRE' : pre)
      .replace(/&#\d+;/g, '')
      .replace(/[^<>`|*_[\]@#~!\\\n]/gu, '')
      .replace(/\n-.*/g, '\n-');
    hostileNames(names => expect(skeleton(form(planOf(releaseOf(names))))).toBe(skeleton(form(planOf(releaseOf(plain))))));
  });

  test('no address becomes a link, and nobody is mentioned, in Markdown', () => {
    hostileNames(names => {
      const text = planMarkdown(planOf(releaseOf(names))).replace(/<code>.*?<\/code>/g, '');
      expect(text).not.toMatch(/:\/\/|\bwww\.|@|&#64;(?!&#8203;)/i);
    });
  });

  test('Mermaid keeps its nodes and arrows', () => {
    const skeleton = (text: string): string => text.replace(/"[^"\n]*"/g, '""');
    hostileNames(names => expect(skeleton(planMermaid(planOf(releaseOf(names))))).toBe(skeleton(planMermaid(planOf(releaseOf(plain))))));
  });

  test('an HTML page has no element and no attribute but ours, each closed where it was opened, and one script', () => {
    const page = (names: Names): string => planHtml(planOf(releaseOf(names)), { sha256: text => createHash('sha256').update(text).digest('base64') });
    const tagsOf = (text: string): string[] => (text.match(/<[^>]*>/g) ?? []).map(tag => tag.replace(/"[^"]*"/g, '""'));
    const ours = new Set(tagsOf(page(plain)));
    const own = ['meta', 'path', 'rect', '!DOCTYPE'];
    hostileNames(names => {
      const text = page(names);
      const tags = tagsOf(text);
      expect(tags.filter(tag => !ours.has(tag))).toEqual([]);
      expect(tags.filter(tag => tag.startsWith('<script'))).toHaveLength(1);
      const open: string[] = [];
      for (const tag of tags) {
        const [, slash, name] = /^<(\/?)([!\w-]+)/.exec(tag)!;
        if (slash === '/') {
          expect(open.pop()).toBe(name);
        } else if (!own.includes(name)) {
          open.push(name);
        }
      }
      expect(open).toEqual([]);
      expect(text).not.toMatch(CONTROL);
    });
  });

  test('JSON says the same and stands anywhere', () => {
    hostileNames(names => {
      const plan = planOf(releaseOf(names));
      const text = planJson(plan);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(plan)));
      expect(text).not.toMatch(CONTROL);
      expect(json(plan)).not.toContain('<');
    });
  });
});
