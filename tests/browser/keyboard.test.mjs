// The keyboard alone: everything is reached in reading order, is seen when it is, and nothing holds the focus.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, byKind, openExample } from './support.mjs';

let site, chromium, server;
openExample(opened => { ({ site, chromium, server } = opened); });

/** How many steps are made on a page; what comes after them is more of the same. */
const STEPS = 80;

/** Notes on every element that can have the focus its place in the page, and returns how many there are. */
const number = () => {
  const all = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
    .filter(element => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.disabled);
  all.forEach((element, at) => { element.dataset.at = at; });
  return all.length;
};

/** The element with the focus: its number, and what is wrong with how it is seen. */
const focused = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return undefined;
  const wrong = [];
  const style = getComputedStyle(element);
  const hasRing = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  if (!hasRing && style.boxShadow === 'none') wrong.push('shows no focus');
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const isSeen = boxes.some(({ left, right, top, bottom }) => {
    // A part of it is enough, as at the edge of what scrolls.
    return [0.05, 0.5, 0.95].some(part => {
      const there = document.elementFromPoint(left + (right - left) * part, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
      return there && (element === there || element.contains(there));
    });
  });
  if (!isSeen) wrong.push('is covered or out of sight');
  return { at: Number(element.dataset.at), wrong: wrong.map(text => `${text}: ${element.outerHTML.slice(0, 120)}`) };
};

for (const width of [1440, 390]) {
  test(`Tab goes through every kind of page in order, and the focus is always seen, ${width} px wide`, async () => {
    const context = await chromium.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const wrong = [];
    for (const [longest] of byKind(site).values()) {
      await page.goto(server.base + address(longest));
      // Where diagrams are drawn, there are more stops than before.
      await page.waitForFunction(() => !document.querySelector(':not(.diagram *) > pre:has(> .language-mermaid)'));
      const all = await page.evaluate(number);
      assert.ok(all > 0, longest);
      for (let step = 0; step < Math.min(all, STEPS); step += 1) {
        await page.keyboard.press('Tab');
        const found = await page.evaluate(focused);
        wrong.push(...(found?.wrong ?? []).map(text => `${longest}: ${text}`));
        if (found?.at !== step) {
          wrong.push(`${longest}: step ${step} of ${all} leads to ${found?.at}`);
          break;
        }
      }
      // Behind the last one the focus leaves the page; nothing holds it.
      if (all <= STEPS) {
        await page.keyboard.press('Tab');
        const next = await page.evaluate(focused);
        if (next && next.at !== 0) wrong.push(`${longest}: the last one holds the focus`);
      }
    }
    await context.close();
    assert.deepEqual(wrong, []);
  });
}

test('the first Tab offers to skip the bar', async () => {
  const page = await chromium.newPage();
  await page.goto(server.base + 'plans.html');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  assert.ok(await skip.evaluate(link => link === document.activeElement));
  const { x, y, width, height } = await skip.boundingBox();
  assert.ok(x >= 0 && y >= 0 && width > 50 && height >= 20, 'it is seen');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null));
  await page.close();
});

test('the list of keys keeps the focus and gives it back', async () => {
  const page = await chromium.newPage();
  await page.goto(server.base + 'plans.html');
  const opener = page.getByRole('button', { name: 'Keyboard' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('Tab');
    // Between the last and the first element a browser may stop at itself, which scripts see as the body.
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null));
  }
  await page.keyboard.press('Escape');
  assert.ok(await opener.evaluate(button => button === document.activeElement));
  await page.close();
});

test('folded parts and filters work by keys', async () => {
  const page = await chromium.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(server.base + 'plans/004-self-service-kiosks/index.html');
  const part = page.locator('.rail details:not([open])').first();
  const name = await part.locator('summary').innerText();
  const same = page.locator('.rail details', { hasText: name.split('\n')[0] }).first();
  await part.locator('summary').focus();
  await page.keyboard.press('Enter');
  assert.equal(await same.getAttribute('open'), '');
  await page.goto(server.base + 'plans.html');
  await page.locator('.chip', { hasText: 'Blocked' }).focus();
  await page.keyboard.press('Space');
  assert.equal(await page.evaluate(() => location.hash), '#stage=blocked');
  await page.close();
});
