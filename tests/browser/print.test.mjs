// Paper: every kind of page prints, on its sheet, in light colours, with what is folded and without what only a screen can use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, byKind, openExample } from './support.mjs';

let pages, chromium, server;
openExample(opened => {
  ({ chromium, server } = opened);
  pages = [...[...byKind(opened.site).values()].map(([longest]) => longest), 'plans/018-arabic-pages/index.html'];
});

/** The sizes of the sheets in a PDF, in points. */
const sheets = pdf => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b[\s\S]*?\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  .map(([, width, height]) => [Math.round(width), Math.round(height)]);

test('every kind of page becomes a PDF, the picture of dependencies in landscape', async () => {
  const page = await chromium.newPage();
  for (const path of pages) {
    await page.goto(server.base + address(path));
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-', path);
    const found = sheets(pdf);
    assert.ok(found.length > 0 && found.length < 100, `${path}: ${found.length} sheets`);
    const landscape = path === 'graph.html';
    assert.ok(found.every(([width, height]) => (width > height) === landscape), `${path}: ${found}`);
  }
  await page.close();
});

test('nothing is wider than its sheet', async () => {
  // A4 without its margins of 16 mm, at 96 pixels an inch.
  const [portrait, landscape] = [210, 297].map(width => Math.floor((width - 32) / 25.4 * 96));
  const context = await chromium.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  const wrong = [];
  for (const path of pages) {
    await page.setViewportSize({ width: path === 'graph.html' ? landscape : portrait, height: 1000 });
    await page.goto(server.base + address(path));
    const lost = await page.evaluate(() => [...document.querySelectorAll('main *')].filter(element => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1) && !element.closest('svg *');
    }).slice(0, 3).map(element => `${Math.round(element.getBoundingClientRect().right)}: ${element.outerHTML.slice(0, 120)}`));
    wrong.push(...lost.map(text => `${path}: ${text}`));
  }
  await context.close();
  assert.deepEqual(wrong, []);
});

test('paper is light, whatever the screen is', async () => {
  for (const stored of ['', 'dark']) {
    const context = await chromium.newContext({ colorScheme: 'dark' });
    await context.addInitScript(stored => stored && localStorage.setItem('plansite-scheme', stored), stored);
    const page = await context.newPage();
    await page.goto(server.base + 'plans/004-self-service-kiosks/index.html');
    const colours = () => page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]);
    const [ground] = await colours();
    assert.notEqual(ground, 'rgb(255, 255, 255)');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const [paper, ink] = await colours();
    assert.equal(paper, 'rgb(255, 255, 255)');
    assert.ok(Math.max(...ink.match(/\d+/g).map(Number)) < 80, ink);
    await context.close();
  }
});

test('paper has what is folded, and no controls', async () => {
  const page = await chromium.newPage();
  await page.goto(server.base + 'plans/004-self-service-kiosks/index.html');
  await page.evaluate(() => document.querySelectorAll('.rail details').forEach(details => { details.open = false; }));
  const folded = page.locator('.rail details li').first();
  const height = () => folded.evaluate(item => item.getBoundingClientRect().height);
  assert.equal(await folded.evaluate(item => item.checkVisibility()), false);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await folded.evaluate(item => item.checkVisibility()));
  assert.ok(await height() > 5);
  for (const path of ['plans/004-self-service-kiosks/index.html', 'plans.html', 'risks.html', 'problems.html']) {
    await page.goto(server.base + path);
    // Where the page is, and the names of columns, are no controls.
    for (const control of ['nav:not(.crumbs)', 'button:not(th button)', 'input', 'select', '.skip']) {
      const shown = await page.locator(control).evaluateAll(all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 100)));
      assert.deepEqual(shown, [], `${path}: ${control}`);
    }
  }
  await page.close();
});
