// Edits, a server and somebody who looks at a page: after each edit the page has to show what the files say, after one
// build and one refresh, with a sheet over it exactly while something is wrong. What is waited for are news and pages;
// no time is taken for granted. Says what it found instead of stopping at the first finding.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { files, plansite } from './support.mjs';
import { Editor } from './editor.mjs';

/** How long a change may take on a machine that has much else to do, in ms. */
const PATIENCE = 30_000;
/** After so many findings there is nothing more to learn. */
const ENOUGH = 12;
/** Ages count from one day, here and in what the pages are compared with. */
const environment = { ...process.env, SOURCE_DATE_EPOCH: '1780000000' };

/** A running server. */
export async function start(root) {
  const child = spawn(plansite, ['serve', root, '--port', '0'], { stdio: ['ignore', 'ignore', 'pipe'], env: environment });
  let said = '';
  const url = await new Promise((ready, failed) => {
    child.stderr.setEncoding('utf8').on('data', text => {
      said = (said + text).slice(-20_000);
      const url = said.match(/serving at (\S+)\n/)?.[1];
      if (url) ready(url);
    });
    child.on('exit', code => failed(new Error(`ended with ${code}: ${said}`)));
  });
  const figure = name => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]);
  return {
    url,
    said: () => said,
    /** What the system says of the server's memory, in kB, where it says so. */
    memory: () => existsSync(`/proc/${child.pid}/status`) ? { now: figure('VmRSS'), most: figure('VmHWM') } : undefined,
    stop: () => new Promise(done => { child.once('exit', done); child.kill('SIGKILL'); }),
  };
}

/** Listens to the news of a server; `all` of them, and a way to wait for some. */
export function listen(url) {
  const all = [];
  let waiting = [];
  const asked = request(`${url}_plansite/events`, answer => {
    let rest = '';
    answer.setEncoding('utf8').on('data', text => {
      const lines = (rest + text).split('\n');
      rest = lines.pop();
      for (const line of lines) if (line.startsWith('data: ')) all.push(JSON.parse(line.slice(6)));
      waiting = waiting.filter(({ is, done }) => !is() || done(true));
    });
  });
  asked.on('error', () => {}).end();
  return {
    all,
    last: () => all.at(-1),
    /** Whether something came to be true in time. */
    until: is => is() ? Promise.resolve(true) : new Promise(done => {
      const timer = setTimeout(() => done(false), PATIENCE);
      waiting.push({ is, done: value => { clearTimeout(timer); done(value); } });
    }),
    close: () => asked.destroy(),
  };
}

/** What a page shows, by the same names as `expected`. Runs in the browser. */
function shown() {
  const texts = (of, selector) => [...of.querySelectorAll(selector)].map(it => it.textContent.trim());
  const sheet = document.querySelector('.plansite-sheet');
  const head = sheet && !sheet.hidden ? sheet.textContent : '';
  const up = !head ? '' : /cannot be read/.test(head) ? 'plans' : /plansite\.yml/.test(head) ? 'settings' : /footer\.hbs/.test(head) ? 'theme' : head;
  if (texts(document, 'main h1')[0] === 'There is no page at this address') return { page: { missing: true }, up };
  const page = {
    site: texts(document, '.brand bdi')[0], theme: texts(document, 'p.soak')[0],
    commit: document.querySelector('footer .mono')?.getAttribute('title'),
  };
  const main = document.querySelector('#Main');
  if (document.body.classList.contains('page-plan')) {
    page.folder = texts(main, '.crumbs .mono')[0];
    page.status = texts(main, '.facts .k')[0];
    page.ticks = [...main.querySelectorAll('.gates > li')].map(it => it.classList.contains('g-done') ? 'x' : ' ').join('');
    page.risks = texts(main, '.worst-risks bdi');
  }
  const article = main.querySelector('article');
  if (article) Object.assign(page, { title: texts(main, 'h1')[0], word: /word is (\d+)/.exec(article.textContent)?.[1] });
  const cells = row => [texts(row, 'th bdi')[0], texts(row, '.k:not(.s-error)')[0], texts(row, 'td')[1]];
  if (main.querySelector('table.plans')) page.rows = [...main.querySelectorAll('table.plans tbody tr')].map(row => cells(row).join(' · ')).sort();
  else if (/\/(plans|index)\.html$/.test(location.pathname) && !page.title) page.rows = [];
  if (location.pathname.endsWith('/risks.html')) page.risks = texts(main, 'tbody bdi').filter(text => text.startsWith('Fog')).sort();
  return { page, up };
}

