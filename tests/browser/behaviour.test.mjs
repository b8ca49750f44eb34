// What scripts add to the pages: filters, sorting, keys, review mode, colour scheme; and that nothing needs them.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { browser, build, exampleWithPast, files, serve, shown } from './support.mjs';

let site, wide, many, chromium, server, wideServer;
before(async () => {
  site = build(exampleWithPast());
  wide = build(portfolio(30, 20));
  many = build(variety(260));
  chromium = await browser();
  server = await serve(site);
  wideServer = await serve(wide);
});
after(async () => {
  await chromium?.close();
  await server?.stop();
  await wideServer?.stop();
});

/** A portfolio with so many risks that the register has several pages, and more plans at one stage than a board shows. */
function portfolio(plans, risks) {
  const root = mkdtempSync(join(tmpdir(), 'plansite-wide-'));
  for (let at = 1; at <= plans; at += 1) {
    const folder = join(root, 'specs', `${String(at).padStart(3, '0')}-quay`);
    mkdirSync(folder, { recursive: true });
    const rows = Array.from({ length: risks }, (_, risk) =>
      `| Crane ${at}-${risk} <img src=x onerror=alert(1)> | ${['Low', 'Medium', 'High'][risk % 3]} | High | ${risk % 4 ? 'Inspect it' : ''} |`);
    writeFileSync(join(folder, 'plan.md'), `# Plan: Quay ${at}\n\n**Status**: ${at % 10 ? 'Draft' : 'Blocked'}\n\n`
      + `## Risk Analysis\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n${rows.join('\n')}\n`);
  }
  return root;
}

/** So many plans that their table has several pages, with everything that a row may hold. */
function variety(plans) {
  const root = mkdtempSync(join(tmpdir(), 'plansite-many-'));
  for (let at = 1; at <= plans; at += 1) {
    const folder = join(root, 'specs', `${String(at).padStart(3, '0')}-quay`);
    mkdirSync(folder, { recursive: true });
    const boxes = Array.from({ length: at % 12 }, (_, gate) => `- [${(at + gate) % 3 ? ' ' : 'x'}] Gate ${gate}`).join('\n');
    const risks = `| Crane falls | ${['Low', 'High', 'Odd'][at % 3]} | High | ${at % 4 ? 'Inspect it' : ''} |`;
    const full = `**Status**: ${at % 10 ? ['Draft', 'Done', 'In *odd* review'][at % 3] : 'Blocked'}\n**Author**: ${at % 5 ? 'Mira <Holt>' : ''}\n\n`
      + `## Gates\n\n${boxes}\n\n## Risk Analysis\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n${at % 7 ? risks : ''}\n`;
    writeFileSync(join(folder, 'plan.md'), at % 20 === 3 ? `# Plan: Silent ${at}\n` : `# Plan: Quay ${at} & co\n\n${full}`);
    if (at % 3 === 0) writeFileSync(join(folder, 'tasks.md'), '# Tasks\n\n- [x] T001 One\n- [ ] T002 Two\n');
    if (at % 50 === 9) writeFileSync(join(folder, 'plan.md'), Buffer.from([0, 1, 2]));
  }
  return root;
}

/** A page of its own that collects what goes wrong on it. */
async function open(address, options = {}) {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on('console', message => ['error', 'warning'].includes(message.type()) && page.wrong.push(message.text()));
  page.on('pageerror', error => page.wrong.push(String(error)));
  page.on('dialog', dialog => { page.wrong.push(dialog.message()); dialog.dismiss(); });
  // Where scripts are off, nothing is changed after the page has loaded, and frames tell nobody.
  await (options.javaScriptEnabled === false ? page.goto(address) : go(page, address));
  return page;
}
const go = async (page, address) => {
  await page.goto(address);
  await shown(page);
};
const reload = async page => {
  await page.reload();
  await shown(page);
};
const close = async page => {
  assert.deepEqual(page.wrong, []);
  await page.context().close();
};
const rows = (page, table = '.plans') => page.locator(`${table} tbody tr:visible`);
const tally = page => page.locator('.tally').innerText();
const hash = page => page.evaluate(() => location.hash);
const chip = (page, name) => page.locator('.chip', { hasText: name });
/** The words of elements, whether they have been drawn yet or wait out of sight: only `innerText` asks what is drawn. */
const words = locator => locator.evaluateAll(all => all.map(element => element.textContent.replace(/\s+/g, ' ').trim()));
/** The words of a column, row by row. */
const column = (page, at, table = '.plans') => rows(page, table).evaluateAll((all, at) =>
  all.map(row => row.cells[at]?.textContent.trim() ?? ''), at);

