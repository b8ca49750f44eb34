// What other programs read of a portfolio is held against the schemas that they go by: SARIF 2.1.0 as its standard says,
// and our JSON as `plansite schema` describes it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import Ajv from 'ajv/dist/2020.js';
import Draft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

import { build, exampleWithPast, plansite, project } from './support.mjs';

const print = (...words) => execFileSync(plansite, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const check = (format) => JSON.parse(print('check', `${project}/example-site`, '--format', format, '--fail-on', 'never'));

/** Asserts that a document is valid, and that one with a fault is not: a schema that lets all pass proves nothing. */
function validate(validator, document, spoil) {
  assert.ok(validator(document), JSON.stringify(validator.errors, null, 1));
  const spoilt = structuredClone(document);
  spoil(spoilt);
  assert.ok(!validator(spoilt), 'the schema lets a fault pass');
}

test('SARIF is valid by the schema of its standard', () => {
  const schema = new URL('./node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', import.meta.url);
  // A pattern of that schema is none for the stricter kind of expressions.
  const ajv = new Draft4({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validator = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
  const log = check('sarif');
  assert.ok(log.runs[0].results.length > 50);
  validate(validator, log, (spoilt) => { spoilt.runs[0].results[0].level = 'bad'; });
});

test('the JSON of problems is valid by the schema that plansite prints', () => {
  const ajv = new Ajv({ allErrors: true });
  const validator = ajv.compile(JSON.parse(print('schema', 'problems')));
  const problems = check('json');
  assert.ok(problems.problems.length > 50);
  validate(validator, problems, (spoilt) => { spoilt.problems[0].line = 0; });
});

test('the model is valid by the schema that plansite prints', () => {
  const validator = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(print('schema', 'portfolio')));
  const model = JSON.parse(print('export', `${project}/example-site`));
  assert.ok(model.plans.length > 20);
  // Every field is described: what a portfolio has and its schema lacks would be promised to nobody.
  const undescribed = (value, schema, path) => {
    const root = validator.schema.$defs;
    const of = schema?.$ref ? root[schema.$ref.split('/').pop()] : schema;
    const known = of?.oneOf ? of.oneOf.map(one => one.$ref ? root[one.$ref.split('/').pop()] : one).find(one => one.type !== 'null') : of;
    if (Array.isArray(value)) return value.flatMap(one => undescribed(one, known?.items, `${path}[]`));
    if (value === null || typeof value !== 'object' || known?.additionalProperties) return [];
    return Object.entries(value).flatMap(([name, inner]) =>
      known?.properties?.[name] ? undescribed(inner, known.properties[name], `${path}.${name}`) : [`${path}.${name}`]);
  };
  assert.deepEqual([...new Set(undescribed(model, validator.schema, ''))], []);
  validate(validator, model, (spoilt) => { spoilt.plans[0].status.stage = 'parked'; });
});

test('settings are valid by the schema that plansite prints, and wrong ones are not', () => {
  const validator = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(print('schema', 'config')));
  const readme = readFileSync(`${project}/README.md`, 'utf8');
  const example = /```yaml\n(title: [^]*?)```/.exec(readme)[1];
  for (const text of [example, readFileSync(`${project}/example-site/plansite.yml`, 'utf8'), '']) {
    assert.ok(validator(parse(text)), JSON.stringify(validator.errors, null, 1) + text);
  }
  for (const wrong of ['titel: x', 'checks: { gates-missing: maybe }', 'statuses: { parked: gone }', 'base-url: example.org',
    'cname: https://example.org', 'specs: { a: b }', 'review: { stale-after: 0 }', '- a']) {
    assert.ok(!validator(parse(wrong)), wrong);
  }
});

test('the JSON of changes is valid by the schema that plansite prints', () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  const validator = ajv.compile(JSON.parse(print('schema', 'changes')));
  const changes = JSON.parse(print('changes', exampleWithPast(), '--since', '2026-10-01', '--format', 'json'));
  assert.ok(changes.events.length > 50);
  validate(validator, changes, (spoilt) => { spoilt.events[0].kind = 'gate-lost'; });
});

test('the feed is valid by the grammar of RFC 4287, with an address and without', () => {
  const portfolio = exampleWithPast();
  // What a title and an author may hold, and XML may not.
  const plan = join(portfolio, 'specs/001-shared-catalogue/plan.md');
  writeFileSync(plan, readFileSync(plan, 'utf8').replace(/^# .*/m, '# Plan: A <b> & "c" \u0007 ]]> \ufffe 😀'));
  const git = (...words) => execFileSync('git', ['-c', 'user.email=a@example.org', ...words], { cwd: portfolio });
  git('-c', 'user.name=<Eve> & "Co"', 'commit', '--quiet', '--all', '--message=odd');
  const grammar = new URL('./atom.rng', import.meta.url).pathname;
  const lint = (feed) => execFileSync('xmllint', ['--noout', '--relaxng', grammar, '-'], { input: feed, stdio: ['pipe', 'ignore', 'pipe'] });
  const feeds = [[portfolio], [portfolio, '--base-url', 'https://example.org/a%20b/']];
  const [feed, withAddress] = feeds.map((words) => readFileSync(join(build(...words), 'feed.xml'), 'utf8'));
  for (const text of [feed, withAddress]) {
    lint(text);
    const ids = [...text.matchAll(/<id>(.*)<\/id>/g)].map(([, id]) => id);
    assert.ok(ids.length > 100);
    assert.equal(new Set(ids).size, ids.length, 'no two entries share a name');
    assert.match(text, /<author><name>/);
  }
  assert.deepEqual(withAddress.match(/<id>.*<\/id>/g), feed.match(/<id>.*<\/id>/g), 'names do not depend on the address');
  assert.match(withAddress, /<link rel="self" href="https:\/\/example\.org\/a%20b\/feed\.xml"\/>/);
  for (const [from, to] of [['<updated>2026', '<updated>in 2026'], [/<id>.*<\/id>/, ''], ['</entry>', '<surprise/></entry>']]) {
    assert.throws(() => lint(feed.replace(from, to)), `the grammar lets ${to} pass`);
  }
});
