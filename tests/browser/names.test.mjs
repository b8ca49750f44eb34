// A portfolio whose names have no place to break: no page of it scrolls sideways, and no name is out of reach.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { address, browser, build, files, visit } from './support.mjs';

const word = 'Name'.repeat(50);
const digits = '1234567890'.repeat(20);
const number = `${'0'.repeat(199)}7`;

/** A plan that says the long name wherever a name can stand. */
const plan = (title, others) => `# Implementation Plan: ${title}

**Feature**: \`${word}\`
**Branch**: \`${word}\`
**Created**: ${digits}
**Status**: Blocked by ${word}
**Author**: ${word}
**Depends On**: ${others}

## Technical Context

**${word}**: ${digits}
**Scale**: [NEEDS CLARIFICATION: ${word}]

## Constitution Check

| Principle | Status | Notes |
|---|---|---|
| ${word} | PASS | ${digits} |
| ${digits} | FAIL | ${word} |

## Risk Analysis

### ${word}

| Risk | Likelihood | Impact | Mitigation |
|---|---|---|---|
| ${word} | High ${word} | High ${digits} | |
| ${digits} | Low | Medium | ${word} |

## Gates

- [ ] ${word}
- [x] ${digits}

**Gate Status**: PASS (${word})

## ${word}

### ${digits}

[${word}](${word}.md) and \`${word}\`, ${digits}

- [${word.toUpperCase()}]
`;

/** Lays out the portfolio and returns its folder. */
function portfolio() {
  const root = join(mkdtempSync(join(tmpdir(), 'plansite-names-')), word);
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('plansite.yml', `title: ${word}\nsource-link: "https://example.org/{commit}/{path}#L{line}"\n`);
  write('memory/constitution.md', `# ${word}\n`);
  for (const [folder, title] of [[`001-${word}`, word], [`002-${digits}`, digits], [number, 'Short'],
    [`${number}-long`, `${word} ${digits}`]]) {
    write(`specs/${folder}/plan.md`, plan(title, `001-${word}, 002-${digits}`));
  }
  // A page of every kind, and of the plan that states nothing or cannot be read.
  const first = `specs/001-${word}`;
  write(`${first}/spec.md`, `# ${word}\n\n**Status**: Done ${word}\n\n${digits}\n`);
  write(`${first}/tasks.md`, `# ${digits}\n\n- [x] T001 ${word}\n- [ ] T002 ${digits}\n`);
  write(`${first}/${word}.md`, `# ${word}\n\n## ${digits}\n`);
  write(`${first}/contracts/${word}.yaml`, `${word}: ${digits}\n`);
  write(`${first}/checklists/${digits}.md`, `# ${digits}\n\n- [ ] ${word}\n`);
  write('specs/003-quiet/plan.md', `# ${word}\n`);
  write(`specs/${word}/plan.md`, '\0\u0001'.repeat(2000));
  write(`services/${word}/specs/001-${word}/plan.md`, `# ${digits}\n`);
  // Changes name their authors only in a repository.
  const git = (...args) => execFileSync('git', ['-c', `user.name=${word}`, '-c', 'user.email=a@example.org', ...args], { cwd: root, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'x');
  return root;
}

let site, chromium;
before(async () => {
  site = build(portfolio());
  chromium = await browser();
});
after(async () => { await chromium?.close(); });

for (const width of [320, 390, 800, 1024, 1440]) {
  test(`names without a place to break stay on the page, ${width} px wide`, async () => {
    // The policy of the pages would keep out the style that this test adds.
    const context = await chromium.newContext({ viewport: { width, height: 800 }, bypassCSP: true });
    const pages = files(site, '.html');
    assert.ok(pages.length > 15, `only ${pages.length} pages`);
    const wrong = await visit(context, pages.map(page => `${pathToFileURL(site)}/${address(page)}`), async (page, to, wrong) => {
      // Rows that are not drawn before they are scrolled to have to fit too.
      await page.addStyleTag({ content: '* { content-visibility: visible !important }' });
      const { over, lost } = await page.evaluate(() => {
        const { scrollWidth } = document.documentElement;
        // What sticks out of the window without a box around it that scrolls or cuts it on purpose.
        const boxed = element => {
          for (let at = element; at; at = at.parentElement) {
            if (getComputedStyle(at).overflowX !== 'visible') return true;
          }
          return false;
        };
        const out = [...document.querySelectorAll('body *')].filter(element => {
          const { left, right, width, height } = element.getBoundingClientRect();
          return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1) && !boxed(element);
        });
        return { over: scrollWidth - innerWidth, lost: out.slice(0, 3).map(element => element.outerHTML.slice(0, 120)) };
      });
      if (over > 0) wrong.push(`${to.slice(-60)}: ${over} px too wide`);
      for (const element of lost) wrong.push(`${to.slice(-60)}: sticks out: ${element}`);
    });
    await context.close();
    assert.deepEqual(wrong, []);
  });
}
