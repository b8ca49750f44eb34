// Search: what is found, by which keys, and what screen readers are told; from a disk, on a phone, without scripts.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { firstHit, openSearch } from './queries.mjs';
import { build, excess, openExample, serve, violations, visit } from './support.mjs';

let site, chromium, server;
openExample(opened => { ({ site, chromium, server } = opened); });

/** A portfolio with accents, scripts that do not separate words, and texts that would be tags. */
const plans = {
  '001-menue': `# Implementation Plan: Café menus with crème brûlée

**Status**: Approved
**Author**: Łukasz Straße

## Gates

- [ ] Naïve readers were asked
`,
  '002-kanban': `# Implementation Plan: 数据看板与Dashboard导出

**Status**: Draft
**Author**: 陈伟

## Risk Analysis

| Risk | Likelihood | Impact | Mitigation |
|---|---|---|---|
| 导出文件过大 | High | High | 分页 |
`,
  '003-payment': `# Implementation Plan: 결제 재시도와 알림

**Status**: Blocked

## 목표 설정
`,
  '004-kana': `# Implementation Plan: ｶﾞｲﾄﾞ画面のガイド

**Status**: Draft

## シゴトの一覧
`,
  '005-tags': `# Implementation Plan: </script><script>globalThis.ran = 1</script> \`<img src=x onerror="ran=1">\`

**Status**: <b>Draft</b>
**Author**: \u2028<i onclick="ran=1">Mallory</i>

## A heading with </script> in it

## Risk Analysis

| Risk | Likelihood | Impact | Mitigation |
|---|---|---|---|
| \`<script>ran=1</script>\` | High | High | none |
`,
};
let strange, strangeSite;
before(() => {
  strange = mkdtempSync(join(tmpdir(), 'plansite-search-'));
  for (const [name, text] of Object.entries(plans)) {
    mkdirSync(join(strange, 'specs', name), { recursive: true });
    writeFileSync(join(strange, 'specs', name, 'plan.md'), text);
  }
  strangeSite = build(strange);
});
after(() => rmSync(strange, { recursive: true }));

const onDisk = (root, path = 'index.html') => `${pathToFileURL(root)}/${path}`;

/** Opens a page with the dialog of search over it; every error on it fails the test. */
async function search(address, options = {}, text = '') {
  const context = await chromium.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on('pageerror', error => page.wrong.push(String(error)));
  page.on('console', message => { if (message.type() === 'error') page.wrong.push(message.text()); });
  await page.goto(address);
  await openSearch(page);
  await page.keyboard.type(text);
  return page;
}
async function close(page) {
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}
/** Closes the dialog, which a browser does a moment after the key. */
async function shut(page) {
  await page.keyboard.press('Escape');
  await page.locator('.finder').waitFor({ state: 'hidden' });
}
const selected = page => page.locator('#Hits [aria-selected=true]');

/** Asks for each query in turn and holds the first hit against the table. */
async function check(page, table) {
  const wrong = [];
  for (const [query, wanted] of table) {
    await page.fill('#Sought', query);
    const found = await firstHit(page);
    if (found !== wanted) wrong.push(`${query}: ${found}, not ${wanted}`);
  }
  assert.deepEqual(wrong, []);
}

test('thirty queries find what they mean', async () => {
  const page = await search(onDisk(site));
  await check(page, [
    ['Shared catalogue for 48 branches', 'Plans: Shared catalogue for 48 branches'],
    ['summer reading club', 'Plans: Summer reading club'],
    ['ledger', 'Plans: Circulation ledger, every loan and return as an entry'],
    ['kios', 'Plans: Self-service kiosks that keep lending without a network'],
    ['reten del', 'Plans: Retention and deletion of member data'],
    ['ledjer', 'Plans: Circulation ledger, every loan and return as an entry'],
    ['catalouge', 'Plans: Shared catalogue for 48 branches'],
    ['kisoks', 'Plans: Self-service kiosks that keep lending without a network'],
    ['budget recieving', 'Risks: Budget year begins before receiving is finished'],
    ['fíne-frée lending', 'Plans: Fine-free lending'],
    ['MORIMOTO', 'Plans: Merging duplicate records across branches'],
    ['森本', 'Plans: 日本語資料の目録とよみによる検索'],
    ['よみ', 'Plans: 日本語資料の目録とよみによる検索'],
    ['誤', 'Risks: 人名のよみを辞書が誤る'],
    ['旧字体', 'Risks: 古い端末で旧字体が表示されない'],
    ['#12', 'Plans: E-book lending through one supplier'],
    ['#014', 'Plans: Fine-free lending'],
    ['012', 'Plans: E-book lending through one supplier'],
    ['is:blocked', 'Plans: Self-service kiosks that keep lending without a network'],
    ['is:review bus', 'Plans: Lending on the two book buses'],
    ['gate:open kiosks', 'Plans: Self-service kiosks that keep lending without a network'],
    ['risk:critical', 'Plans: Self-service kiosks that keep lending without a network'],
    ['risk:high telephones', 'Risks: Reading page is slow on old telephones'],
    ['one worker or many', 'Headings: One worker or many'],
    ['rollback kiosks', 'Headings: Rollback Plan'],
    ['contracts/holds', 'Pages: contracts/holds.yaml'],
    ['deployment', 'Headings: Deployment Strategy'],
    ['صفحات', 'Plans: صفحات القرّاء وشاشات الإعارة باللغة العربية'],
    ['zzzz', '-'],
    ['is:nothing', '-'],
  ]);
  await close(page);
});

