// How fast the views of a finished site are, from the command line: `node speed.mjs [--runs N] SITE` opens each view N times
// (15 unless told), types a word into its filter, and prints medians in milliseconds. It tests nothing: what it measures is
// also the machine. Opening is a step from another page, with style and script kept by the browser: it counts from the first
// byte of the answer to the end of the page's scripts, and to the first paint. A keystroke counts from its event to the frame
// after the one that it changes.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { address, browser, byKind, serve } from './support.mjs';

const words = process.argv.slice(2);
const runs = words[0] === '--runs' ? Number(words.splice(0, 2)[1]) : 15;
const [site] = words;
const kinds = ['overview', 'plans', 'board', 'gates', 'risks', 'graph', 'problems', 'plan'];

/** What is typed: letters that many rows have, then fewer, then none; and it is taken back. */
const typed = [...'thro', 'Backspace', 'Backspace', ...'xq', ...Array(4).fill('Backspace')];

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const shown = numbers => (numbers.length ? median(numbers).toFixed(0) : '–');

/** Waits for the frame after the next one, when the next is drawn. */
const drawn = () => new Promise(done => { requestAnimationFrame(() => requestAnimationFrame(done)); });

/** What the browser has noted of its way to the page that is open. */
const opened = () => new Promise(done => {
  new PerformanceObserver(list => {
    const [{ startTime }] = list.getEntriesByName('first-contentful-paint');
    const { responseStart, domContentLoadedEventEnd } = performance.getEntriesByType('navigation')[0];
    done({ ready: domContentLoadedEventEnd - responseStart, paint: startTime - responseStart });
  }).observe({ type: 'paint', buffered: true });
});

/** Notes how long each keystroke takes. The listener is the first to hear of a key, before the page's own. */
const watchKeys = () => {
  globalThis.keystrokes = [];
  addEventListener('keydown', ({ timeStamp }) => {
    requestAnimationFrame(() => requestAnimationFrame(() => globalThis.keystrokes.push(performance.now() - timeStamp)));
  }, { capture: true });
};

const chromium = await browser();
const server = await serve(site, undefined, undefined, { isKept: true });
const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
await context.addInitScript(watchKeys);
const page = await context.newPage();
const pages = byKind(site);
console.log(`${'view'.padEnd(10)} ${['KB', 'ready', 'paint', 'key', 'slowest key'].map(head => head.padStart(11)).join(' ')}`);
for (const kind of kinds.filter(kind => pages.has(kind))) {
  const [path] = pages.get(kind);
  const [ready, paint, keys] = [[], [], []];
  for (let run = 0; run < runs; run += 1) {
    await page.goto(server.base + '404.html');
    await page.goto(server.base + address(path));
    await page.evaluate(drawn);
    const times = await page.evaluate(opened);
    ready.push(times.ready);
    paint.push(times.paint);
    if (await page.locator('.filters input').count()) {
      await page.focus('.filters input');
      for (const key of typed) {
        await page.keyboard.press(key);
        await page.evaluate(drawn);
      }
      keys.push(...await page.evaluate(() => globalThis.keystrokes));
    }
  }
  const { size } = statSync(join(site, path));
  const cells = [(size / 1000).toFixed(0), shown(ready), shown(paint), shown(keys), keys.length ? Math.max(...keys).toFixed(0) : '–'];
  console.log(`${kind.padEnd(10)} ${cells.map(cell => cell.padStart(11)).join(' ')}  ${path}`);
}
await chromium.close();
await server.stop();
