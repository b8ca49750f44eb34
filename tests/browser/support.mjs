// What the browser tests share: building a site, serving it below a path, a browser, and a walk over the files.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, posix, relative, resolve, sep } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

export const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const target = process.env.CARGO_TARGET_DIR ?? join(project, 'target');
export const plansite = process.env.PLANSITE ?? join(target, 'debug', process.platform === 'win32' ? 'plansite.exe' : 'plansite');

/** Builds a portfolio into a fresh folder and returns that folder. */
export function build(portfolio, ...options) {
  const out = join(mkdtempSync(join(tmpdir(), 'plansite-browser-')), 'site');
  execFileSync(plansite, ['build', portfolio, '--out', out, ...options], { stdio: ['ignore', 'ignore', 'ignore'] });
  return out;
}

/** The example portfolio in a repository of its own, with a past of ten weeks: one plan more a week, each a draft with
 * nothing ticked; then, in the last two, all as it is, but for a gate that was ticked and is open again. */
export function exampleWithPast() {
  const root = join(mkdtempSync(join(tmpdir(), 'plansite-past-')), 'example');
  const example = join(project, 'example-site');
  mkdirSync(root);
  cpSync(join(example, 'plansite.yml'), join(root, 'plansite.yml'));
  const git = (date, author, ...words) => {
    const who = { GIT_AUTHOR_NAME: author, GIT_AUTHOR_EMAIL: 'a@example.org', GIT_COMMITTER_NAME: author, GIT_COMMITTER_EMAIL: 'a@example.org' };
    const env = { ...process.env, ...who, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    execFileSync('git', words, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  const commit = (date, author) => {
    git(date, author, 'add', '--all');
    git(date, author, 'commit', '--quiet', '--message=as it is');
  };
  const change = (path, from, to) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
  const day = back => new Date(Date.UTC(2026, 10, 23, 9) - back * 86_400_000).toISOString();
  git(day(70), 'Mira Holt', 'init', '--quiet');
  const plans = files(example, 'plan.md').map(path => dirname(path));
  for (let week = 9; plans.length; week -= 1) {
    for (const plan of plans.splice(0, week > 2 ? 4 : plans.length)) {
      cpSync(join(example, plan), join(root, plan), { recursive: true });
      change(join(root, plan, 'plan.md'), /- \[x\]/gi, '- [ ]');
      change(join(root, plan, 'plan.md'), /(\*\*Status\*\*: ).*/g, '$1Draft');
    }
    commit(day(week * 7), 'Mira Holt');
  }
  const queue = 'specs/003-holds-queue/plan.md';
  for (const path of files(example).filter(path => path.startsWith('specs/00'))) cpSync(join(example, path), join(root, path));
  change(join(root, queue), '- [ ]', '- [x]');
  commit(day(10), 'Jonas Berg');
  cpSync(join(example, queue), join(root, queue));
  commit(day(4), 'Jonas Berg');
  for (const path of files(example).filter(path => !path.startsWith('_site'))) cpSync(join(example, path), join(root, path));
  commit(day(0), 'Mira Holt');
  return root;
}

/** The pages of a site by the template that made them, the longest first. */
export function byKind(root) {
  const kinds = new Map();
  for (const path of files(root, '.html')) {
    const html = readFileSync(join(root, path), 'utf8');
    const kind = path === '404.html' ? 'not-found' : /<body class="page-([a-z-]+)"/.exec(html)?.[1];
    kinds.set(kind, [...kinds.get(kind) ?? [], { path, length: html.length }]);
  }
  for (const [kind, pages] of kinds) kinds.set(kind, pages.sort((a, b) => b.length - a.length).map(({ path }) => path));
  return kinds;
}

/** Waits until a page that has loaded shows what its scripts made of it: a list that its address filters is seen after
 * two frames. */
export const shown = page => page.evaluate(() => new Promise(done => {
  requestAnimationFrame(() => requestAnimationFrame(() => done()));
}));

/** Draws what waits to be scrolled to: it has no true place before. The policy of the page does not see this style. */
const drawAll = page => page.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets.push(sheet);
});

/** What axe finds against WCAG 2.2 AA and its best practices on the page that is open. */
export async function violations(page) {
  await drawAll(page);
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)} (${nodes.length})`);
}

/** How many pixels the page that is open is wider than its window. */
export async function excess(page) {
  await drawAll(page);
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** The site paths of all files below a folder, with `/`, sorted. */
export function files(root, ending = '') {
  const found = [];
  const walk = folder => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else if (name.endsWith(ending)) found.push(relative(root, path).split(sep).join('/'));
    }
  };
  walk(root);
  return found.sort();
}

/** A site path as it stands in an address. */
export const address = path => path.split('/').map(encodeURIComponent).join('/');

const types = { '.html': 'text/html; charset=utf-8', '.htm': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
  '.json': 'application/json', '.csv': 'text/csv' };

const pause = milliseconds => new Promise(done => { setTimeout(done, milliseconds); });

/** Serves a folder below `prefix`, as GitHub Pages does for a project; returns its address and how to stop. A slow server
 * says of a file how many milliseconds it comes `late`, and in `pieces` of how many bytes, with a short pause between; one
 * whose assets are kept lets the browser ask for each once. */
export async function serve(root, prefix = '/some-repo/', slowly = () => ({}), { isKept = false } = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const inside = path.startsWith(prefix) ? path.slice(prefix.length) || 'index.html' : undefined;
    const file = inside && resolve(root, inside);
    try {
      if (!file || !file.startsWith(root + sep)) throw new Error('not below the prefix');
      const body = readFileSync(file);
      const { late = 0, pieces = 0 } = slowly(file);
      if (late) await pause(late);
      const kept = isKept && extname(file) !== '.html' ? { 'cache-control': 'max-age=600' } : {};
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...kept });
      for (let at = 0; pieces && at < body.length; at += pieces) {
        response.write(body.subarray(at, at + pieces));
        await pause(20);
      }
      response.end(pieces ? undefined : body);
    } catch {
      response.writeHead(404, { 'content-type': types['.html'] }).end(readFileSync(join(root, '404.html')));
    }
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  // A test that fails before it stops its server must not keep the others waiting.
  server.unref();
  return { base: `http://127.0.0.1:${server.address().port}${prefix}`, stop: () => new Promise(done => server.close(done)) };
}