test('accents, case, width and scripts without spaces make no difference', async () => {
  const page = await search(onDisk(strangeSite));
  const titles = ['Café menus with crème brûlée', '数据看板与Dashboard导出', '결제 재시도와 알림', 'ｶﾞｲﾄﾞ画面のガイド'];
  const [cafe, board, payment, kana] = titles;
  await check(page, [
    ['cafe creme', `Plans: ${cafe}`],
    ['CAFÉ', `Plans: ${cafe}`],
    ['cafe\u0301', `Plans: ${cafe}`],
    ['brulee', `Plans: ${cafe}`],
    ['lukasz', `Plans: ${cafe}`],
    ['strasse', `Plans: ${cafe}`],
    ['naive', 'Gates: Naïve readers were asked'],
    ['看板', `Plans: ${board}`],
    ['据', `Plans: ${board}`],
    ['出', `Plans: ${board}`],
    ['dashboard', `Plans: ${board}`],
    ['看板dash', `Plans: ${board}`],
    ['ｄａｓｈｂｏａｒｄ', `Plans: ${board}`],
    ['陈伟', `Plans: ${board}`],
    ['文件过大', 'Risks: 导出文件过大'],
    ['导文', '-'],
    ['板看', '-'],
    ['재시도', `Plans: ${payment}`],
    ['시', `Plans: ${payment}`],
    ['목표', 'Headings: 목표 설정'],
    ['ガイド', `Plans: ${kana}`],
    ['ゴト', 'Headings: シゴトの一覧'],
    ['コト', '-'],
    ['ｉｓ：ｂｌｏｃｋｅｄ', `Plans: ${payment}`],
  ]);
  await close(page);
});

test('texts of plans stay texts', async () => {
  const page = await search(onDisk(strangeSite));
  for (const query of ['script', 'img', 'heading script', 'mallory', 'draft', '<b>', '</script>', '"onerror']) {
    await page.fill('#Sought', query);
    assert.equal(await page.locator('.finder :is(script, img, b, i)').count(), 0, query);
  }
  await page.fill('#Sought', 'globalThis');
  assert.match(await selected(page).innerText(), /<\/script><script>globalThis\.ran = 1<\/script>/);
  await page.fill('#Sought', '</script><script>ran');
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  await close(page);
});

test('hits are marked, also those that are not written quite so', async () => {
  const page = await search(onDisk(strangeSite));
  const marks = async query => {
    await page.fill('#Sought', query);
    return selected(page).locator('mark').allInnerTexts();
  };
  assert.deepEqual(await marks('caf creme'), ['Caf', 'crème']);
  assert.deepEqual(await marks('brulle'), ['brûlée']);
  assert.deepEqual(await marks('看板'), ['看板']);
  assert.deepEqual(await marks('文件过'), ['文件过']);
  assert.deepEqual(await marks('#2'), []);
  await close(page);
});

