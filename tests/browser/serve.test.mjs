// What the server's script does on a page while plans are edited: fresh in place, nothing jumps, errors are shown and go.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { firstHit, openSearch } from './queries.mjs';
import { browser, plansite, project } from './support.mjs';

let chromium;
before(async () => { chromium = await browser(); });
after(async () => { await chromium?.close(); });

/** A copy of the example portfolio that is served; `restart` ends the server and starts another at the same port. */
async function served(t) {
  const root = join(mkdtempSync(join(tmpdir(), 'plansite-serve-')), 'portfolio');
  cpSync(join(project, 'example-site'), root, { recursive: true, filter: path => !path.endsWith('_site') });
  const start = port => new Promise((ready, failed) => {
    const child = spawn(plansite, ['serve', root, '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', text => {
      said += text;
      const url = said.match(/serving at (\S+)\n/)?.[1];
      if (url) ready({ child, url });
    });
    child.on('exit', code => failed(new Error(`ended with ${code}: ${said}`)));
  });
  let { child, url } = await start(0);
  const stop = (signal = 'SIGKILL') => new Promise(done => { child.once('exit', done); child.kill(signal); });
  t.after(async () => { if (child.exitCode === null && child.signalCode === null) await stop(); rmSync(root, { recursive: true }); });
  return {
    root, url, stop,
    restart: async () => { ({ child } = await start(new URL(url).port)); },
    read: path => readFileSync(join(root, path), 'utf8'),
    /** Writes as editors do that put a new file in the place of the old one. */
    write: (path, text) => {
      writeFileSync(join(root, path + '.new'), text);
      renameSync(join(root, path + '.new'), join(root, path));
    },
    edit(path, from, to) {
      const text = this.read(path);
      assert.ok(text.includes(from), `${path} has no ${from}`);
      this.write(path, text.replace(from, to));
    },
  };
}

/** Loads a page, and waits until it has heard its first news: from then on it is told of every change. */
async function load(page, address) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const heard = new Promise(heard => { session.once('Network.eventSourceMessageReceived', heard); });
  await page.goto(address);
  await heard;
  await session.detach();
}

/** A page that collects what goes wrong on it, and knows whether it was loaded again. */
async function open(t, address, allowed = () => false) {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const wrong = [];
  page.on('console', message => ['error', 'warning'].includes(message.type()) && !allowed(message.text()) && wrong.push(message.text()));
  page.on('pageerror', error => wrong.push(String(error)));
  await load(page, address);
  await page.evaluate(() => { window.sameDocument = true; });
  page.settled = async () => {
    assert.deepEqual(wrong, []);
    await context.close();
  };
  return page;
}
const isSame = page => page.evaluate(() => window.sameDocument === true);
const sheet = page => page.locator('.plansite-sheet');
const pill = page => page.locator('.plansite-pill');
const KIOSKS = 'specs/004-self-service-kiosks/plan.md';
const PLAN = 'plans/004-self-service-kiosks/index.html';
const firstOpenGate = text => text.match(/^- \[ \] (.+)$/m)[1];

test('a gate that is ticked in the file is ticked on the page, and nothing jumps', async t => {
  const it = await served(t);
  const page = await open(t, it.url + PLAN);
  const gate = firstOpenGate(it.read(KIOSKS));
  const summary = page.locator('details:not([open]) > summary').first();
  const hasClosed = await summary.count() > 0;
  await page.evaluate(() => {
    const all = document.querySelectorAll('#Main details');
    all.forEach((it, at) => { it.open = at % 2 === 0; });
  });
  const details = () => page.evaluate(() => [...document.querySelectorAll('#Main details')].map(it => it.open).join());
  const link = page.locator('#Main article a[href]').last();
  await link.focus();
  await page.evaluate(() => scrollTo({ top: 700, behavior: 'instant' }));
  const place = () => page.evaluate(() => {
    const head = [...document.querySelectorAll('#Main article [id]')].find(it => it.getBoundingClientRect().top >= 0);
    return [head.id, Math.round(head.getBoundingClientRect().top), document.activeElement.getAttribute('href')].join(' ');
  });
  const [opened, stood] = [await details(), await place()];
  it.edit(KIOSKS, `- [ ] ${gate}`, `- [x] ${gate}`);
  await pill(page).filter({ hasText: '004: 1 gate ticked' }).waitFor();
  const marked = page.locator('#Main .just-now');
  await marked.first().waitFor();
  assert.ok((await marked.allInnerTexts()).some(text => text.includes(gate.replaceAll('`', '').slice(0, 20))), 'the gate is marked');
  const word = await page.locator('.rail li.just-now').first().evaluate(it => getComputedStyle(it, '::after').content);
  assert.equal(word, '"just now"', 'in words too');
  assert.equal(await place(), stood);
  assert.equal(await details(), opened);
  assert.ok(await isSame(page), 'the page was not loaded again');
  assert.ok(hasClosed || opened.includes('false'));

  const before = await marked.allInnerTexts();
  const other = firstOpenGate(it.read(KIOSKS));
  it.edit(KIOSKS, `- [ ] ${other}`, `- [x] ${other}`);
  await page.waitForFunction(was => [...document.querySelectorAll('#Main .just-now')].map(it => it.innerText).join() !== was, before.join());
  const texts = await marked.allInnerTexts();
  assert.ok(!texts.some(text => text.trim() === gate), 'what changed before is no longer marked');
  await page.settled();
});

