// Checks finished sites from the command line: `node links.mjs SITE…` lists broken links and opens every page.
import { pathToFileURL } from 'node:url';
import { address, brokenLinks, browser, files, serve, visit } from './support.mjs';

let wrong = [];
const chromium = await browser();
for (const site of process.argv.slice(2)) {
  const context = await chromium.newContext();
  const server = await serve(site);
  const pages = files(site, '.html').map(address);
  const found = [...brokenLinks(site), ...await visit(context, pages.map(page => `${pathToFileURL(site)}/${page}`)),
    ...await visit(context, pages.map(page => server.base + page))];
  console.log(`${site}: ${pages.length} pages, ${found.length} complaints`);
  wrong = wrong.concat(found);
  await server.stop();
  await context.close();
}
await chromium.close();
for (const line of wrong.slice(0, 100)) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
