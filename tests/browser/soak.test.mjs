// The short form of the soak, and a crowd of listeners. `tests/soak serve` runs the long form of both.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Editor } from './editor.mjs';
import { browser } from './support.mjs';
import { listen, soak, start } from './soak.mjs';

/** How many edits are made where nobody asks for more, and from which seed. */
const edits = Number(process.env.PLANSITE_SOAK ?? 200);
const seed = Number(process.env.PLANSITE_SEED ?? 20261122);
/** How many listen at a time; where a process may have few files open, fewer. */
const crowd = process.platform === 'linux' ? 500 : 100;

let chromium;
before(async () => { chromium = await browser(); });
after(async () => { await chromium?.close(); });

test(`a page follows ${edits} edits, from the seed ${seed}`, async t => {
  const began = performance.now();
  const log = edits > 1000 ? line => console.log(line) : undefined;
  const { figures, findings } = await soak(chromium, { edits, seed, log });
  const { memory, ...counts } = figures;
  t.diagnostic(`${JSON.stringify(counts)} in ${Math.round((performance.now() - began) / 1000)} s`);
  const [first, last] = [memory[0], memory.at(-1)];
  if (first) t.diagnostic(`resident memory: ${first.now} kB after a tenth, ${last.now} kB at the end, ${last.most} kB at most`);
  for (const [kind, found] of Object.entries(findings)) t.diagnostic(`${kind}: ${found.length}`);
  assert.equal(Object.entries(findings).flatMap(([kind, found]) => found.map(text => `${kind}: ${text}`)).join('\n'), '');
  // Nothing that is kept of each build stays within this.
  if (first) assert.ok(last.now <= 1.5 * first.now, `memory grows: ${JSON.stringify(memory)}`);
});

test(`a page is answered a thousand times while ${crowd} listen`, async t => {
  const root = join(mkdtempSync(join(tmpdir(), 'plansite-crowd-')), 'portfolio');
  const editor = new Editor(root, seed);
  const server = await start(root);
  const listeners = Array.from({ length: crowd }, () => listen(server.url));
  t.after(async () => { listeners.forEach(it => it.close()); await server.stop(); rmSync(root, { recursive: true }); });
  const all = is => Promise.all(listeners.map(it => it.until(() => is(it))));
  assert.ok((await all(it => it.all.length === 1)).every(Boolean), 'everybody hears the state at once');

  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const page = `${server.url}plans/${editor.plans()[0].page}/index.html`;
  const ask = () => new Promise((done, failed) => {
    const began = performance.now();
    get(page, { agent }, answer => {
      answer.resume().on('end', () => done({ status: answer.statusCode, took: performance.now() - began }));
    }).on('error', failed);
  });
  const answers = [];
  for (let at = 0; at < 1000; at++) answers.push(await ask());
  agent.destroy();
  assert.ok(answers.every(({ status }) => status === 200));
  const took = answers.map(({ took }) => took).sort((a, b) => a - b);
  t.diagnostic(`median ${took[500].toFixed(2)} ms, worst ${took.at(-1).toFixed(2)} ms`);

  editor.write(`${editor.plans()[0].folder}/plan.md`, editor.plan());
  assert.ok((await all(it => it.all.length === 2)).every(Boolean), 'everybody hears of a change');
  assert.ok(listeners.every(it => it.last().build === 2));
});
