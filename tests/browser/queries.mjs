// What search finds in a finished site, and how fast, from the command line: `node queries.mjs SITE TABLE`. Each line of the
// table is a query, a tab, and its first hit as `Plans: the title` with the group in front, `-` where nothing may be found.
// Prints what is otherwise, and how long the keystrokes of all queries took in milliseconds: the work of search with the layout
// of its hits, and from the event to the end of the frame that shows it, which includes waiting for that frame.
import { readFileSync } from 'node:fs';
import { browser, serve } from './support.mjs';

/** Notes how long each keystroke takes. The listener is the first to hear of a key, before the page's own. */
export const watchKeys = () => {
  globalThis.keystrokes = { work: [], frame: [] };
  addEventListener('input', () => { globalThis.began = performance.now(); }, { capture: true });
  addEventListener('input', () => {
    document.querySelector('#Hits').getBoundingClientRect();
    globalThis.keystrokes.work.push(performance.now() - globalThis.began);
  });
  addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => globalThis.keystrokes.frame.push(performance.now() - timeStamp);
      drawn.port2.postMessage('');
    });
  }, { capture: true });
};

/** The first hit of the dialog that is open, with its group in front and without its number. */
export const firstHit = page => page.evaluate(() => {
  const hit = document.querySelector('#Hits:not([hidden]) [role=option]');
  if (!hit) return '-';
  const group = hit.parentNode.firstChild.firstChild.textContent;
  return `${group}: ${hit.querySelector('bdi').textContent}`;
});

/** Opens the dialog of search and waits for what it looks through. */
export async function openSearch(page) {
  await page.keyboard.press('/');
  await page.locator('#Hits [role=option]').first().waitFor();
}

if (process.argv[1] === import.meta.filename) {
  const [site, table] = process.argv.slice(2);
  const chromium = await browser();
  const server = await serve(site);
  const page = await chromium.newPage();
  await page.addInitScript(watchKeys);
  await page.goto(server.base + 'index.html');
  const began = performance.now();
  await openSearch(page);
  console.log(`open: ${Math.round(performance.now() - began)} ms`);
  const lines = readFileSync(table, 'utf8').split('\n').filter(Boolean).map(line => line.split('\t'));
  let right = 0;
  for (const [query, wanted] of lines) {
    await page.fill('#Sought', '');
    for (const key of query) {
      await page.keyboard.type(key);
      await page.evaluate(() => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    }
    const found = await firstHit(page);
    if (found === wanted) right += 1;
    else console.log(`${query}: ${found}, not ${wanted}`);
  }
  console.log(`${right} of ${lines.length} right`);
  for (const [name, times] of Object.entries(await page.evaluate(() => globalThis.keystrokes))) {
    times.sort((a, b) => a - b);
    console.log(`${name}: median ${times[times.length >> 1].toFixed(1)}, worst ${times.at(-1).toFixed(1)} ms of ${times.length}`);
  }
  await chromium.close();
  await server.stop();
}
