// Plans that read from right to left, on pages that read from left to right.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openExample } from './support.mjs';

let chromium, server;
openExample(opened => { ({ chromium, server } = opened); });

/** How far the first line of each of some elements is from the sides of the article. */
const gaps = (article, selector) => {
  const box = article.getBoundingClientRect();
  return [...article.querySelectorAll(selector)].map(element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    // Where both directions mix, a line has several boxes.
    const boxes = [...range.getClientRects()];
    const line = boxes.filter(({ top, bottom }) => top < boxes[0].bottom && bottom > boxes[0].top);
    return { text: element.textContent.slice(0, 30), left: Math.min(...line.map(({ left }) => left)) - box.left,
      right: box.right - Math.max(...line.map(({ right }) => right)) };
  });
};

for (const width of [1440, 390]) {
  test(`an Arabic plan begins at the right, ${width} px wide`, async () => {
    const page = await chromium.newPage({ viewport: { width, height: 900 } });
    await page.goto(server.base + 'plans/018-arabic-pages/index.html');
    const article = page.locator('article');
    assert.equal(await article.getAttribute('dir'), 'rtl');
    const heads = await article.evaluate(gaps, 'h2');
    assert.ok(heads.length > 2);
    for (const { text, left, right } of heads) assert.ok(right < left, `${text}: ${left} px at the left, ${right} px at the right`);
    // Items of lists have their marks at the right, and boxes none.
    const items = await article.evaluate(gaps, 'li');
    assert.ok(items.length > 2);
    for (const { text, right } of items) assert.ok(right >= 0 && right < 40, `${text}: ${right} px at the right`);
    await page.close();
  });
}

test('the page around it reads from left to right, and its title keeps its own direction', async () => {
  const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.base + 'plans/018-arabic-pages/index.html');
  const direction = selector => page.locator(selector).first().evaluate(element => getComputedStyle(element).direction);
  assert.equal(await direction('.bar'), 'ltr');
  assert.equal(await direction('.rail'), 'ltr');
  await page.goto(server.base + 'plans.html');
  const title = page.locator('tr', { has: page.locator('a[href*="018-arabic"]') }).locator('th bdi').first();
  assert.match(await title.innerText(), /\p{Script=Arabic}/u);
  assert.equal(await title.evaluate(element => getComputedStyle(element).direction), 'rtl');
  await page.close();
});

test('an English plan begins at the left', async () => {
  const page = await chromium.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.base + 'plans/004-self-service-kiosks/index.html');
  for (const { text, left, right } of await page.locator('article').evaluate(gaps, 'h2')) assert.ok(left < right, text);
  await page.close();
});
