// The portfolio of traps that `tests/traps.rs` lays out and builds: none of its scripts runs.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { address, brokenLinks, browser, files, project, visit } from './support.mjs';

const site = join(process.env.CARGO_TARGET_DIR ?? join(project, 'target'), 'tmp', 'traps', 'site');

test('no script of a plan runs, and no page asks another host', async () => {
  assert.ok(existsSync(join(site, 'index.html')), 'cargo test has built the traps');
  const chromium = await browser();
  const context = await chromium.newContext();
  const base = pathToFileURL(site) + '/';
  const pages = files(site, '.html').map(page => base + address(page));
  const look = async (page, to, wrong) => {
    if (await page.evaluate(() => globalThis.pwned !== undefined)) wrong.push(`${to}: a script of a plan ran`);
    const handlers = await page.evaluate(() => [...document.querySelectorAll('*')].flatMap(element =>
      [...element.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name)));
    if (handlers.length > 0) wrong.push(`${to}: event handlers ${handlers}`);
    // Links inside drawings have no protocol of their own.
    const links = await page.evaluate(() => [...document.querySelectorAll('a')].map(a => a.getAttribute('href') ?? a.getAttribute('xlink:href'))
      .filter(href => href !== null).map(href => (URL.canParse(href, document.baseURI) ? new URL(href, document.baseURI).protocol : href)));
    const hostile = links.filter(protocol => !['file:', 'http:', 'https:', 'mailto:'].includes(protocol));
    if (hostile.length > 0) wrong.push(`${to}: links to ${hostile}`);
  };
  // Two at a time, each with a process of its own.
  const wrong = await Promise.all([0, 1].map(half => visit(context, pages.filter((_, at) => at % 2 === half), look)));
  await chromium.close();
  assert.deepEqual(wrong.flat(), []);
});

test('every link among the traps resolves', () => {
  assert.deepEqual(brokenLinks(site), []);
});