test('a filter is kept in the address', async () => {
  const page = await open(server.base + 'plans.html');
  const all = await rows(page).count();
  assert.equal(await tally(page), `${all} plans`);
  await chip(page, 'Blocked').click();
  assert.equal(await hash(page), '#stage=blocked');
  const blocked = await rows(page).count();
  assert.ok(blocked > 0 && blocked < all);
  assert.equal(await tally(page), `${blocked} of ${all} plans`);
  assert.equal(String(blocked), await chip(page, 'Blocked').locator('b').innerText());
  assert.equal(await chip(page, 'Blocked').getAttribute('aria-pressed'), 'true');
  await chip(page, 'Draft').click();
  assert.equal(await hash(page), '#stage=blocked,draft');
  assert.ok(await rows(page).count() > blocked);
  await page.getByRole('searchbox').fill('kiosks that');
  assert.equal(await hash(page), '#stage=blocked,draft&q=kiosks%20that');
  assert.equal(await rows(page).count(), 1);
  await page.keyboard.press('Escape');
  await chip(page, 'Blocked').click();
  await chip(page, 'Draft').click();
  assert.equal(await hash(page), '');
  assert.equal(await rows(page).count(), all);
  await close(page);
});

test('an address filters', async () => {
  const page = await open(server.base + 'plans.html#stage=blocked&q=kiosks');
  assert.equal(await rows(page).count(), 1);
  assert.equal(await page.getByRole('searchbox').inputValue(), 'kiosks');
  await page.evaluate(() => { location.hash = 'tasks=all'; });
  await page.locator('.chip.own').waitFor();
  assert.equal(await page.getByRole('searchbox').inputValue(), '');
  const found = await column(page, 5);
  assert.ok(found.length > 0 && found.every(tasks => { const [done, total] = tasks.split('/'); return done === total; }), found.join());
  await page.locator('.chip.own').click();
  assert.equal(await hash(page), '');
  await close(page);
});

test('a filter that finds nothing names the way out', async () => {
  const page = await open(server.base + 'plans.html');
  await page.getByRole('searchbox').fill('no such plan anywhere');
  assert.equal(await rows(page).count(), 0);
  const out = page.getByRole('button', { name: /all \d+ plans/ });
  assert.match(await page.locator('.empty').innerText(), /No plan is like that/);
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id), []);
  await out.click();
  assert.equal(await rows(page).count(), 27);
  assert.ok(await page.locator('.empty').isHidden());
  await close(page);
});

test('accents and case do not matter to the field', async () => {
  const page = await open(server.base + 'plans.html');
  await page.getByRole('searchbox').fill('RFID');
  const found = await rows(page).count();
  await page.getByRole('searchbox').fill('rfíd');
  assert.ok(found > 0);
  assert.equal(await rows(page).count(), found);
  await close(page);
});

