// Diagrams: drawn from a disk and from a server in both schemes, on paper and on a phone; left as their source without
// scripts, where they cannot be drawn and in the single file; whatever they hold, nothing of it runs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { browser, build, excess, files, plansite, project, serve, violations } from './support.mjs';

const fence = text => `\`\`\`mermaid\n${text.trim()}\n\`\`\`\n`;
const wide = Array.from({ length: 12 }, (_, at) => `A${at}[Step number ${at}] -->|then| A${at + 1}[Step number ${at + 1}]`);
const script = 'javascript:globalThis.pwned=1';
const documents = {
  'specs/001-drawn/plan.md': `# Drawn\n\n## Flow\n\n${fence(`flowchart TD
accTitle: From request to answer
  A[Request] --> B{Known?}
  B -->|yes| C[Answer]
  B -->|no| D[Ask]
  style C fill:#ffd`)}\nbetween\n\n${fence(`sequenceDiagram
  Reader->>+Desk: asks
  Desk-->>-Reader: answers`).replace('mermaid', 'Mermaid')}\n## Wide\n\n${fence(`flowchart LR\n${wide.join('\n')}`)}`,
  'specs/001-drawn/broken.md': `# Broken\n\n${fence('flowchart TD\n  A[[[ --> (')}\nbetween\n\n${fence('flowchart TD\n  A --> B')}\nbetween\n\n${
    ['mindmap\n  root', `flowchart TD\n  A[${'x'.repeat(50_000)}]`].map(fence).join('\nbetween\n\n')}`,
  'specs/001-drawn/kinds.md': `# Kinds\n\n${[
    'journey\n  section Going\n    Make tea: 5: Me',
    'timeline\n  2002 : A\n  2004 : B',
    'xychart-beta\n  x-axis [jan, feb]\n  bar [5, 6]',
    'C4Context\n  Person(a, "A")\n  System(b, "B")\n  Rel(a, b, "uses")',
    'gitGraph\n  commit\n  commit id: "named"',
  ].map(fence).join('\nbetween\n\n')}`,
  'specs/001-drawn/hostile.md': `# Hostile\n\n${[
    `%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "themeCSS": "* { background: url(https://example.org/a) }", "themeVariables": {"primaryColor": "#ff0000"}}}%%