test('the page after refreshing is the page that a reload shows', async t => {
  const it = await served(t);
  const page = await open(t, it.url + PLAN);
  const gate = firstOpenGate(it.read(KIOSKS));
  it.edit(KIOSKS, `- [ ] ${gate}`, `- [x] ${gate}\n- [ ] One gate more`);
  await page.locator('#Main', { hasText: 'One gate more' }).waitFor();
  it.edit(KIOSKS, '**Status**', 'A paragraph more\n\n**Status**');
  await page.locator('#Main', { hasText: 'A paragraph more' }).waitFor();
  const text = () => page.evaluate(() => {
    const main = document.querySelector('#Main').cloneNode(true);
    main.querySelectorAll('[data-added]').forEach(added => added.remove());
    main.querySelectorAll('.just-now').forEach(it => { it.classList.remove('just-now'); if (!it.className) it.removeAttribute('class'); });
    main.querySelectorAll('[aria-current],time').forEach(it => { it.removeAttribute('aria-current'); });
    return main.innerHTML;
  });
  const refreshed = await text();
  await page.reload();
  assert.equal(refreshed, await text());
  await page.settled();
});

test('a filter and what is typed stay', async t => {
  const it = await served(t);
  const page = await open(t, it.url + 'plans.html');
  const field = page.getByRole('searchbox');
  await field.fill('kiosk');
  const rows = page.locator('.plans tbody tr:visible');
  assert.equal(await rows.count(), 1);
  it.edit(KIOSKS, /^# .*$/m.exec(it.read(KIOSKS))[0], '# Implementation Plan: Kiosks of another kind');
  await rows.filter({ hasText: 'Kiosks of another kind' }).waitFor();
  assert.equal(await field.inputValue(), 'kiosk');
  assert.equal(await rows.count(), 1);
  assert.ok(await field.evaluate(field => field === document.activeElement), 'the field keeps the focus');
  await page.keyboard.type('s of');
  assert.equal(await field.inputValue(), 'kiosks of');
  assert.ok(await isSame(page));
  await page.settled();
});

test('a sheet says what is wrong, escaped, and goes when it is mended', async t => {
  const it = await served(t);
  const page = await open(t, it.url + PLAN);
  const settings = it.read('plansite.yml');
  it.write('plansite.yml', settings + 'titel: <img src=x onerror=alert(1)>\n');
  await sheet(page).waitFor();
  const said = await sheet(page).innerText();
  assert.match(said, /there is no key `titel`/);
  assert.match(said, /plansite\.yml:\d+:1/);
  assert.match(said, /\d+ \| titel: <img src=x onerror=alert\(1\)>/);
  assert.match(said, /help: did you mean `title`\?/);
  assert.equal(await sheet(page).locator('img').count(), 0);
  const box = await sheet(page).boundingBox();
  assert.ok(box.height <= 900 * 0.62 + 1, 'the page stays readable above it');
  await page.keyboard.press('Escape');
  await sheet(page).waitFor({ state: 'hidden' });
  await load(page, it.url + 'index.html');
  assert.ok(await sheet(page).isHidden(), 'it stays hidden on the next page');
  it.write('plansite.yml', settings + 'specz: [specs]\n');
  await sheet(page).waitFor();
  await sheet(page).getByRole('button', { name: 'Hide' }).click();
  await sheet(page).waitFor({ state: 'hidden' });
  it.write('plansite.yml', settings + 'specy: [specs]\n');
  await sheet(page).waitFor();
  it.write('plansite.yml', settings);
  await sheet(page).waitFor({ state: 'hidden' });
  assert.ok(await page.locator('h1').isVisible());
  await page.settled();
});

test('a broken template leaves the last good page', async t => {
  const it = await served(t);
  const page = await open(t, it.url + PLAN);
  const title = await page.locator('h1').innerText();
  cpSync(join(project, 'themes/default/pages/plan.hbs'), join(it.root, 'theme/pages/plan.hbs'), { recursive: true });
  const template = it.read('theme/pages/plan.hbs');
  it.write('theme/pages/plan.hbs', template + '{{#if');
  await sheet(page).waitFor();
  assert.match(await sheet(page).innerText(), /theme\/pages\/plan\.hbs:\d+/);
  assert.equal(await page.locator('h1').innerText(), title);
  it.write('theme/pages/plan.hbs', template);
  await sheet(page).waitFor({ state: 'hidden' });
  await page.settled();
});

test('what a theme puts beside the parts of a page is shown when it changes', async t => {
  const it = await served(t);
  const page = await open(t, it.url + PLAN);
  cpSync(join(project, 'themes/default/layouts/base.hbs'), join(it.root, 'theme/layouts/base.hbs'), { recursive: true });
  const layout = it.read('theme/layouts/base.hbs');
  it.write('theme/layouts/base.hbs', layout.replace('<main', '<p id="Tide">High tide</p>\n<main'));
  await page.locator('#Tide', { hasText: 'High tide' }).waitFor();
  it.write('theme/layouts/base.hbs', layout.replace('<main', '<p id="Tide">Low tide</p>\n<main'));
  await page.locator('#Tide', { hasText: 'Low tide' }).waitFor();
  // A save of a plan is still put in place, whatever stands beside it and whatever is open.
  await page.locator('#Keys').click();
  await page.evaluate(() => { window.sameDocument = true; });
  it.edit(KIOSKS, /^# .*$/m.exec(it.read(KIOSKS))[0], '# Plan: At low tide');
  await page.locator('h1', { hasText: 'At low tide' }).waitFor();
  assert.ok(await isSame(page));
  await page.settled();
});

test('the page of a plan that cannot be read keeps what was read last', async t => {
  const it = await served(t);
  const page = await open(t, it.url + PLAN);
  const title = await page.locator('h1').innerText();
  const text = it.read(KIOSKS);
  it.write(KIOSKS, Buffer.from([0, 1, 2, 0]));
  await sheet(page).waitFor();
  assert.match(await sheet(page).innerText(), /1 plan cannot be read[\s\S]*004-self-service-kiosks\/plan\.md/);
  assert.equal(await page.locator('h1').innerText(), title);
  it.write(KIOSKS, text.replace(/^# .*$/m, '# Plan: Readable again'));
  await sheet(page).waitFor({ state: 'hidden' });
  await page.locator('h1', { hasText: 'Readable again' }).waitFor();
  assert.ok(await isSame(page));
  await page.settled();
});

test('a server that stops is told, and another one at its place is found', async t => {
  const it = await served(t);
  const page = await open(t, it.url + PLAN, text => /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/.test(text));
  await it.stop('SIGINT');
  await pill(page).filter({ hasText: 'plansite stopped' }).waitFor();
  it.edit(KIOSKS, /^# .*$/m.exec(it.read(KIOSKS))[0], '# Plan: Edited meanwhile');
  await it.restart();
  await page.locator('h1', { hasText: 'Edited meanwhile' }).waitFor();
  assert.equal(await pill(page).innerText(), '');
  it.edit(KIOSKS, '# Plan: Edited meanwhile', '# Plan: Edited afterwards');
  await page.locator('h1', { hasText: 'Edited afterwards' }).waitFor();
  await it.stop();
  await pill(page).filter({ hasText: 'plansite stopped' }).waitFor();
  await page.settled();
});

test('a page whose plan goes says so, and comes back with it', async t => {
  const it = await served(t);
  const page = await open(t, it.url + PLAN, text => /404/.test(text));
  renameSync(join(it.root, 'specs/004-self-service-kiosks'), join(it.root, 'specs/104-kiosks'));
  await page.getByRole('heading', { name: 'There is no page at this address' }).waitFor();
  // It has nothing that a save changes; to load it again would be in the way of whoever follows a link in it.
  await page.evaluate(() => { window.sameDocument = true; });
  const answered = page.waitForResponse(answer => answer.url().endsWith(PLAN));
  const other = readdirSync(join(it.root, 'specs')).find(name => name.startsWith('001'));
  it.edit(`specs/${other}/plan.md`, /^# .*$/m.exec(it.read(`specs/${other}/plan.md`))[0], '# Plan: Another one');
  await (await answered).finished();
  await pill(page).filter({ hasText: '001' }).waitFor();
  assert.ok(await isSame(page));
  renameSync(join(it.root, 'specs/104-kiosks'), join(it.root, 'specs/004-self-service-kiosks'));
  await page.getByRole('heading', { name: 'There is no page at this address' }).waitFor({ state: 'hidden' });
  await page.settled();
});

test('search finds what has been saved a moment ago', async t => {
  const it = await served(t);
  const page = await open(t, it.url + PLAN);
  await openSearch(page);
  await page.keyboard.type('quokka');
  assert.equal(await firstHit(page), '-');
  await page.keyboard.press('Escape');
  it.edit(KIOSKS, 'Self-service kiosks', 'Quokka kiosks');
  await page.getByRole('heading', { level: 1, name: /^Quokka/ }).waitFor();
  assert.ok(await isSame(page));
  await page.locator('#Search').click();
  await page.locator('#Hits [role=option]').first().waitFor();
  assert.match(await firstHit(page), /^Plans: Quokka kiosks/);
  await page.settled();
});
