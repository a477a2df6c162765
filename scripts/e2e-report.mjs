// `npm run e2e:report`: the HTML report in a real browser, at two sizes and in both colour schemes. Needs Chromium (Debian: `apt-get install chromium`), or a
// path to it in CHROMIUM. Pages and screenshots are left in build/e2e-report.
import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile, runProgram } from './compile.mjs';
import { install, root } from './install.mjs';

const sizes = [{ name: 'desktop', width: 1280, height: 900 }, { name: 'phone', width: 390, height: 844 }];
const outdir = join(root, 'build/e2e-report');

install();
compile();
runProgram('test/report/e2e-pages.ts');
const { launch } = await import('puppeteer-core');
const checks = await import('./e2e-report/checks.mjs');
const browser = await launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const name of readdirSync(outdir).filter(file => file.endsWith('.html')).map(file => file.slice(0, -'.html'.length))) {
    for (const size of sizes) {
      for (const scheme of ['light', 'dark']) {
        await check(name, size, scheme);
        console.log(`ok: ${name}, ${size.name}, ${scheme}`);
      }
    }
  }
} finally {
  await browser.close();
}

async function check(name, { name: sizeName, width, height }, scheme) {
  const plan = JSON.parse(readFileSync(join(outdir, `${name}.json`), 'utf8'));
  const url = pathToFileURL(join(outdir, `${name}.html`)).href;
  const tab = await browser.newPage();
  const trouble = [];
  tab.on('console', message => trouble.push(`console: ${message.text()}`));
  tab.on('pageerror', error => trouble.push(`error: ${error}`));
  tab.on('dialog', dialog => {
    trouble.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  tab.on('request', request => request.url() === url || trouble.push(`request: ${request.url()}`));
  await tab.setViewport({ width, height });
  await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await tab.goto(url);
  await tab.screenshot({ path: join(outdir, `${name}-${sizeName}-${scheme}.png`), fullPage: true });
  await checks.nothingIsWiderThanTheScreen(tab);
  await checks.numbersAreThePlans(tab, plan);
  await checks.everyRequestIsAnswered(tab, plan);
  await checks.everythingWorksByKeyboard(tab);
  await checks.nothingIsInTheWay(tab);
  await checks.nothingIsWiderThanTheScreen(tab);
  await tab.screenshot({ path: join(outdir, `${name}-${sizeName}-${scheme}-open.png`), fullPage: true });
  assert.deepEqual(trouble, []);
  await tab.close();
}