flowchart TD\n  A["<img src=x onerror='globalThis.pwned=1'>"] --> B["<script>globalThis.pwned=1</script>"]`,
    `---\nconfig:\n  securityLevel: loose\n  theme: forest\n---\nflowchart TD\n  A --> B\n  click A href "${script}" _top\n  click B call alert(1)`,
    `flowchart TD\n  A["<a href='${script}' target=_top>x</a>"] --> B["<iframe src='https://example.org/b'></iframe>"]\n  style A fill:url(https://example.org/c)`,
    `sequenceDiagram\n  participant A\n  link A: x @ ${script}\n  A->>A: <svg onload=globalThis.pwned=1>`,
  ].map(fence).join('\ntext\n\n')}`,
  'specs/002-plain/plan.md': '# Plain\n\n```rust\nfn main() {}\n```\n',
};

let site, root, chromium, server;
before(async () => {
  root = mkdtempSync(join(tmpdir(), 'plansite-diagrams-'));
  for (const [path, text] of Object.entries(documents)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  site = build(root);
  chromium = await browser();
  server = await serve(site);
});
after(async () => {
  await chromium?.close();
  await server?.stop();
});

const disk = path => `${pathToFileURL(site)}/${path}`;
const finished = page => page.waitForFunction(() => !document.querySelector('iframe')
  && [...document.querySelectorAll('pre:has(> .language-mermaid)')].every(source => source.matches('.diagram pre, .diagram-failed + pre')));

/** Opens a page and hands it over; nothing may go wrong on it but what is `meant`. Returns what it asked for. */
async function open(url, look, { meant = /^$/, ...options } = {}) {
  const context = await chromium.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const wrong = [], asked = [];
  page.on('console', message => { if (!meant.test(message.text())) wrong.push(message.text()); });
  page.on('pageerror', error => wrong.push(`${error}`));
  page.on('dialog', dialog => { wrong.push(dialog.message()); dialog.dismiss(); });
  page.on('request', request => { if (!request.url().startsWith('data:')) asked.push(request.url()); });
  await page.goto(url);
  await look(page);
  await context.close();
  assert.deepEqual(wrong, [], url);
  return asked;
}

/** Which picture of each diagram is seen, and how large it is. */
const pictures = page => page.evaluate(() => [...document.querySelectorAll('.diagram img')]
  .filter(image => image.offsetWidth > 0).map(image => `${image.className} ${image.naturalWidth > 50 && image.naturalHeight > 50}`));

test('the library is the file of the package', () => {
  const packed = readFileSync(join(project, 'themes/default/assets/diagrams/mermaid.tiny.js.gz'));
  const published = readFileSync(join(project, 'tests/browser/node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js'));
  assert.ok(gunzipSync(packed).equals(published));
});

test('diagrams are drawn from a disk and from a server, in the scheme of the page', async () => {
  for (const [base, colorScheme] of [[disk(''), 'light'], [server.base, 'dark']]) {
    await open(base + 'plans/001-drawn/index.html', async page => {
      await finished(page);
      assert.deepEqual(await pictures(page), Array(3).fill(`in-${colorScheme} true`));
      // From a disk, what looks for violations would load the style again, which the policy forbids.
      if (base === server.base) assert.deepEqual(await violations(page), []);
      const figure = page.locator('.diagram').first();
      assert.equal(await figure.getAttribute('id'), 'L5', 'the anchor of its line');
      await page.getByRole('img', { name: 'From request to answer' }).waitFor();
      assert.equal(await page.locator('.diagram pre').first().isVisible(), false);
      await figure.locator('summary').click();
      assert.match(await figure.locator('pre').innerText(), /B -->\|yes\| C/);
      // The other scheme, by the button of the page.
      await page.evaluate(scheme => { document.documentElement.dataset.theme = scheme; }, colorScheme === 'light' ? 'dark' : 'light');
      assert.deepEqual(await pictures(page), Array(3).fill(`in-${colorScheme === 'light' ? 'dark' : 'light'} true`));
    }, { colorScheme });
  }
});

test('a wide diagram scrolls inside itself, and paper shows the light one whole with its source', () => open(disk('plans/001-drawn/index.html'), async page => {
  await finished(page);
  assert.ok(await excess(page) <= 0, 'the page is no wider than a phone');
  const box = page.locator('.diagram .scroll').last();
  assert.ok(await box.evaluate(box => box.scrollWidth > box.clientWidth + 100 && box.tabIndex === 0));
  await page.emulateMedia({ media: 'print' });
  assert.deepEqual(await pictures(page), Array(3).fill('in-light true'));
  assert.ok(await box.evaluate(box => box.scrollWidth <= box.clientWidth + 1));
  assert.ok(await page.locator('.diagram pre').first().evaluate(pre => pre.offsetHeight > 50));
}, { colorScheme: 'dark', viewport: { width: 390, height: 800 } }));

test('what cannot be drawn keeps its source, below a line that says why', () => open(disk('plans/001-drawn/broken.html'), async page => {
  await finished(page);
  assert.deepEqual(await page.locator('.diagram-failed').allInnerTexts(), [
    'This diagram could not be drawn. Parse error on line 2',
    'This kind of diagram is not drawn here.',
    'This diagram could not be drawn. It is longer than 50000 characters',
  ]);
  assert.equal(await page.locator('.diagram-failed + pre').first().isVisible(), true);
  assert.equal((await pictures(page)).length, 1);
  assert.equal(await page.evaluate(() => document.querySelectorAll('body > svg:not(#Icons), [id^=dDiagram]').length), 0);
}));

test('a frame that is refused leaves the sources, and goes', () => open('about:blank', async page => {
  await page.route(/data-diagrams[^/]*\.htm$/, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'x-frame-options': 'DENY' } });
  });
  await page.goto(server.base + 'plans/001-drawn/broken.html');
  await finished(page);
  assert.deepEqual(await page.locator('.diagram-failed').allInnerTexts(), Array(4).fill('This diagram could not be drawn.'));
}, { meant: /'X-Frame-Options' to 'deny'/i }));

test('each kind shows its parts in the colours of its scheme, and nothing that nobody wrote', () => open(disk('plans/001-drawn/kinds.html'), async page => {
  await finished(page);
  const seen = await page.evaluate(() => ['light', 'dark'].map(scheme => {
    const drawings = [...document.querySelectorAll(`.diagram .in-${scheme}`)].map(image => {
      const host = document.createElement('div');
      const root = host.attachShadow({ mode: 'open' });
      root.setHTMLUnsafe(decodeURIComponent(image.src.slice(image.src.indexOf(',') + 1)));
      // The page allows no styles in the markup, unlike the picture.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync([...root.querySelectorAll('style')].map(style => style.textContent).join(''));
      root.adoptedStyleSheets = [sheet];
      document.body.append(host);
      return root;
    });
    const probe = document.createElement('span');
    document.body.append(probe);
    probe.style.colorScheme = scheme;
    const colour = name => { probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
    const [journey, timeline, chart, c4, git] = drawings;
    const drawn = (root, selector, property) => getComputedStyle(root.querySelector(selector))[property];
    return {
      section: drawn(journey, 'text.journey-section', 'fill') === colour('ink'),
      axis: drawn(timeline, '.lineWrapper line', 'stroke') === colour('ink-2'),
      bar: drawn(chart, '.plot rect', 'fill') === colour('stage-approved'),
      number: drawn(chart, '.left-axis text', 'fill') === colour('ink'),
      relation: drawn(c4, 'line[marker-end]', 'stroke') === colour('ink-2'),
      label: drawn(c4, 'line[marker-end] + text', 'fill') === colour('ink'),
      commits: [...git.querySelectorAll('.commit-label')].map(label => label.textContent),
    };
  }));
  const all = { section: true, axis: true, bar: true, number: true, relation: true, label: true, commits: ['named'] };
  assert.deepEqual(seen, [all, all]);
  // Here the pictures are opened up inside the page, whose policy allows none of their styles.
}, { meant: /^Applying inline style violates / }));

test('nothing in a diagram runs, loads or leads anywhere', async () => {
  const asked = await open(server.base + 'plans/001-drawn/hostile.html', async page => {
    await finished(page);
    const drawings = await page.locator('.diagram img').evaluateAll(images => images.map(image => decodeURIComponent(image.src)));
    assert.ok(drawings.length >= 4, `${drawings.length} pictures`);
    // What is escaped is text.
    const active = /<(script|foreignObject|iframe|img|image)\b|<[^>]*\son[a-z]+=|href="[^#][^"]*"|url\((?!#)[^)]*|#ff0000/gi;
    assert.deepEqual(drawings.flatMap(svg => svg.match(active) ?? []), []);
    for (const image of await page.locator('.diagram img').all()) if (await image.isVisible()) await image.click();
    assert.equal(await page.evaluate(() => globalThis.pwned), undefined);
    assert.ok(page.url().endsWith('/hostile.html'));
    // The library tries what labels hold before it has made them harmless; the policy of the frame stands before that.
  }, { meant: /^Executing inline event handler violates .* 'script-src 'sha256-/ });
  assert.deepEqual(asked.filter(url => !url.startsWith(server.base)), []);
});

test('without scripts the source stands, and other pages load nothing of it', async () => {
  await open(disk('plans/001-drawn/index.html'), async page => {
    assert.equal(await page.locator('pre > .language-mermaid').count(), 3);
    assert.equal(await page.locator('.diagram, iframe').count(), 0);
  }, { javaScriptEnabled: false });
  for (const path of ['plans/002-plain/index.html', 'index.html']) {
    const asked = await open(disk(path), page => page.waitForLoadState('load'));
    assert.deepEqual(asked.filter(url => url.includes('data-diagrams')), [], path);
    assert.doesNotMatch(readFileSync(join(site, path), 'utf8'), /frame-src/);
  }
  assert.equal(files(site).filter(path => path.startsWith('assets/data-diagrams-')).length, 2);
});

test('in the single file the source stands', async () => {
  const file = join(root, 'plans.html');
  execFileSync(plansite, ['build', root, '--single-file', file], { stdio: 'ignore' });
  assert.ok(readFileSync(file).length < 400_000, 'the library is not in it');
  await open(pathToFileURL(file).href + '#plans/001-drawn', async page => {
    await page.locator('body.page-plan main pre > .language-mermaid').first().waitFor();
    assert.equal(await page.locator('.diagram, iframe').count(), 0);
  });
});