/** What a page has to show, as the files are now. */
function expected(editor, view) {
  const plans = editor.plans();
  const page = { site: editor.title(), theme: editor.theme(), commit: editor.head() };
  const readable = plans.filter(plan => !plan.unread);
  if (view.kind === 'overview' || view.kind === 'plans') page.rows = plans.map(plan => plan.row).sort();
  if (view.kind === 'risks') page.risks = readable.map(plan => plan.risk).sort();
  if (view.kind === 'plan' || view.kind === 'document') {
    const plan = plans.find(plan => plan.page === view.page);
    if (!plan) return { missing: true };
    if (view.kind === 'plan') {
      const { name, title, status, ticks, risk, word } = plan;
      Object.assign(page, { folder: name, title, status, ticks, risks: [risk], word });
    } else {
      const path = `${plan.folder}/${view.file}.md`;
      if (!existsSync(editor.path(path))) return { missing: true };
      page.word = /word is (\d+)/.exec(editor.read(path))[1];
      page.title = `Chart ${page.word}`;
    }
  }
  return page;
}
const wrongNow = editor => editor.broken?.kind ?? (editor.plans().some(plan => plan.unread) ? 'plans' : '');

/** Where the reader goes next. */
function choose(editor, below) {
  const plans = editor.plans().filter(plan => !plan.unread);
  const kind = ['overview', 'plans', 'risks', 'document', 'plan', 'plan', 'plan', 'plan'][below(8)];
  if (kind === 'overview' || plans.length === 0) return { kind: 'overview', path: 'index.html' };
  if (kind === 'plans' || kind === 'risks') return { kind, path: `${kind}.html` };
  const { page } = plans[below(plans.length)];
  if (kind === 'plan') return { kind, page, path: `plans/${page}/index.html` };
  const file = ['spec', 'research', 'quickstart'][below(3)];
  return { kind, page, file, path: `plans/${page}/${file}.html` };
}

