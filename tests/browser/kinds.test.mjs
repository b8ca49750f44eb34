// Every kind of page in every way it is looked at: colour schemes, widths, review mode, mirrored, without scripts.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { address, byKind, excess, openExample, project, violations } from './support.mjs';

// Plans with most to show, with a script that reads from right to left, without statements, and one that cannot be read.
const special = ['004-self-service-kiosks', '018-arabic-pages', '021-study-room-sensors', '022-annual-statistics']
  .map(plan => `plans/${plan}/index.html`);

let site, kinds, pages, chromium, server;
openExample(opened => {
  ({ site, chromium, server } = opened);
  kinds = byKind(site);
  pages = [...new Set([...[...kinds.values()].map(([longest]) => longest), ...special])];
});

/** Opens the pages in one context and collects what `look` says of each. */
async function complaints(options, look, { prepare = async () => {}, those = pages } = {}) {
  const context = await chromium.newContext({ reducedMotion: 'reduce', ...options });
  await prepare(context);
  const found = [];
  const left = [...those];
  // Two at a time, each with a process of its own.
  await Promise.all([0, 1].map(async () => {
    const page = await context.newPage();
    for (let path = left.shift(); path; path = left.shift()) {
      await page.goto(server.base + address(path));
      found.push(...(await look(page, path)).map(text => `${path}: ${text}`));
    }
  }));
  await context.close();
  return found.sort();
}
const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('the example has a page of every template', () => {
  const templates = readdirSync(join(project, 'themes/default/pages')).map(name => name.replace('.hbs', ''));
  assert.deepEqual([...kinds.keys()].sort(), templates.sort());
});

for (const colorScheme of ['light', 'dark']) {
  for (const [name, screen] of [['1440', wide], ['390', phone]]) {
    test(`axe finds nothing, ${colorScheme}, ${name} px wide`, async () => {
      assert.deepEqual(await complaints({ ...screen, colorScheme }, violations), []);
    });
  }
}

test('axe finds nothing in review mode', async () => {
  const options = { viewport: { width: 1920, height: 1080 } };
  const prepare = context => context.addInitScript(() => sessionStorage.setItem('plansite-review', 'on'));
  const look = async page => {
    assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'review');
    return [...await violations(page), ...(await excess(page) > 0 ? ['too wide'] : [])];
  };
  assert.deepEqual(await complaints(options, look, { prepare, those: ['index.html', 'board.html', special[0]] }), []);
});

test('axe finds nothing on pages whose scripts never come', async () => {
  // Axe needs scripts to run itself, so they are taken out of the pages.
  const prepare = context => context.route('**/*.html', async route => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<script\b[\s\S]*?<\/script>/g, '');
    await route.fulfill({ response, body });
  });
  const those = ['index.html', 'plans.html', special[0]];
  const look = async page => {
    assert.equal(await page.locator('script').count(), 0);
    return violations(page);
  };
  assert.deepEqual(await complaints(wide, look, { prepare, those }), []);
});

test('no head of a column breaks within a word', async () => {
  const look = page => page.$$eval('thead th', heads => heads.flatMap(head => {
    const words = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    const broken = [];
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      for (const { 0: word, index } of node.data.matchAll(/[A-Za-z]+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
      }
    }
    return broken;
  }));
  for (const width of [1024, 1440]) {
    assert.deepEqual(await complaints({ viewport: { width, height: 900 } }, look), [], `${width} px wide`);
  }
});

for (const width of [320, 390, 768, 800, 1024, 1440]) {
  test(`no page scrolls sideways, ${width} px wide`, async () => {
    const look = async page => (await excess(page) > 0 ? [`${await excess(page)} px too wide`] : []);
    assert.deepEqual(await complaints({ viewport: { width, height: 800 } }, look), []);
  });
}

for (const [name, screen] of [['1440', wide], ['390', phone]]) {
  test(`a mirrored page fits and begins at the right, ${name} px wide`, async () => {
    const look = async page => {
      await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
      const over = await excess(page);
      const lost = await page.evaluate(() => {
        const boxed = element => {
          for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).overflowX !== 'visible') return true;
          return false;
        };
        return [...document.querySelectorAll('body *')].filter(element => {
          const { left, right, width, height } = element.getBoundingClientRect();
          return width > 1 && height > 1 && (left < -1 || right > innerWidth + 1) && !boxed(element);
        }).slice(0, 3).map(element => `sticks out: ${element.outerHTML.slice(0, 120)}`);
      });
      const turned = await page.evaluate(() => {
        const links = [...document.querySelectorAll('.bar a')].filter(link => link.getClientRects().length);
        const [first, last] = [links[0], links.at(-1)].map(link => link?.getBoundingClientRect());
        return !first || first.top !== last.top || first.left > last.left;
      });
      return [...(over > 0 ? [`${over} px too wide`] : []), ...lost, ...(turned ? [] : ['the bar is not mirrored'])];
    };
    assert.deepEqual(await complaints(screen, look), []);
  });
}
