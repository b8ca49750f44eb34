// Pages while they arrive: nothing moves under the reader's eyes, at once, in pieces, or with scripts that come late or never.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openExample, serve } from './support.mjs';

let site, chromium;
openExample(opened => { ({ site, chromium } = opened); });

const addresses = ['index.html', 'plans.html', 'plans.html#stage=blocked', 'plans.html#sort=gaps', 'board.html', 'gates.html',
  'risks.html', 'risks.html#m=nomit', 'problems.html#severity=error', 'graph.html', 'plans/004-self-service-kiosks/index.html',
  'plans/001-shared-catalogue/tasks.html'];

/** Adds up how far things move, as the browser itself measures it. */
const watch = () => {
  globalThis.moved = 0;
  globalThis.movers = [];
  globalThis.watcher = new PerformanceObserver(list => globalThis.count(list.getEntries()));
  globalThis.count = entries => {
    for (const { value, hadRecentInput, sources } of entries) {
      if (hadRecentInput) continue;
      globalThis.moved += value;
      globalThis.movers.push(...sources.map(({ node }) => (node?.outerHTML ?? String(node?.nodeName)).slice(0, 80)));
    }
  };
  globalThis.watcher.observe({ type: 'layout-shift', buffered: true });
};

/** Waits until what the page does after it has loaded is drawn, and says what has moved. */
const result = () => new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => {
    globalThis.count(globalThis.watcher.takeRecords());
    done({ moved: globalThis.moved, movers: [...new Set(globalThis.movers)].slice(0, 3) });
  }, 100)));
});

const filtered = addresses.filter(address => address.includes('#'));
const ways = [
  ['at once', addresses, () => ({})],
  ['in pieces', addresses, file => (file.endsWith('.html') ? { pieces: 6000 } : {})],
  ['with scripts that come late', filtered, file => (file.endsWith('.js') ? { late: 1500 } : {})],
];
for (const [name, those, slowly] of ways) {
  for (const width of [1440, 390]) {
    test(`nothing moves while pages arrive ${name}, ${width} px wide`, async () => {
      const server = await serve(site, undefined, slowly);
      const context = await chromium.newContext({ viewport: { width, height: 900 } });
      await context.addInitScript(watch);
      const found = [];
      // One after the other: a browser asks a server for a few files at a time, and late ones would add up.
      for (const address of those) {
        const page = await context.newPage();
        await page.goto(server.base + address);
        const { moved, movers } = await page.evaluate(result);
        await page.close();
        if (moved > 0.01) found.push(`${address} moves by ${moved}: ${movers}`);
      }
      await context.close();
      await server.stop();
      assert.deepEqual(found, []);
    });
  }
}

test('a filtered list is there at once if its script never comes', async () => {
  const server = await serve(site);
  const context = await chromium.newContext();
  await context.route('**/*.js', route => route.abort());
  const page = await context.newPage();
  await page.goto(server.base + 'plans.html#stage=blocked');
  // Two frames after the page has loaded; the animation that hides a list while it waits would end after ten seconds.
  await page.waitForFunction(() => getComputedStyle(document.querySelector('[data-list]')).visibility === 'visible', undefined, { timeout: 5000 });
  assert.ok(await page.locator('.plans tbody tr').count() > 20);
  await context.close();
  await server.stop();
});