/** A headless browser that asks no other host for anything of its own accord; `options` are those of launching one. */
export function browser(options = {}) {
  return chromium.launch({
    ...options,
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
}

/** Builds the example portfolio with its past and starts a browser and a server before the tests of a file, and stops them after the
 * last. `ready` is told of the site's folder, the browser and the server. */
export function openExample(ready) {
  let chromium, server;
  before(async () => {
    const site = build(exampleWithPast());
    chromium = await browser();
    server = await serve(site);
    await ready({ site, chromium, server });
  });
  after(async () => {
    await chromium?.close();
    await server?.stop();
  });
}

/** Opens pages one after the other and collects what goes wrong on them. */
export async function visit(context, addresses, look = async () => {}) {
  const wrong = [];
  const page = await context.newPage();
  let here = '';
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`${here}: console: ${message.text()}`);
  });
  page.on('pageerror', error => wrong.push(`${here}: ${error}`));
  page.on('dialog', dialog => { wrong.push(`${here}: a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('requestfailed', request => {
    // Going on to the next page ends what the last one still asks for.
    const reason = request.failure()?.errorText;
    if (reason !== 'net::ERR_ABORTED') wrong.push(`${here}: ${request.url()} failed: ${reason}`);
  });
  for (const to of addresses) {
    here = to;
    const allowed = new URL(to);
    const foreign = request => {
      const url = new URL(request.url());
      if (url.protocol !== 'data:' && (url.protocol !== allowed.protocol || url.host !== allowed.host)) {
        wrong.push(`${here}: asks ${request.url()}`);
      }
    };
    page.on('request', foreign);
    await page.goto(to, { waitUntil: 'load' });
    await look(page, to, wrong);
    page.off('request', foreign);
  }
  await page.close();
  return wrong;
}

const link = /\s(?:href|src|srcset|action|poster|data)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const unescape = text => text.replace(/&#(\d+);|&#x([0-9a-f]+);|&(amp|lt|gt|quot|apos);/gi, (_, dec, hex, name) =>
  dec ? String.fromCodePoint(+dec) : hex ? String.fromCodePoint(parseInt(hex, 16))
    : { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name.toLowerCase()]);

/** The filters of the views, as `themes/README.md` lists them. */
const stages = 'draft|review|approved|active|blocked|done|deferred|superseded|unstated|other';
const filters = {
  'plans.html': { stage: new RegExp(`^(${stages})$`), tasks: /^(all|some|none|nolist)$/ },
  'changes.html': { about: /^(status|gates|risks|plans|tasks|other)$/ },
  'risks.html': { band: /^(critical|high|moderate|low|unscored)$/, cell: /^[LMHC]{2}$/, m: /^nomit$/, kind: /./ },
};
const isFilter = (file, fragment) => fragment.split('&').every(part => {
  const [key, value] = part.split('=', 2);
  return value !== undefined && filters[file]?.[key]?.test(decodeURIComponent(value));
});

/** Every link inside a site that leads to a file or an anchor that is not there, and every address that is not
 * relative where it has to be. The filters of a view are no anchors; a fragment of any other page is one. */
export function brokenLinks(root) {
  const all = new Set(files(root));
  const ids = new Map();
  const texts = new Map(files(root, '.html').map(path => [path, readFileSync(join(root, path), 'utf8')]));
  for (const [path, html] of texts) {
    const tags = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, '');
    ids.set(path, new Set([...tags.matchAll(/<[^>]*?\sid\s*=\s*"([^"]*)"/g)].map(match => unescape(match[1]))));
  }
  const broken = [];
  for (const [path, html] of texts) {
    for (const tag of html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, '').match(/<[a-z][^>]*>/gi) ?? []) {
      for (const match of tag.matchAll(link)) {
        const written = unescape(match[1] ?? match[2]);
        if (/^(https?:|mailto:)/i.test(written)) {
          if (!/^<a\b/i.test(tag) && !/^<link rel="canonical"/i.test(tag)) broken.push(`${path}: loads ${written}`);
          continue;
        }
        if (/^([a-z][a-z0-9+.-]*:|\/)/i.test(written)) { broken.push(`${path}: not relative: ${written}`); continue; }
        const [to, fragment] = written.split('#', 2);
        const file = to === '' ? path : posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(to.split('?')[0])));
        if (!all.has(file)) broken.push(`${path}: ${written} leads to nothing`);
        else if (fragment && !isFilter(file, fragment) && ids.has(file) && !ids.get(file).has(decodeURIComponent(fragment))) {
          broken.push(`${path}: ${written} names no anchor`);
        }
      }
    }
  }
  return broken;
}
