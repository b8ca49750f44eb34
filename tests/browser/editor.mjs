// Somebody who edits a portfolio in a Git repository, at random and always in the same way for the same seed; and what
// the files say, so that pages can be held against it. How the edits are shown is not known here.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { project } from './support.mjs';

/** How many plans there are at the beginning, at least and at most. */
const [FIRST, FEWEST, MOST] = [28, 20, 40];
/** An edit in several steps that took longer, in ms, may be seen in halves. */
const STRETCHED = 10;
const STATUSES = ['Draft', 'Approved', 'Blocked', 'Done', 'Deferred'];
const SIBLINGS = ['spec.md', 'research.md', 'quickstart.md'];
const SETTINGS = 'plansite.yml';
const FOOTER = 'theme/partials/footer.hbs';
const BRANCHES = ['main', 'pier', 'mole'];

/** Numbers that are the same for the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return limit => {
    state = state + 0x6d2b79f5 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, state | 1);
    mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
    return ((mixed ^ mixed >>> 14) >>> 0) % limit;
  };
}

export class Editor {
  /** Makes the portfolio and three branches of it. */
  constructor(root, seed) {
    Object.assign(this, { root, below: random(seed), word: 0, number: 0, broken: null, behind: false, queue: [], dirty: false });
    mkdirSync(root, { recursive: true });
    this.git('init', '-q', '-b', 'main');
    for (const [name, value] of [['user.name', 'Ada'], ['user.email', 'ada@harbour.example'], ['gc.auto', '0'], ['core.autocrlf', 'false']]) {
      this.git('config', name, value);
    }
    this.write(SETTINGS, this.settings());
    this.write(FOOTER, this.footer());
    for (let at = 0; at < FIRST; at++) this.add();
    this.commit();
    for (const branch of BRANCHES.slice(1)) {
      this.git('checkout', '-q', '-b', branch);
      for (let at = 0; at < 4; at++) this.write(`${this.any().folder}/plan.md`, this.plan());
      this.remove(this.any().folder);
      this.add();
      this.commit();
    }
    this.git('checkout', '-q', 'main');
  }

  git(...words) {
    return execFileSync('git', words, { cwd: this.root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  }
  path(path) { return join(this.root, path); }
  read(path) { return readFileSync(this.path(path), 'utf8'); }
  write(path, text) {
    this.since ??= performance.now();
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
    this.till = performance.now();
  }
  rename(from, to) {
    this.since ??= performance.now();
    mkdirSync(dirname(this.path(to)), { recursive: true });
    renameSync(this.path(from), this.path(to));
    this.till = performance.now();
  }
  remove(path) {
    this.since ??= performance.now();
    rmSync(this.path(path), { recursive: true });
    this.till = performance.now();
  }
  commit() {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', `Edit ${this.word}`);
    this.dirty = false;
  }
  one(of) { return of[this.below(of.length)]; }

  // ── Texts, each with a word of its own ─────────────────────────────────────────────────────────────────────────
  plan() {
    const word = ++this.word;
    const gates = Array.from({ length: 1 + this.below(4) }, (_, at) => `- [${this.one(' x')}] Gate ${at + 1} of crew ${word}`);
    const other = String(this.below(60)).padStart(3, '0');
    return `# Plan: Boat ${word}\n\n**Status**: ${this.one(STATUSES)}\n**Depends On**: ${other}\n\nSee [the pier](../${other}-boat/plan.md).\n\n`
      + `## Gates\n\n${gates.join('\n')}\n\n## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n`
      + `| Fog ${word} | ${this.one(['Low', 'Medium', 'High'])} | High | Radar |\n\n## Notes\n\n`
      + `${'The crew sails with the tide. '.repeat(this.below(60))}\n\nThe last word is ${word}.\n`;
  }
  sibling() { return `# Chart ${++this.word}\n\nThe last word is ${this.word}.\n`; }
  settings() { return `title: Harbour ${++this.word}\n`; }
  footer() {
    this.plainFooter ??= readFileSync(join(project, 'themes/default', FOOTER.replace('theme/', '')), 'utf8');
    return this.plainFooter.replace('<div>', `<p class="soak">Theme ${++this.word}</p>\n<div>`);
  }
  add() {
    const folder = `specs/${this.one(['', '', 'north/', 'north/east/'])}${String(++this.number).padStart(3, '0')}-boat`;
    this.write(`${folder}/plan.md`, this.plan());
    for (const name of SIBLINGS) if (this.below(3) === 0) this.write(`${folder}/${name}`, this.sibling());
    return folder;
  }

  // ── What the files say ─────────────────────────────────────────────────────────────────────────────────────────
  /** Every plan, by its folder. */
  plans() {
    const found = [];
    const walk = folder => {
      for (const inside of readdirSync(this.path(folder), { withFileTypes: true })) {
        if (inside.isDirectory()) walk(`${folder}/${inside.name}`);
        else if (inside.name === 'plan.md') found.push(this.facts(folder));
      }
    };
    if (existsSync(this.path('specs'))) walk('specs');
    return found.sort((a, b) => a.folder < b.folder ? -1 : 1);
  }
  facts(folder) {
    const text = this.read(`${folder}/plan.md`);
    const name = basename(folder);
    const ticks = [...text.matchAll(/^- \[(.)\]/gm)].map(match => match[1]);
    const all = { folder, name, page: name.toLowerCase(), unread: text.includes('\0') };
    if (all.unread) return { ...all, row: `${name} · Not stated · cannot be read` };
    const [title, status, word] = [/^# Plan: (.*)$/m, /^\*\*Status\*\*: (.*)$/m, /word is (\d+)/].map(of => of.exec(text)[1]);
    const gates = `${ticks.filter(tick => tick === 'x').length}/${ticks.length}`;
    return { ...all, row: `${title} · ${status} · ${gates}`, title, status, ticks: ticks.join(''), word, risk: /^\| (Fog \d+)/m.exec(text)[1] };
  }
  head() {
    const head = this.read('.git/HEAD').trim();
    return head.startsWith('ref: ') ? this.read(`.git/${head.slice(5)}`).trim() : head;
  }
  title() { return /^title: (.*)$/m.exec(this.read(SETTINGS))[1]; }
  theme() { return /Theme \d+/.exec(this.read(FOOTER))[0]; }
  any(wish) {
    const plans = this.plans();
    return plans.find(plan => plan.page === wish) ?? this.one(plans);
  }

  // ── Edits ──────────────────────────────────────────────────────────────────────────────────────────────────────
  /** Makes one edit, of the plan with the page `wish` if it is given. Says what it was, and how many builds it may take. */
  async edit(wish) {
    this.since = undefined;
    const done = await this.change(wish);
    const took = this.till - this.since;
    const { what, builds = [1, 1], atomic = false } = done;
    this.dirty ||= what !== 'commit';
    // What was seen in halves because this process was halted in the middle is nobody's fault.
    const stretched = !atomic && builds[1] > 0 && took > STRETCHED + (done.slept ?? 0);
    return { what, builds: stretched ? [builds[0], builds[1] + 1] : builds, stretched };
  }
  async change(wish) {
    if (this.broken) return this.below(2) ? this.saveBroken(wish) : this.mend();
    const queued = this.queue.shift();
    if (queued) return this[queued]();
    const plans = this.plans();
    if (plans.length < FEWEST) return this.grow();
    if (plans.filter(plan => plan.unread).length > 2) return this.restore();
    const kind = this.below(100);
    const table = [[38, 'save'], [44, 'tick'], [50, 'saveSibling'], [54, 'moveSibling'], [57, 'removeSibling'], [62, 'moveFolder'],
      [66, 'moveFile'], [69, 'moveGroup'], [71, 'changeCase'], [75, 'removeFolder'], [80, 'grow'], [83, 'ruin'], [85, 'restore'],
      [87, 'batch'], [90, 'switchBranch'], [91, 'commitAll'], [92, 'away'], [94, 'saveSettings'], [96, 'breakSettings'], [98, 'saveTheme'], [100, 'breakTheme']];
    return this[table.find(([limit]) => kind < limit)[1]](wish);
  }

  /** Puts a text into a file, as one editor or another does. */
  async put(path, text) {
    this.since ??= performance.now();
    const how = await this.replace(path, text);
    this.till = performance.now();
    return how;
  }
  async replace(path, text) {
    const beside = end => this.path(`${dirname(path)}/${end}`);
    const here = this.path(path);
    switch (this.below(5)) {
      case 0: writeFileSync(here, text); return { how: 'in place', atomic: false };
      case 1: writeFileSync(beside('.new'), text); renameSync(beside('.new'), here); return { how: 'by a new file', atomic: true };
      case 2:
        writeFileSync(here, '');
        await sleep(2);
        writeFileSync(here, text);
        return { how: 'emptied first', slept: 2 };
      case 3: // as Vim does with a backup
        writeFileSync(beside('4913'), '');
        unlinkSync(beside('4913'));
        renameSync(here, here + '~');
        writeFileSync(here, text);
        unlinkSync(here + '~');
        return { how: 'with a backup' };
      default: // as JetBrains' editors do
        writeFileSync(here + '___jb_tmp___', text);
        renameSync(here, here + '___jb_old___');
        renameSync(here + '___jb_tmp___', here);
        unlinkSync(here + '___jb_old___');
        return { how: 'safely' };
    }
  }
  async save(wish) {
    const { folder } = this.any(this.below(2) ? wish : undefined);
    const { how, ...rest } = await this.put(`${folder}/plan.md`, this.plan());
    return { what: `save ${folder}/plan.md ${how}`, ...rest };
  }
  async tick(wish) {
    const { folder, unread } = this.any(wish);
    if (unread) return this.restore();
    const path = `${folder}/plan.md`;
    // A save that changes nothing comes first: nobody is to hear of it.
    this.write(path, this.read(path));
    const { how, ...rest } = await this.put(path, this.read(path).replace(/^- \[(.)\]/m, (_, is) => `- [${is === 'x' ? ' ' : 'x'}]`));
    return { what: `tick a gate in ${path} ${how}`, ...rest };
  }
  async saveSibling(wish) {
    const path = `${this.any(wish).folder}/${this.one(SIBLINGS)}`;
    if (!existsSync(this.path(path))) {
      this.write(path, this.sibling());
      return { what: `make ${path}` };
    }
    const { how, ...rest } = await this.put(path, this.sibling());
    return { what: `save ${path} ${how}`, ...rest };
  }
  moveSibling(wish) {
    const { folder } = this.any(wish);
    const from = SIBLINGS.find(name => existsSync(this.path(`${folder}/${name}`)));
    const to = SIBLINGS.find(name => !existsSync(this.path(`${folder}/${name}`)));
    if (!from || !to) return this.grow();
    this.rename(`${folder}/${from}`, `${folder}/${to}`);
    return { what: `rename ${folder}/${from} to ${to}`, atomic: true };
  }
  removeSibling() {
    const of = this.plans().flatMap(plan => SIBLINGS.map(name => `${plan.folder}/${name}`)).filter(path => existsSync(this.path(path)));
    if (of.length === 0) return this.grow();
    const path = this.one(of);
    this.remove(path);
    return { what: `remove ${path}`, atomic: true };
  }
  moveFolder(wish) {
    const { folder } = this.any(wish);
    const to = `${dirname(folder)}/${String(++this.number).padStart(3, '0')}-boat`;
    this.rename(folder, to);
    return { what: `rename ${folder} to ${to}`, atomic: true };
  }
  moveFile(wish) {
    const { folder } = this.any(wish);
    this.rename(`${folder}/plan.md`, `${folder}/plan.txt`);
    this.queue.push('moveFileBack');
    this.moved = folder;
    return { what: `rename ${folder}/plan.md to plan.txt`, atomic: true };
  }
  moveFileBack() {
    this.rename(`${this.moved}/plan.txt`, `${this.moved}/plan.md`);
    return { what: `rename ${this.moved}/plan.txt to plan.md`, atomic: true };
  }
  moveGroup(wish) {
    const { folder, name } = this.any(wish);
    // The page stays where it is; that is why the text changes with the folder.
    const group = this.one(['', 'north/', 'south/', 'north/west/'].filter(group => `specs/${group}${name}` !== folder));
    const from = `specs/${group}${name}`;
    const text = this.plan();
    this.rename(folder, from);
    this.write(`${from}/plan.md`, text);
    return { what: `move ${folder} to ${from} and save its plan` };
  }
  changeCase(wish) {
    const { folder, name } = this.any(wish);
    const to = name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase();
    this.rename(folder, `${dirname(folder)}/${to}`);
    return { what: `rename ${folder} to ${to}`, atomic: true };
  }
  removeFolder(wish) {
    const { folder } = this.any(wish);
    this.remove(folder);
    return { what: `remove ${folder}` };
  }
  grow() {
    if (this.plans().length > MOST) return this.removeFolder();
    return { what: `add ${this.add()}` };
  }
  ruin(wish) {
    const { folder, unread } = this.any(wish);
    if (unread) return this.restore();
    this.write(`${folder}/plan.md`, Buffer.from([0, 1, 2, 0]));
    return { what: `make ${folder}/plan.md unreadable` };
  }
  restore() {
    const plan = this.plans().find(plan => plan.unread);
    if (!plan) return this.grow();
    this.write(`${plan.folder}/plan.md`, this.plan());
    return { what: `make ${plan.folder}/plan.md readable` };
  }
  async batch(wish) {
    const said = [];
    for (let left = 3 + this.below(6); left > 0; left--) said.push((await this.save(wish)).what);
    return { what: `at once: ${said.join(', ')}`, builds: [1, said.length] };
  }
  commitAll() {
    this.commit();
    return { what: 'commit', atomic: true };
  }
  switchBranch() {
    if (this.dirty) {
      this.queue.push('switchBranch');
      return this.commitAll();
    }
    const now = this.git('branch', '--show-current').trim();
    const to = this.one(BRANCHES.filter(branch => branch !== now));
    this.git('checkout', '-q', to);
    return { what: `check out ${to} after ${now}`, atomic: true };
  }
  away() {
    this.rename('specs', '../specs');
    this.queue.push('back');
    return { what: 'move specs away', atomic: true };
  }
  back() {
    this.rename('../specs', 'specs');
    return { what: 'move specs back', atomic: true };
  }
  async saveSettings() {
    const { how, ...rest } = await this.put(SETTINGS, this.settings());
    return { what: `save ${SETTINGS} ${how}`, ...rest };
  }
  async saveTheme() {
    const { how, ...rest } = await this.put(FOOTER, this.footer());
    return { what: `save ${FOOTER} ${how}`, ...rest };
  }

  // ── What cannot be built ───────────────────────────────────────────────────────────────────────────────────────
  async breakWith(kind, path, text) {
    this.whole = this.read(path);
    this.broken = { kind, path };
    this.behind = false;
    const { how } = await this.put(path, text);
    return { what: `break ${path} ${how}`, builds: [0, 0] };
  }
  breakSettings() { return this.breakWith('settings', SETTINGS, `${this.read(SETTINGS)}titel: x\n`); }
  breakTheme() { return this.breakWith('theme', FOOTER, `${this.read(FOOTER)}{{#if`); }
  async saveBroken(wish) {
    const { what } = await this.save(wish);
    this.behind = true;
    return { what: `${what}, which nobody sees yet`, builds: [0, 0] };
  }
  async mend() {
    const { path } = this.broken;
    const { how } = await this.put(path, this.whole);
    this.broken = null;
    const builds = this.behind ? [1, 1] : [0, 0];
    return { what: `mend ${path} ${how}`, builds };
  }
}
