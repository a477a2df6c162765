import { strict as assert } from 'node:assert';
import axe from 'axe-core';

/** The numbers in the tables, and the shares that the areas really cover in the middle of each stage. */
export async function numbersAreThePlans(page, plan) {
  const seen = await page.evaluate(() => [...document.querySelectorAll('main > section')].map(section => {
    const texts = elements => [...elements].map(element => element.textContent.trim());
    const table = section.querySelector('table.plan');
    const measured = path => {
      const { width, height } = path.ownerSVGElement.viewBox.baseVal;
      return Array.from({ length: width / 100 }, (_, stage) => {
        const inside = Array.from({ length: 200 }, (__, y) => new DOMPoint(stage * 100 + 50, (y + 0.5) * height / 200)).filter(point => path.isPointInFill(point));
        return inside.length / 200;
      });
    };
    return {
      stages: [...table.querySelectorAll('thead th:not(:first-child)')].map(cell => cell.firstChild.textContent.trim()),
      current: [...table.querySelectorAll('thead [aria-current]')].map(cell => cell.firstChild.textContent.trim()),
      groups: [...table.querySelectorAll('tbody')].map(body => ({
        title: body.querySelector('th[scope=rowgroup]').textContent,
        rows: [...body.querySelectorAll('tr:nth-child(n+3)')].map(row => ({ name: row.querySelector('th').textContent.trim(), cells: texts(row.querySelectorAll('td')) })),
        areas: body.className === 'traffic' ? [...body.querySelectorAll('path.edge')].map(measured) : [],
      })),
    };
  }));
  assert.equal(seen.length, plan.releases.length);
  plan.releases.forEach((release, index) => releaseIsSeen(release, seen[index]));
}

function releaseIsSeen(release, { stages, current, groups }) {
  assert.deepEqual(stages, release.stages.map(({ name }) => name));
  assert.deepEqual(current, [release.current]);
  const instances = groups.at(-1);
  const others = groups.at(-2);
  const byName = (rows, name) => rows.find(row => row.name === name)?.cells;
  for (const version of new Set(release.stages.flatMap(({ versions }) => versions.map(one => one.version)))) {
    const inStage = stage => stage.versions.find(one => one.version === version);
    assert.deepEqual(byName(instances.rows, version), release.stages.map(stage => String(inStage(stage)?.instances ?? '-')));
    release.stages.forEach((stage, number) => {
      if (stage.former === undefined && stage.versions.some(({ share }) => share !== '0%')) {
        const share = inStage(stage)?.share ?? '0%';
        assert.equal(byName(others.rows, version)?.[number].replace(' %', '%') ?? '-', share === '0%' ? '-' : share, `${release.name}, ${version} in ${stage.name}`);
      }
    });
  }
  for (const { rows, areas, title } of groups.slice(0, -1)) {
    rows.forEach(({ name, cells }, row) => cells.forEach((cell, stage) => {
      const [top, bottom = 100] = cell.replace(/ %$/, '').replace(/ of (\d+) pods$/, '/$1').split('/').map(Number);
      const share = cell === '-' || cell === 'by pods' ? 0 : top / bottom;
      assert.ok(Math.abs(areas[row][stage] - share) < 0.011, `${title}: the area of ${name} in stage ${stage} covers ${areas[row][stage]}, the number says ${cell}`);
    }));
  }
}

/** Each request that can be chosen shows its own answers and no others. */
export async function everyRequestIsAnswered(page, plan) {
  for (const [index, { stages }] of plan.releases.entries()) {
    const options = await page.$$eval(`#r${index}-ask option`, all => all.map(option => [option.value, option.textContent]));
    assert.ok(options.length > 0);
    for (const [value, text] of options) {
      await page.select(`#r${index}-ask`, value);
      const shown = await page.$$eval(`#r${index} .answer:not([hidden])`, all => all.map(answer => [answer.id, answer.querySelector('caption').textContent, answer.querySelectorAll('tbody tr').length]));
      assert.deepEqual(shown, [[value, text, stages.length]]);
    }
  }
}

/** Tab reaches every control in the order of the page, each visibly; summaries open and the select changes by keys alone. */
export async function everythingWorksByKeyboard(page) {
  const expected = await page.evaluate(() => {
    document.querySelectorAll('details').forEach(details => details.open = false);
    const controls = [...document.querySelectorAll('a[href], select, summary, [tabindex="0"]')].filter(element => element.checkVisibility());
    controls.forEach((element, index) => element.dataset.walk = String(index));
    return controls.length;
  });
  await page.evaluate(() => document.activeElement.blur());
  for (let index = 0; index < expected; index++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return { walk: element.dataset.walk, outline: getComputedStyle(element).outlineStyle };
    });
    assert.equal(focused.walk, String(index));
    assert.notEqual(focused.outline, 'none');
  }
  await page.focus('.step > summary');
  await page.keyboard.press('Enter');
  assert.equal(await page.$eval('.step', step => step.open), true);
  await page.focus('select');
  await page.select('select', await page.$eval('select option', option => option.value));
  const before = await page.$eval('select', select => select.value);
  await page.keyboard.press('ArrowDown');
  const after = await page.$eval('select', select => select.value);
  assert.notEqual(after, before);
  assert.equal(await page.$eval('.answer:not([hidden])', answer => answer.id), after);
}

/** What axe-core calls serious or critical. */
export async function nothingIsInTheWay(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach(details => details.open = true));
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations: all } = await globalThis.axe.run();
    return all.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`);
  });
  assert.deepEqual(violations, []);
}

export async function nothingIsWiderThanTheScreen(page) {
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= screen, `the page is ${content} wide on a screen of ${screen}`);
}
