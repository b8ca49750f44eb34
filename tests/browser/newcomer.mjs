// Reads finished sites as a visitor of GitHub Pages does, below `/repo/` behind a plain file server: follows every link
// by asking the server, and looks at what stands at addresses without a page, at three depths.
// `node newcomer.mjs SITE…`, each built for the address of its folder's name on GitHub Pages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { address, browser, brokenLinks, files, serve, visit, violations } from './support.mjs';

/** Follows all links from the overview by asking for them; gives those that were not answered, and how many were. */
async function crawl(base) {
  const seen = new Set([base]);
  const waiting = [base];
  const broken = [];
  while (waiting.length > 0) {
    const url = waiting.pop();
    const answer = await fetch(url);
    if (answer.status !== 200) { broken.push(`${url}: ${answer.status}`); continue; }
    if (!answer.headers.get('content-type')?.startsWith('text/html')) { await answer.arrayBuffer(); continue; }
    const html = await answer.text();
    for (const [, written] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const to = new URL(written.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='), url);
      to.hash = '';
      if (!to.href.startsWith(base) || seen.has(to.href)) continue;
      seen.add(to.href);
      waiting.push(to.href);
    }
  }
  return { broken, asked: seen.size };
}

const chromium = await browser();
try {
  for (const site of process.argv.slice(2).map(path => resolve(path))) {
    assert.deepEqual(brokenLinks(site), []);
    const server = await serve(site, '/repo/');
    const { broken, asked } = await crawl(server.base);
    assert.deepEqual(broken, []);
    const pages = files(site, '.html').filter(path => path !== '404.html');
    assert.ok(asked >= pages.length, `${asked} addresses were asked for, and there are ${pages.length} pages`);

    const published = `https://newcomer.github.io/${basename(site)}/`;
    const listed = [...readFileSync(join(site, 'sitemap.xml'), 'utf8').matchAll(/<loc>(.*?)<\/loc>/g)].map(match => match[1]);
    assert.deepEqual(listed.sort(), pages.map(path => published + (path === 'index.html' ? '' : address(path))).sort());

    const context = await chromium.newContext();
    const seen = await visit(context, ['index.html', 'plans.html', 'risks.html'].map(page => server.base + page));
    assert.deepEqual(seen, []);
    const page = await context.newPage();
    for (const missing of ['nowhere.html', 'plans/nobody/index.html', 'plans/nobody/contracts/deep/down.html']) {
      const answer = await page.goto(server.base + missing);
      assert.equal(answer.status(), 404);
      assert.equal(await page.locator('h1').innerText(), 'There is no page at this address');
      if (missing === 'nowhere.html') assert.deepEqual(await violations(page), []);
      // On another host than the site's own the links lead to the site's own.
      const links = await page.locator('main a').evaluateAll(all => all.map(one => one.href));
      assert.deepEqual(links, ['index.html', 'plans.html'].map(to => published + to));
      if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `${basename(site)}-${missing.split('/').length}.png`) });
    }
    console.log(`${basename(site)}: ${pages.length} pages, ${asked} addresses, no broken link`);
    await context.close();
    await server.stop();
  }
} finally {
  await chromium.close();
}