/** Runs `edits` edits below a browser; gives the findings and the figures. */
export async function soak(chromium, { edits, seed, log = () => {} }) {
  const root = join(mkdtempSync(join(tmpdir(), 'plansite-soak-')), 'portfolio');
  const editor = new Editor(root, seed);
  const server = await start(root);
  const run = new Run(await chromium.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' }), editor, server);
  try {
    return await run.all(edits, log);
  } finally {
    run.news.close();
    await run.page.close();
    await server.stop();
    rmSync(root, { recursive: true });
  }
}

class Run {
  constructor(page, editor, server) {
    Object.assign(this, { page, editor, server, news: listen(server.url), fetches: 0, loads: 0, asked: 0, last: [], frozen: null });
    this.figures = { edits: 0, builds: 0, refreshes: 0, reloads: 0, visits: 0, stretched: 0, memory: [] };
    this.findings = { missed: [], doubles: [], stuck: [], wrong: [] };
    page.on('request', request => { this.fetches += request.resourceType() === 'fetch'; });
    page.on('framenavigated', frame => { this.loads += frame === page.mainFrame(); });
    page.on('pageerror', error => this.findings.wrong.push(String(error)));
    page.on('console', message => {
      const expected = /404/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !expected) this.findings.wrong.push(message.text());
    });
  }

  async all(edits, log) {
    await this.news.until(() => this.news.all.length > 0);
    await this.visit();
    const tenth = Math.ceil(edits / 10);
    while (this.figures.edits < edits && Object.values(this.findings).flat().length < ENOUGH) {
      if (this.editor.below(9) === 0 && !this.editor.broken) await this.visit();
      await this.step();
      if (++this.figures.edits % tenth === 0) {
        while (this.editor.broken) await this.step();
        // Memory is read when every page has been asked for, each time.
        await this.compare();
        this.figures.memory.push(this.server.memory());
        log(`${this.figures.edits} edits, ${this.figures.builds} builds, ${JSON.stringify(this.figures.memory.at(-1) ?? {})}`);
      }
    }
    while (this.editor.broken) await this.step();
    // Whatever is still to come has come after a while: nothing.
    const told = this.news.all.length;
    await sleep(1500);
    if (this.news.all.length > told) this.findings.doubles.push(`news after the end: ${JSON.stringify(this.news.last())}`);
    this.figures.files = await this.compare();
    return { figures: this.figures, findings: this.findings };
  }

  /** Goes to another page. */
  async visit() {
    this.view = choose(this.editor, this.editor.below);
    this.asked++;
    this.figures.visits++;
    await this.page.goto(this.server.url + this.view.path);
    this.frozen = null;
    await this.agrees(`visit ${this.view.path}`);
  }

  /** One edit, and what came of it. */
  async step() {
    const { editor, news, figures, findings } = this;
    const before = { build: news.last().build, told: news.all.length, fetches: this.fetches, reloads: this.loads - this.asked, wrong: wrongNow(editor) };
    const isFrozen = () => editor.plans().some(plan => plan.unread && this.view.kind === 'plan' && plan.page === this.view.page);
    const wasMissing = this.state.page.missing;
    const { what, builds: [least, most], stretched } = await editor.edit(this.view.page);
    this.last = [...this.last.slice(-5), what];
    const when = `edit ${figures.edits}, on ${this.view.path}: ${what} (after ${this.last.slice(0, -1).join('; ')})`;
    if (stretched) figures.stretched++;
    this.frozen = editor.broken || isFrozen() ? this.state.page : null;
    if (!await news.until(() => news.last().build >= before.build + least)) findings.missed.push(`${when}: no news`);
    await this.agrees(when);
    // What may have been built in parts is waited for to its end: the page on the screen need not show the last part.
    if (most > 1) await this.isServed(when);
    const now = await this.build();
    await news.until(() => news.last().build >= now);
    const builds = now - before.build;
    figures.builds += builds;
    if (builds > most) findings.doubles.push(`${when}: ${builds} builds\n${this.server.said().split('\n').slice(-6).join('\n')}`);
    if (builds > 0 && !this.frozen) await this.until(() => this.fetches > before.fetches);
    const [refreshes, reloads] = [this.fetches - before.fetches, this.loads - this.asked - before.reloads];
    figures.refreshes += refreshes;
    figures.reloads += reloads;
    if (refreshes > most) findings.doubles.push(`${when}: ${refreshes} refreshes`);
    if (reloads > 0 && wasMissing === this.state.page.missing) findings.doubles.push(`${when}: loaded anew`);
    // A sheet that was up for a moment only has been up too.
    const wrong = wrongNow(editor);
    const flash = news.all.slice(before.told).some(({ trouble }) => trouble && !before.wrong && !wrong);
    if (flash && !stretched) findings.stuck.push(`${when}: a sheet for a moment`);
  }

  /** Waits until the page shows what the files say; else it is a finding, and the page is loaded again. */
  async agrees(when) {
    const wanted = { page: this.frozen ?? expected(this.editor, this.view), up: wrongNow(this.editor) };
    this.state = wanted;
    const end = performance.now() + PATIENCE;
    let found;
    do {
      // A page that is just being loaded has nothing to say.
      found = await this.page.evaluate(shown).catch(() => undefined);
      if (isDeepStrictEqual(found, wanted)) return;
      await sleep(8);
    } while (performance.now() < end);
    const differ = Object.keys({ ...wanted.page, ...found?.page }).filter(key => !isDeepStrictEqual(found?.page[key], wanted.page[key]));
    const facts = of => JSON.stringify({ up: of?.up, ...Object.fromEntries(differ.map(key => [key, of?.page[key]])) });
    this.findings[found?.up === wanted.up ? 'missed' : 'stuck'].push(`${when}:\n  files: ${facts(wanted)}\n  page:  ${facts(found)}`);
    // What is wrong with this page is not to be found again and again.
    if (!when.startsWith('visit')) await this.visit();
  }

  /** Waits until the list of all plans that is served holds every title, and a moment more for what no list shows. */
  async isServed(when) {
    const titles = this.editor.broken ? [] : this.editor.plans().filter(plan => !plan.unread).map(plan => `<bdi>${plan.title}</bdi>`);
    const end = performance.now() + PATIENCE;
    for (;;) {
      const list = await (await fetch(`${this.server.url}plans.html`)).text();
      if (titles.every(title => list.includes(title))) break;
      if (performance.now() > end) return void this.findings.missed.push(`${when}: not in the list that is served`);
      await sleep(8);
    }
    await sleep(300);
  }

  /** The number of the build that is served now. */
  async build() {
    const text = await (await fetch(this.server.url)).text();
    return Number(/data-build="(\d+)"/.exec(text)[1]);
  }
  async until(is) {
    const end = performance.now() + PATIENCE;
    while (!is() && performance.now() < end) await sleep(8);
  }

  /** Compares every file that is served with those of a fresh build; gives their number. */
  async compare() {
    const out = mkdtempSync(join(tmpdir(), 'plansite-soak-site-'));
    execFileSync(plansite, ['build', this.editor.root, '--out', join(out, 'site')], { stdio: 'ignore', env: environment });
    const paths = files(join(out, 'site')).filter(path => path !== '.plansite-files');
    for (const path of paths) {
      const answer = await fetch(this.server.url + path.split('/').map(encodeURIComponent).join('/'));
      const served = Buffer.from(await answer.arrayBuffer());
      const bare = path.endsWith('.html') ? Buffer.from(withoutScript(served.toString())) : served;
      if (!bare.equals(readFileSync(join(out, 'site', path)))) {
        this.findings.wrong.push(`after edit ${this.figures.edits}: ${path} is not what a build writes (after ${this.last.join('; ')})`);
      }
    }
    rmSync(out, { recursive: true });
    return paths.length;
  }
}

/** A served page without what serving adds. */
function withoutScript(html) {
  return html.replace(/<script defer src="\/_plansite\/serve\.js"[^>]*><\/script>/, '').replace("connect-src 'self'; ", '');
}