test('columns sort both ways and keep it in the address', async () => {
  const page = await open(server.base + 'plans.html');
  const before = await column(page, 0);
  const button = name => page.getByRole('button', { name, exact: true });
  const head = name => page.locator('th', { has: button(name) });
  assert.equal(await head('Status').getAttribute('aria-sort'), 'ascending');
  await button('Gaps').click();
  assert.equal(await hash(page), '#sort=gaps');
  assert.equal(await head('Gaps').getAttribute('aria-sort'), 'descending');
  assert.equal(await head('Status').getAttribute('aria-sort'), null);
  const gaps = (await column(page, 4)).filter(Boolean).map(Number);
  assert.deepEqual(gaps, [...gaps].sort((a, b) => b - a));
  await button('Gaps').click();
  assert.equal(await hash(page), '#sort=-gaps');
  const back = (await column(page, 4)).filter(Boolean).map(Number);
  assert.deepEqual(back, [...back].sort((a, b) => a - b));
  await button('Risks').click();
  const risks = (await column(page, 3)).map(text => ['critical', 'high', 'moderate', 'low'].findIndex(band => text.includes(band)));
  const ranks = risks.map(rank => rank < 0 ? 9 : rank);
  assert.deepEqual(ranks, [...ranks].sort((a, b) => a - b));
  await button('Status').click();
  assert.equal(await hash(page), '');
  assert.deepEqual(await column(page, 0), before);
  await go(page, server.base + 'plans.html#sort=author&stage=draft');
  await reload(page);
  const authors = (await column(page, 6)).filter(Boolean);
  assert.deepEqual(authors, [...authors].sort((a, b) => a.localeCompare(b)));
  await close(page);
});

test('cells of the heat map are toggle buttons of the register', async () => {
  const page = await open(server.base + 'risks.html');
  const cell = page.locator('.heat').getByRole('button').first();
  const count = Number(/\d+/.exec(await cell.innerText().then(text => text.split('\n').at(-1)))[0]);
  await cell.focus();
  await page.keyboard.press('Space');
  assert.equal(await cell.getAttribute('aria-pressed'), 'true');
  assert.match(await hash(page), /^#cell=[LMHC]{2}$/);
  assert.equal(await rows(page, '.risks').count(), count);
  await page.keyboard.press('Enter');
  assert.equal(await cell.getAttribute('aria-pressed'), 'false');
  await chip(page, 'No mitigation').click();
  assert.equal(await hash(page), '#m=nomit');
  assert.ok((await column(page, 4, '.risks')).every(text => text === 'No mitigation'));
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id), []);
  await close(page);
});

