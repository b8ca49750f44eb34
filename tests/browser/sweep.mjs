// Sweeps finished sites from the command line: `node sweep.mjs [--pages N] SITE…` looks at N pages of every kind (8 unless
// told; the longest, the shortest, and others between them) with axe in both colour schemes, and at their widths; and at
// the links of all pages. `node links.mjs` opens every page, but looks less closely.
import { address, brokenLinks, browser, byKind, excess, serve, violations } from './support.mjs';

const sites = process.argv.slice(2);
const most = sites[0] === '--pages' ? Number(sites.splice(0, 2)[1]) : 8;
const widths = [320, 390, 1024, 1440];

/** Some of a list, at equal distances, its first and its last among them. */
const some = list => list.length <= most ? list
  : Array.from({ length: most }, (_, at) => list[Math.round(at * (list.length - 1) / Math.max(most - 1, 1))]);

/** What is wrong with one page that is open, and with its looks. */
async function look(page, wrong) {
  for (const [colorScheme, width] of [['light', 1440], ['dark', 390]]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const text of await violations(page)) wrong(`axe, ${colorScheme}, ${width} px: ${text}`);
  }
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const over = await excess(page);
    if (over > 0) wrong(`${over} px too wide at ${width} px`);
  }
}

let failed = false;
const chromium = await browser();
for (const site of sites) {
  const found = brokenLinks(site);
  const links = found.length;
  const kinds = byKind(site);
  const server = await serve(site);
  const context = await chromium.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  let here = '';
  const wrong = text => found.push(`${here}: ${text}`);
  page.on('console', message => ['error', 'warning'].includes(message.type()) && wrong(`console: ${message.text()}`));
  page.on('pageerror', error => wrong(String(error)));
  page.on('dialog', dialog => { wrong(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  let looked = 0;
  for (const [kind, all] of kinds) {
    for (here of some(all)) {
      await page.goto(server.base + address(here), { timeout: 120_000 });
      await look(page, wrong);
      looked += 1;
    }
    console.log(`${site}: ${kind}: ${Math.min(all.length, most)} of ${all.length}`);
  }
  console.log(`${site}: ${looked} pages looked at, ${links} broken links, ${found.length - links} other complaints`);
  for (const line of found.slice(0, 100)) console.error(line);
  failed ||= found.length > 0;
  await context.close();
  await server.stop();
}
await chromium.close();
process.exitCode = failed ? 1 : 0;
