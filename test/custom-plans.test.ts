import { runSnippet, snippets } from './snippets';

const [staged, strategy] = snippets('docs/CUSTOM-PLANS.md');

/** What the page says of a program, asked in the program itself. */
function holds(snippet: typeof staged, statement: string): void {
  runSnippet({ ...snippet, code: `${snippet.code}\n${statement}` });
}

test('the stages are those of the table', () => {
  holds(staged, "expect(search.stages().map(stage => stage.name)).toEqual(['stable', 'deploy', 'testers', 'cohort', '10%', '50%', '100%', 'finish']);");
});

test('a strategy of one\'s own takes less than 40 lines', () => {
  expect(strategy.code.trim().split('\n').length).toBeLessThan(40);
});

test('its stages and steps, forward and back, are without a finding', () => {
  holds(strategy, "expect(mail.stages().map(stage => stage.name)).toEqual(['stable', 'deploy', 'developers', 'company', '20%', '40%', '80%', '100%', 'finish']);");
  holds(strategy, "expect(mail.findings().filter(finding => finding.severity !== 'info')).toEqual([]);");
});

test('who is in a ring stays in', () => {
  holds(strategy, `
    const rules = mail.stages().map(stage => stage.rules.map(rule => rule.name));
    expect(rules.slice(2, 6)).toEqual([['developers'], ['developers', 'company', 'company-2'], ['developers', 'company', 'company-2'], ['developers', 'company', 'company-2']]);`);
});