test('changes are filtered by what they are about, and empty days go', async () => {
  const page = await open(server.base + 'changes.html');
  const events = () => page.locator('li.problem:visible');
  const days = () => page.locator('section.file:visible');
  const [all, allDays] = [await events().count(), await days().count()];
  assert.equal(await tally(page), `${all} changes`);
  assert.ok(all > 20 && allDays === 2);
  const setbacks = await words(page.locator('li.setback'));
  assert.equal(setbacks.length, 1);
  assert.match(setbacks[0], /^Gate unticked 003 ?Holds queue/);
  await chip(page, 'Status').click();
  assert.equal(await hash(page), '#about=status');
  assert.ok((await words(events())).every(text => text.startsWith('Status changed')));
  assert.equal(await days().count(), 1);
  await go(page, server.base + 'changes.html#about=gates&q=holds');
  const gates = await words(events());
  assert.equal(gates.length, 1);
  assert.match(gates[0], /^Gate unticked /);
  // From there to where the gate stands, in the plan as it is now.
  await events().getByRole('link', { name: 'Holds queue' }).click();
  await page.waitForURL(/plans\/003-holds-queue\/index\.html#L\d+$/);
  await close(page);
});

test('the keys of the views lead to changes, and the overview tells the newest of them', async () => {
  const page = await open(server.base + 'index.html');
  const moves = page.locator('.moves li');
  assert.match(await moves.first().innerText(), /^Mon 23/);
  assert.ok(await moves.count() <= 12);
  assert.equal(await page.locator('.trend').count(), 3);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.waitForURL(/changes\.html$/);
  await close(page);
});

test('problems are filtered by severity, rule and words, and empty files go', async () => {
  const page = await open(server.base + 'problems.html#severity=error');
  const shown = page.locator('.problem:visible');
  assert.equal(await shown.count(), 3);
  assert.ok(await page.locator('section.file:visible').count() <= 3);
  await page.getByRole('combobox').selectOption('dependency-cycle');
  assert.equal(await hash(page), '#severity=error&rule=dependency-cycle');
  assert.equal(await shown.count(), 2);
  await page.getByRole('searchbox').fill('011-courier-routing/plan');
  assert.equal(await shown.count(), 1);
  assert.equal(await tally(page), '1 of 71 problems');
  await close(page);
});

for (const place of ['from disk', 'below a path']) {
  test(`a register of several pages is filtered as a whole, ${place}`, async () => {
    const base = place === 'from disk' ? pathToFileURL(wide) + '/' : wideServer.base;
    const page = await open(base + 'risks-2.html');
    const loaded = [];
    page.on('request', request => request.url().includes('/data-') && loaded.push(request.url()));
    assert.equal(await rows(page, '.risks').count(), 250);
    const before = await column(page, 1, '.risks');
    assert.deepEqual(loaded, []);
    await page.getByRole('searchbox').fill('crane 17-');
    await page.waitForFunction(() => /^20 of 600 risks$/.test(document.querySelector('.tally').textContent));
    assert.equal(await rows(page, '.risks').count(), 20);
    // First what makes rows, then the rows.
    assert.deepEqual(loaded.map(url => /assets\/(.*)-[0-9a-f]{8}\.js$/.exec(url)?.[1]), ['data-rows', 'data-risks']);
    // Rows that the script makes are those that the page has: the same cells, the same links.
    const [made, written] = await page.evaluate(async () => {
      const bare = row => row.outerHTML.replace(/ hidden=""| title=""|\n/g, '');
      const made = [...document.querySelectorAll('.risks tbody tr')].map(bare);
      const whole = plansite.list.here.map(row => bare(row.element));
      return [made.filter(row => whole.some(other => other.includes(/id="[^"]*"/.exec(row)[0]))), whole];
    });
    assert.ok(made.length > 0 && made.every(row => written.includes(row)), made.find(row => !written.includes(row)));
    await page.getByRole('button', { name: 'Show all' }).click();
    assert.deepEqual(await column(page, 1, '.risks'), before);
    await chip(page, 'No mitigation').click();
    assert.equal(await tally(page), '150 of 600 risks, the first 40 shown');
    assert.equal(await rows(page, '.risks').count(), 40);
    await page.getByRole('button', { name: 'Show 110 more' }).click();
    assert.equal(await tally(page), '150 of 600 risks');
    assert.equal(await rows(page, '.risks').count(), 150);
    await go(page, base + 'risks.html#band=high');
    await reload(page);
    await page.waitForFunction(() => /^\d+ of 600/.test(document.querySelector('.tally').textContent));
    assert.ok((await column(page, 0, '.risks')).every(text => text === 'High'));
    await close(page);
  });
}

test('a table of plans of several pages is filtered as a whole, by rows like those of the pages', async () => {
  const page = await open(pathToFileURL(join(many, 'plans.html')).href);
  assert.equal(await tally(page), '260 plans');
  assert.equal(await rows(page).count(), 250);
  // Rows by their titles, without what differs in spelling alone.
  const spelt = () => rows(page).evaluateAll(all => all.map(row => {
    const copy = row.cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll('*')]) {
      for (const { name, value } of [...element.attributes]) if (!value || name === 'data-is') element.removeAttribute(name);
    }
    return [row.querySelector('a').textContent, copy.outerHTML.replace(/\s+/g, ' ').replace(/> | </g, tag => tag.trim())];
  }));
  const here = await spelt();
  await go(page, pathToFileURL(join(many, 'plans-2.html')).href);
  const all = new Map([...here, ...await spelt()]);
  assert.equal(all.size, 260);
  await go(page, pathToFileURL(join(many, 'plans.html')).href);
  await chip(page, 'Blocked').click();
  await page.waitForFunction(() => /^26 of 260 plans$/.test(document.querySelector('.tally').textContent));
  let compared = 0;
  for (const word of ['quay 1', 'quay 2', 'silent']) {
    await page.locator('.filters input').fill(word);
    if (word === 'silent') await chip(page, 'Blocked').click();
    for (const [title, html] of await spelt()) {
      assert.equal(html, all.get(title));
      compared += 1;
    }
  }
  assert.ok(compared > 20, `${compared} rows were compared`);
  assert.ok(await page.locator('.pages').isHidden());
  await page.locator('.filters input').fill('');
  await page.waitForFunction(() => document.querySelector('.tally').textContent === '260 plans');
  assert.equal(await rows(page).count(), 250);
  await close(page);
});

test('rows that are out of sight are there for those who do not look', async () => {
  const page = await open(wideServer.base + 'risks.html');
  const session = await page.context().newCDPSession(page);
  const cells = async () => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes.filter(({ ignored, role }) => !ignored && role?.value === 'cell').length;
  };
  const all = await page.locator('.register td').count();
  // The browser draws them when it has time; the map has a corner that is no cell to it.
  for (let tries = 0; await cells() < all - 4 && tries < 100; tries += 1) await page.waitForTimeout(100);
  assert.ok(await cells() >= all - 4, `${await cells()} of ${all} cells`);
  await close(page);
});

test('plans are worked through by keys alone', async () => {
  const page = await open(server.base + 'index.html');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.waitForURL('**/plans.html');
  await page.keyboard.press('f');
  await page.keyboard.type('kiosks r');
  assert.equal(await page.getByRole('searchbox').inputValue(), 'kiosks r');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), undefined);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await go(page, server.base + 'plans/004-self-service-kiosks/index.html');
  for (const [key, to] of [[']', '005'], ['n', '006'], ['[', '005'], ['p', '004']]) {
    await page.keyboard.press(key);
    await page.waitForURL(`**/plans/${to}-*/**`);
  }
  await page.keyboard.press('Control+p');
  await page.keyboard.press('Alt+n');
  assert.match(page.url(), /\/plans\/004-/);
  for (const [key, to] of [['g', 'gates'], ['r', 'risks'], ['b', 'problems'], ['o', 'index']]) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await page.waitForURL(`**/${to}.html`);
  }
  await close(page);
});