test('a hit leads to the exact line, from a page at any depth', async () => {
  for (const from of ['index.html', 'plans/003-holds-queue/contracts/holds.yaml.html']) {
    const page = await search(onDisk(site, from), {}, 'label pile metal bookmarks');
    await page.keyboard.press('Enter');
    await page.waitForURL(/plans\/004-self-service-kiosks\/index\.html#L\d+$/);
    const line = await page.evaluate(() => document.getElementById(location.hash.slice(1))?.textContent);
    assert.match(line ?? '', /pile with metal bookmarks/, from);
    await close(page);
  }
});

test('a hit on the same page closes the dialog and goes there', async () => {
  const page = await search(onDisk(site, 'plans/004-self-service-kiosks/index.html'), {}, 'rollback kiosks');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /^#L\d+$/.test(location.hash));
  await page.locator('.finder').waitFor({ state: 'hidden' });
  assert.ok(await page.getByRole('heading', { name: 'Rollback Plan' }).isVisible());
  await close(page);
});

test('the keyboard does everything, and the focus comes back', async () => {
  const page = await search(server.base + 'plans.html');
  await shut(page);
  const way = page.locator('#Search');
  await way.focus();
  await page.keyboard.press(' ');
  assert.ok(await page.locator('.finder').isVisible());
  await page.keyboard.type('catalogue');
  const hits = page.locator('#Hits [role=option]');
  const first = await hits.nth(0).innerText();
  assert.equal(await selected(page).innerText(), first);
  await page.keyboard.press('ArrowDown');
  assert.equal(await selected(page).innerText(), await hits.nth(1).innerText());
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await selected(page).innerText(), await hits.last().innerText(), 'it goes round');
  assert.ok(await selected(page).evaluate(hit => {
    const { top, bottom } = hit.getBoundingClientRect();
    const box = hit.closest('[role=listbox]').getBoundingClientRect();
    return top >= box.top && bottom <= box.bottom + 1;
  }), 'it is in sight');
  assert.ok(await page.locator('#Sought').evaluate(field => field === document.activeElement), 'the field keeps the focus');
  // Single keys are letters here.
  await page.fill('#Sought', '');
  await page.keyboard.type('g p/?t');
  assert.equal(await page.inputValue('#Sought'), 'g p/?t');
  assert.match(page.url(), /plans\.html$/);
  await shut(page);
  assert.ok(await way.evaluate(link => link === document.activeElement), 'the focus is back');
  // Also out of a field, where `/` is a letter.
  await page.focus('.filters input');
  await page.keyboard.press('Control+k');
  assert.ok(await page.locator('.finder').isVisible());
  assert.equal(await page.evaluate(() => getSelection().toString()), 'g p/?t', 'what was asked for last is there to be replaced');
  await shut(page);
  assert.ok(await page.locator('.filters input').evaluate(field => field === document.activeElement));
  await close(page);
});

test('the list of keys names search, and Ctrl K works where single keys are switched off', async () => {
  const page = await search(server.base + 'index.html');
  await shut(page);
  await page.keyboard.press('?');
  const line = page.getByRole('dialog', { name: 'Keyboard' }).getByRole('listitem').filter({ hasText: 'Search' });
  assert.equal((await line.innerText()).replace(/\s+/g, ' '), 'Search / Ctrl K');
  await page.getByLabel('Single keys work').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  assert.ok(await page.locator('.finder').isHidden());
  await page.keyboard.press('Control+k');
  assert.ok(await page.locator('.finder').isVisible());
  await close(page);
});

test('nothing asked for: the views with their keys', async () => {
  const page = await search(server.base + 'plans/003-holds-queue/spec.html');
  const pages = page.getByRole('group', { name: 'Pages' });
  assert.deepEqual((await pages.getByRole('option').allInnerTexts()).map(text => text.replace(/\s+/g, ' ')).slice(0, 3),
    ['Overview g o', 'Plans g p', 'Gates g g']);
  await page.keyboard.type('risks');
  const first = await page.getByRole('group', { name: /^Pages/ }).getByRole('option').first().innerText();
  assert.equal(first.split('\n')[0], 'Risks');
  await close(page);
});

test('plans that changed last are offered first', async () => {
  const page = await search(onDisk(site));
  const recent = await page.evaluate(() => plansite.searched.recent.length);
  const group = page.getByRole('group', { name: 'Changed last' });
  assert.equal(await group.getByRole('option').count(), recent);
  await close(page);
});

