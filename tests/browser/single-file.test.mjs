// The whole portfolio as one file: opened from a disk with the network off, every view works, and nothing is missing
// without scripts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { browser, build, byKind, excess, files, plansite, project, violations } from './support.mjs';

const folder = mkdtempSync(join(tmpdir(), 'plansite-single-'));
const single = join(folder, 'plans.html');
let chromium, url;

before(async () => {
  execFileSync(plansite, ['build', join(project, 'example-site'), '--single-file', single], { stdio: 'ignore' });
  url = pathToFileURL(single).href;
  chromium = await browser();
});
after(() => chromium.close());

/** Opens the file with the network off, does something, and expects that nothing was complained about or asked for. */
async function open(work, { fragment = '', ...options } = {}) {
  const context = await chromium.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(error.message));
  page.on('request', request => !request.url().startsWith('data:') && complaints.push(request.url()));
  await page.goto(url + fragment);
  try {
    await work(page);
  } finally {
    await context.close();
  }
  assert.deepEqual(complaints.filter(text => text.split('#')[0] !== url), []);
}

const heading = page => page.locator('main h1').innerText();
const hash = page => page.evaluate(() => location.hash);

test('one file and nothing beside it', () => {
  assert.deepEqual(files(folder), ['plans.html']);
});

test('every view is reached from the bar, with its title and its place in the bar', () => open(async page => {
  const views = await page.locator('nav.bar a').evaluateAll(links => links.map(link => link.firstChild.textContent.trim()));
  assert.ok(views.length >= 6, `${views}`);
  const headings = new Set();
  for (const view of views) {
    await page.locator('nav.bar a', { hasText: view }).click();
    await page.waitForFunction(view => document.querySelector('nav.bar a[aria-current]')?.firstChild.textContent.trim() === view, view);
    headings.add(await heading(page));
    assert.equal(await page.locator('main .leaf').count(), 1, view);
    if (view !== views[0]) assert.ok((await page.title()).startsWith(view) || view === 'Risks', await page.title());
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1', view);
  }
  assert.equal(headings.size, views.length);
}));

test('every page of the folder is in the file and can be opened by its link', async () => {
  const site = build(join(project, 'example-site'));
  const paths = files(site, '.html').filter(path => path !== '404.html').sort();
  const html = readFileSync(single, 'utf8');
  const inside = [...html.matchAll(/<section class="leaf [^>]* data-path="([^"]*)"/g)].map(([, path]) => path).sort();
  assert.deepEqual(inside, paths);
  await open(async page => {
    for (const [kind, [path]] of byKind(site)) {
      if (kind === 'not-found') continue;
      const [, id] = / id="([^"]*)"/.exec(html.slice(0, html.indexOf(` data-path="${path}"`)).split('<section ').at(-1));
      await page.evaluate(id => { location.hash = `#${id}`; }, id);
      await page.waitForFunction(kind => document.body.className === `page-${kind}`, kind);
      assert.ok((await heading(page)).length > 0, path);
    }
  });
});

test('no id is there twice, and every link inside leads somewhere', () => {
  const html = readFileSync(single, 'utf8').replace(/<script[\s\S]*?<\/script>/g, '');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  assert.ok(ids.length > 1000);
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), []);
  const known = new Set(ids);
  const wrong = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, to]) => decodeURIComponent(to.replaceAll('&#x3D;', '=')))
    .filter(to => !to.includes('=') && !known.has(to));
  assert.deepEqual([...new Set(wrong)], []);
  const outside = [...html.matchAll(/ (?:href|src)="(?!#|https?:|mailto:|data:)([^"]*)"/g)].map(([, to]) => to);
  assert.deepEqual([...new Set(outside)], []);
});