test('the list of keys can switch them off', async () => {
  const page = await open(server.base + 'index.html');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await dialog.waitFor();
  assert.match(await dialog.innerText(), /Risks/);
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id), []);
  await page.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  assert.ok(await dialog.isHidden());
  await reload(page);
  await page.keyboard.press('r');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), undefined);
  await page.getByRole('button', { name: 'Keyboard' }).click();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('r');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mode), 'review');
  await close(page);
});

test('review mode is kept for the tab', async () => {
  const page = await open(server.base + 'plans/004-self-service-kiosks/index.html', { viewport: { width: 1920, height: 1080 } });
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('.text p')).fontSize));
  const before = await size();
  await page.keyboard.press('r');
  assert.ok(await size() > before * 1.1);
  await page.keyboard.press(']');
  await page.waitForURL('**/plans/005-*/**');
  for (const gone of ['.mast', '.crumbs', '.contents', '.foot']) assert.ok(await page.locator(gone).first().isHidden(), gone);
  assert.ok(await page.locator('.rail').isVisible());
  const other = await page.context().newPage();
  await go(other, page.url());
  assert.ok(await other.locator('.mast').isVisible());
  await page.keyboard.press('r');
  assert.ok(await page.locator('.mast').isVisible());
  await close(page);
});

for (const place of ['from disk', 'below a path']) {
  test(`the colour scheme persists, ${place}`, async () => {
    const base = place === 'from disk' ? pathToFileURL(site) + '/' : server.base;
    const page = await open(base + 'index.html', { colorScheme: 'light' });
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    const button = page.getByRole('button', { name: /Colour scheme/ });
    await button.click();
    assert.match(await button.getAttribute('title'), /light/);
    await page.keyboard.press('t');
    const dark = await ground();
    assert.notEqual(dark, light);
    await go(page, base + 'plans.html');
    assert.equal(await ground(), dark);
    await button.click();
    assert.equal(await ground(), light);
    await reload(page);
    assert.match(await button.getAttribute('title'), /automatic/);
    await close(page);
  });
}