test('screen readers are told what there is', async () => {
  const page = await search(server.base + 'index.html', {}, 'catalogue');
  const field = page.getByRole('combobox', { name: 'Search' });
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  const active = await field.getAttribute('aria-activedescendant');
  assert.equal(await selected(page).getAttribute('id'), active);
  const status = page.locator('.finder').getByRole('status');
  assert.match(await status.innerText(), /^\d+ hits$/);
  const groups = page.getByRole('listbox', { name: 'Hits' }).getByRole('group');
  assert.ok(await groups.count() > 2);
  for (const group of await groups.all()) assert.ok(await group.getByRole('option').count() <= 5);
  await page.fill('#Sought', 'zzzz');
  assert.equal(await status.innerText(), 'No hits');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  assert.equal(await field.getAttribute('aria-activedescendant'), null);
  await page.keyboard.press('Enter');
  assert.ok(await page.locator('.finder').isVisible());
  await page.fill('#Sought', 'summer reading club');
  assert.equal(await status.innerText(), '1 hit');
  await close(page);
});

const wide = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
for (const colorScheme of ['light', 'dark']) {
  for (const [name, screen] of [['1440', wide], ['390', phone]]) {
    test(`axe finds nothing with the dialog open, ${colorScheme}, ${name} px wide`, async () => {
      const page = await search(server.base + 'index.html', { ...screen, colorScheme });
      for (const query of ['', 'catalogue', 'is:blocked', 'zzzz']) {
        await page.fill('#Sought', query);
        assert.deepEqual(await violations(page), [], query);
        assert.ok(await excess(page) <= 0, query);
      }
      await close(page);
    });
  }
}

test('on a phone the dialog fills the screen and closes by a button', async () => {
  const context = await chromium.newContext(phone);
  const page = await context.newPage();
  await page.goto(server.base + 'index.html');
  const box = await page.locator('#Search').boundingBox();
  assert.ok(box.width >= 36 && box.height >= 36, `${box.width} by ${box.height} px`);
  await page.tap('#Search');
  await page.locator('#Hits [role=option]').first().waitFor();
  const { width } = await page.locator('.finder').boundingBox();
  assert.ok(width > 360, `${width} px wide`);
  await page.getByRole('button', { name: 'Close' }).tap();
  await page.locator('.finder').waitFor({ state: 'hidden' });
  await context.close();
});

test('search works in review mode, where the bar is gone', async () => {
  const context = await chromium.newContext(wide);
  await context.addInitScript(() => sessionStorage.setItem('plansite-review', 'on'));
  const page = await context.newPage();
  await page.goto(server.base + 'plans/004-self-service-kiosks/index.html');
  assert.ok(await page.locator('#Search').isHidden());
  await openSearch(page);
  await page.keyboard.type('ledger');
  assert.equal(await firstHit(page), 'Plans: Circulation ledger, every loan and return as an entry');
  await context.close();
});

test('without scripts search leads to the list of plans', async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(onDisk(site, 'plans/003-holds-queue/spec.html'));
  await page.getByRole('link', { name: 'Search', exact: true }).click();
  await page.waitForURL('**/plans.html');
  await context.close();
});

test('where its scripts do not come, the list of plans is filtered instead', async () => {
  const context = await chromium.newContext();
  await context.route('**/assets/search-*.js', async route => {
    await new Promise(done => { setTimeout(done, 300); });
    await route.abort();
  });
  const page = await context.newPage();
  await page.goto(server.base + 'risks.html');
  await page.keyboard.press('/');
  await page.keyboard.type('ledger');
  await page.waitForURL('**/plans.html#q=ledger');
  await context.close();
});

test('nothing is loaded before the first use, and then once', async () => {
  const asked = [];
  const context = await chromium.newContext();
  const wrong = await visit(context, [server.base + 'index.html'], async page => {
    page.on('request', request => /\.js$/.test(request.url()) && asked.push(request.url().replace(/^.*\//, '').replace(/-[0-9a-f]{8}\./, '.')));
    await openSearch(page);
    await shut(page);
    await openSearch(page);
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(asked, ['search.js', 'data-search.js']);
  await context.close();
});

test('letters typed while search is still coming are not lost', async () => {
  const slow = await serve(site, '/slow/', file => ({ late: /search/.test(file) ? 400 : 0 }));
  const page = await chromium.newPage();
  await page.goto(slow.base + 'index.html');
  await page.keyboard.press('/');
  await page.keyboard.type('ledger');
  await page.locator('#Hits [role=option]').first().waitFor();
  assert.equal(await firstHit(page), 'Plans: Circulation ledger, every loan and return as an entry');
  await page.close();
  await slow.stop();
});