test('a filter of another page is kept in the address, works, and is taken back', () => open(async page => {
  const rows = () => page.locator('[data-list] tbody tr:not([hidden])').count();
  assert.match(await heading(page), /Risk/);
  const some = await rows();
  await page.locator('.filters input').fill('zzz nothing');
  assert.equal(await rows(), 0);
  assert.match(await hash(page), /^#risks:.*q=/);
  await page.locator('.filters').getByRole('button', { name: 'Show all' }).click();
  const all = await rows();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  await page.locator('.heat a').first().click();
  assert.match(await hash(page), /^#risks:cell=/);
  assert.ok(await rows() < all);
  await page.locator('.heat a').first().click();
  assert.equal(await rows(), all);
  await page.reload();
  assert.match(await heading(page), /Risk/);
}, { fragment: '#risks:cell=HH' }));

test('a filter still works after its page was left and shown again', () => open(async page => {
  for (const view of ['Plans', 'Gates', 'Plans']) {
    await page.locator('nav.bar a', { hasText: view }).click();
    await page.waitForFunction(view => document.title.startsWith(view), view);
  }
  const chip = page.locator('.filters .chip').first();
  await chip.click();
  assert.equal(await chip.getAttribute('aria-pressed'), 'true');
  assert.match(await hash(page), /^#plans:stage=/);
}));

test('going back returns to the page and to the place on it', () => open(async page => {
  await page.evaluate(() => scrollTo(0, 400));
  await page.waitForFunction(() => scrollY === 400);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await page.evaluate(() => document.querySelector('nav.bar a[href="#gates"]').click());
  await page.waitForFunction(() => document.title.startsWith('Gates'));
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await page.waitForFunction(() => !document.title.startsWith('Gates') && scrollY === 400);
  await page.goForward();
  await page.waitForFunction(() => document.title.startsWith('Gates'));
}));

test('a link to a line opens the plan there', () => open(async page => {
  await page.locator('nav.bar a', { hasText: 'Problems' }).click();
  await page.waitForFunction(() => document.title.startsWith('Problems'));
  const link = page.locator('main a[href*=":L"]').first();
  const [plan, line] = decodeURIComponent((await link.getAttribute('href')).slice(1)).split(':');
  await link.click();
  await page.waitForFunction(id => document.querySelector(':target')?.id === id, `${plan}:${line}`);
  await page.locator(':target').waitFor();
  const top = await page.locator(':target').evaluate(element => element.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 900, `${top}`);
}));

test('a page that the address names is opened from its top', () => open(async page => {
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.evaluate(() => new Promise(done => { setTimeout(done, 100); }));
  assert.equal(await page.evaluate(() => [document.body.className, scrollY].join()), 'page-plan,0');
}, { fragment: '#plans/012-ebook-lending' }));

test('single keys step from plan to plan and from view to view', () => open(async page => {
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.waitForFunction(() => document.title.startsWith('Plans'));
  await page.locator('main tbody a').first().click();
  await page.waitForFunction(() => document.body.className === 'page-plan');
  const before = await heading(page);
  await page.keyboard.press('n');
  await page.waitForFunction(before => document.querySelector('main h1').innerText !== before, before);
  await page.keyboard.press('p');
  await page.waitForFunction(before => document.querySelector('main h1').innerText === before, before);
}));

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on the overview and a plan, ${colorScheme}`, async () => {
    for (const fragment of ['', '#plans/012-ebook-lending']) {
      await open(async page => assert.deepEqual(await violations(page), [], fragment), { colorScheme, fragment });
    }
  });
}

test('it fits a phone, and prints', () => open(async page => {
  for (const fragment of ['#index', '#risks', '#plans']) {
    await page.evaluate(fragment => { location.hash = fragment; }, fragment);
    await page.waitForFunction(path => document.querySelector('.leaf').dataset.path === path, `${fragment.slice(1)}.html`);
    assert.ok(await excess(page) <= 0, fragment);
  }
  const paper = await page.pdf({ format: 'A4' });
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-');
  assert.ok(paper.length > 10_000);
}, { viewport: { width: 390, height: 844 } }));

test('without scripts all pages stand below each other, are linked and are printed', () => open(async page => {
  const shown = await page.locator('.leaf').evaluateAll(leaves => leaves.filter(leaf => leaf.offsetHeight > 0).length);
  assert.ok(shown > 100, `${shown}`);
  await page.locator('nav.bar a', { hasText: 'Gates' }).click();
  const top = await page.locator('[id="gates"]').evaluate(leaf => leaf.getBoundingClientRect().top);
  assert.ok(Math.abs(top) < 200, `${top}`);
  const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g).length;
  assert.ok(pages >= shown, `${pages} sheets of ${shown} pages`);
}, { javaScriptEnabled: false }));

test('a register of several pages is filtered as a whole', async () => {
  const root = mkdtempSync(join(tmpdir(), 'plansite-register-'));
  execFileSync('mkdir', ['-p', join(root, 'specs/001-many')]);
  const risks = Array.from({ length: 600 }, (_, at) => `| Risk number ${at} | High | Low | </script> |`);
  const table = '| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n';
  writeFileSync(join(root, 'specs/001-many/plan.md'), `# Many\n\n## Risks\n\n${table}${risks.join('\n')}\n`);
  const file = join(root, 'many.html');
  execFileSync(plansite, ['build', root, '--single-file', file], { stdio: 'ignore' });
  const was = url;
  url = pathToFileURL(file).href;
  try {
    await open(async page => {
      await page.locator('.filters input').fill('number 599');
      await page.waitForFunction(() => document.querySelectorAll('[data-list] tbody tr').length === 1);
      await page.locator('[data-list] tbody a').click();
      await page.waitForFunction(() => document.body.className === 'page-plan');
    }, { fragment: '#risks' });
  } finally {
    url = was;
  }
});