test('the contents mark what is being read', async () => {
  const page = await open(server.base + 'plans/004-self-service-kiosks/index.html');
  const current = page.locator('.contents [aria-current]');
  const first = await current.innerText();
  await page.locator('.text h2').nth(4).evaluate(head => head.scrollIntoView());
  await page.waitForFunction(first => document.querySelector('.contents [aria-current]').innerText !== first, first);
  assert.equal(await current.count(), 1);
  await close(page);
});

test('a phone gets records, one choice to sort, and a folded rail', async () => {
  const page = await open(server.base + 'plans.html', { viewport: { width: 390, height: 844 } });
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('gaps');
  assert.equal(await hash(page), '#sort=gaps');
  for (const name of ['Blocked', 'Draft']) {
    const box = await chip(page, name).boundingBox();
    assert.ok(box.height >= 36, `${name} is ${box.height} px high`);
  }
  await go(page, server.base + 'plans/004-self-service-kiosks/index.html');
  assert.deepEqual(await page.locator('.rail details[open] h2').allInnerTexts(), ['Gates']);
  assert.ok(await page.locator('.rail details').count() > 3);
  await go(page, server.base + 'board.html');
  const cards = await page.locator('.card').evaluateAll(all => all.map(card => Math.round(card.getBoundingClientRect().left)));
  assert.deepEqual([...new Set(cards)].length, 1);
  await close(page);
});

test('the board has every plan, and links where cards are left out', async () => {
  const page = await open(server.base + 'board.html');
  assert.equal(await page.locator('.card').count(), 27);
  const blocked = page.locator('section', { has: page.getByRole('heading', { name: /^Blocked/ }) });
  assert.match(await blocked.locator('.card').first().innerText(), /Waits for \d/);
  await blocked.locator('.card').first().click();
  await page.waitForURL('**/plans/*/index.html');
  await go(page, wideServer.base + 'board.html');
  const draft = page.locator('section', { has: page.getByRole('heading', { name: /^Draft/ }) });
  assert.equal(await draft.locator('.card').count(), 12);
  await draft.getByRole('link', { name: '15 more' }).click();
  await page.waitForURL('**/plans.html#stage=draft');
  await shown(page);
  assert.equal(await tally(page), '27 of 30 plans');
  await close(page);
});

test('without scripts lists are whole, and nothing shows that would need one', async () => {
  const page = await open(server.base + 'plans.html#stage=blocked', { javaScriptEnabled: false });
  assert.equal(await rows(page).count(), 27);
  for (const gone of ['.filters', '#Scheme', '#Keys']) assert.ok(await page.locator(gone).isHidden(), gone);
  await page.getByRole('link', { name: 'Board' }).click();
  await page.waitForURL('**/board.html');
  assert.equal(await page.locator('.card:visible').count(), 27);
  await page.goto(wideServer.base + 'risks.html');
  await page.getByRole('link', { name: '3', exact: true }).click();
  await page.waitForURL('**/risks-3.html');
  assert.equal(await rows(page, '.risks').count(), 100);
  await close(page);
});

test('every page has a policy, and it holds', async () => {
  for (const path of files(site, '.html')) {
    const html = readFileSync(join(site, path), 'utf8');
    const policy = html.indexOf('<meta http-equiv="Content-Security-Policy" content="default-src \'none\';');
    assert.ok(policy > 0 && policy < html.search(/<(script|style|link)\b/), path);
    assert.ok(!/unsafe|\*|https?:/.test(/Content-Security-Policy" content="([^"]*)"/.exec(html)[1]), path);
  }
  const page = await open(pathToFileURL(site) + '/index.html');
  // A script that gets into the page all the same does not run, nor does a handler or an address with one.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.ran = true';
    document.body.append(script);
    document.body.setAttribute('onclick', 'globalThis.ran = true');
  });
  await page.locator('h1').click();
  assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  assert.ok(page.wrong.length > 0 && page.wrong.every(text => text.includes('Content Security Policy')), page.wrong.join());
  await page.context().close();
});
