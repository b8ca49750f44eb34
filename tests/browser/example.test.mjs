// The example portfolio in a browser: every page from disk and below a path, its links, its HTML.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { address, brokenLinks, browser, build, byKind, files, openExample, project, shown, visit } from './support.mjs';

let site, chromium, server, pages;
openExample(opened => {
  ({ site, chromium, server } = opened);
  pages = files(site, '.html');
});

test('every link resolves', () => {
  assert.ok(pages.length > 100, `only ${pages.length} pages`);
  assert.deepEqual(brokenLinks(site), []);
});

for (const place of ['from disk', 'below a path']) {
  test(`every page opens ${place} without a complaint`, async () => {
    const context = await chromium.newContext();
    const base = place === 'from disk' ? pathToFileURL(site) + '/' : server.base;
    const wrong = await visit(context, pages.map(page => base + address(page)), async (page, to, wrong) => {
      if (!await page.evaluate(() => document.styleSheets.length > 0)) wrong.push(`${to}: no style`);
    });
    assert.deepEqual(wrong, []);
    await context.close();
  });
}

test('a page that is not there shows the way back', async () => {
  const page = await chromium.newPage();
  for (const missing of ['nowhere.html', 'plans/no-such-plan/deep/down.html']) {
    await page.goto(server.base + missing);
    assert.equal(await page.evaluate(() => document.querySelector('link[rel=icon]').href), server.base + 'assets/favicon.svg');
    await page.getByRole('link', { name: /overview/i }).first().click();
    await page.waitForURL(server.base + 'index.html');
  }
  await page.close();
});

test('a page that is not there has its icon below a folder called like ours', async () => {
  const base = 'http://site.test/plans/';
  const body = readFileSync(join(build(join(project, 'example-site'), '--base-url', base), '404.html'), 'utf8');
  const page = await chromium.newPage();
  await page.route('**', route => route.fulfill({ status: 404, contentType: 'text/html', body }));
  await page.goto(`${base}nowhere.html`);
  assert.equal(await page.evaluate(() => document.querySelector('link[rel=icon]').href), `${base}assets/favicon.svg`);
  await page.close();
});

test('a page is no wider than what its bar for scrolling leaves of the window', async () => {
  const other = await browser({ ignoreDefaultArgs: ['--hide-scrollbars'] });
  let bars = 0;
  for (const width of [1440, 700]) {
    const page = await other.newPage({ viewport: { width, height: 500 } });
    for (const [kind, [path]] of byKind(site)) {
      await page.goto(server.base + address(path));
      await shown(page);
      const { bar, over } = await page.evaluate(() => {
        const { clientWidth, scrollWidth } = document.documentElement;
        return { bar: innerWidth - clientWidth, over: scrollWidth - clientWidth };
      });
      bars += bar > 0;
      assert.equal(over, 0, `${kind} at ${width}`);
    }
  }
  assert.ok(bars > 20, `only ${bars} pages have a bar`);
  await other.close();
});

test('every segment of a bar and every count of the map leads to its list', async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const counted = '.segs > * > svg, .heat tbody td:not(:has(.unseen))';
  await page.goto(server.base + 'index.html');
  const targets = await page.locator(counted).evaluateAll(all => all.map(one => (one.closest('a') ?? one.querySelector('a'))?.getAttribute('href')));
  for (const start of ['plans.html#stage=', 'plans.html#tasks=', 'risks.html#cell=']) {
    assert.ok(targets.some(target => target?.startsWith(start)), start);
  }
  assert.equal(targets.filter(target => !target?.includes('=')).length, 0, targets.join());
  for (let at = 0; at < targets.length; at += 1) {
    await page.goto(server.base + 'index.html');
    await page.locator(counted).nth(at).click();
    await page.waitForURL(server.base + targets[at]);
    assert.ok(await page.locator('main table').first().isVisible());
  }
  await context.close();
});

test('a filter that is not known is held for an anchor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plansite-links-'));
  const links = ['plans.html#stage=blocked', 'plans.html#stage=gone', 'plans.html#m=nomit', 'plans.html#stage', 'a.html#m=nomit'];
  writeFileSync(join(folder, 'plans.html'), '<p>no anchors</p>');
  writeFileSync(join(folder, 'a.html'), links.map(link => `<a href="${link}">x</a>`).join('\n'));
  assert.deepEqual(brokenLinks(folder), links.slice(1).map(link => `a.html: ${link} names no anchor`));
});

test('the picture of dependencies keeps inside its boxes and is no detour for the keyboard', async () => {
  const context = await chromium.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(server.base + 'graph.html');
  const found = await page.evaluate(() => {
    const nodes = [...document.querySelectorAll('.graph .node')];
    const out = nodes.flatMap(node => {
      const box = node.querySelector('rect').getBoundingClientRect();
      return [...node.querySelectorAll('text')].filter(text => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < box.left || right > box.right || top < box.top || bottom > box.bottom;
      }).map(text => text.textContent);
    });
    const boxes = nodes.map(node => node.querySelector('rect').getBoundingClientRect());
    const overlaps = boxes.flatMap((a, at) => boxes.slice(at + 1).filter(b =>
      a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
    const links = part => new Set([...document.querySelectorAll(`${part} a`)].map(link => link.getAttribute('href')));
    const picture = links('.graph'), table = links('.links');
    const { scrollWidth, clientWidth } = document.querySelector('.graph');
    return { nodes: nodes.length, out, overlaps: overlaps.length, scrolls: scrollWidth > clientWidth,
      missing: [...picture].filter(href => !table.has(href)), stops: document.querySelectorAll('.graph a:not([tabindex="-1"])').length };
  });
  assert.ok(found.nodes > 20, `only ${found.nodes} plans are drawn`);
  assert.deepEqual(found, { ...found, out: [], overlaps: 0, scrolls: true, missing: [], stops: 0 });
  const stage = page.getByRole('region', { name: 'Picture of' });
  await stage.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('.graph').scrollLeft > 0);
  await context.close();
});

test('pages are whole without scripts', async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.base + 'index.html');
  assert.match(await page.locator('h1').innerText(), /plans? need/);
  await page.getByRole('navigation').first().getByRole('link', { name: 'Risks' }).click();
  await page.waitForURL('**/risks.html');
  assert.ok(await page.getByRole('table').first().isVisible());
  await context.close();
});

test('pages are valid HTML', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
      'attribute-boolean-style': 'off', 'doctype-style': 'off', 'long-title': 'off', 'no-implicit-close': 'off',
      'no-implicit-button-type': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off',
      // Anchors of headings are GitHub's, in every script.
      'valid-id': ['error', { relaxed: true }],
    },
  }));
  const wrong = [];
  for (const page of pages) {
    const report = await validator.validateString(readFileSync(join(site, page), 'utf8'), page);
    for (const { messages } of report.results) {
      for (const { ruleId, message, line } of messages.slice(0, 3)) wrong.push(`${page}:${line}: ${ruleId}: ${message}`);
    }
  }
  assert.deepEqual(wrong.slice(0, 20), []);
});
