// Rules between the settings of `needs:`, and what is proposed of it.
import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../src/config/parse.js';
import { printProblem } from '../../src/core/problem.js';
import needs from '../../src/features/needs/index.js';
import { propose } from '../../src/features/needs/propose.js';
import { knownFrom } from '../../src/known.js';
import { labelsNamed } from '../support/shapes.js';

const known = knownFrom([needs]);
const problemsOf = (...rules: readonly string[]) =>
  parseConfig(
    'hearth.yml',
    ['needs:', '  rules:', ...rules.map((rule) => `    - {${rule}}`), ''].join('\n'),
    known,
  ).problems.map(printProblem);

describe('rules between settings', () => {
  test.each([
    ['missing_label: needs-sig, regexp: "^(sig|wg)/"'],
    ['missing_label: needs-sig, regexp: ^sig/, issues: false, branch: main'],
  ])('right: %s', (rule) => {
    expect(problemsOf(rule)).toEqual([]);
  });

  test.each([
    [
      'missing_label: needs-sig, regexp: sig',
      'hearth.yml:3:42 needs.rules[0].regexp: matches needs-sig itself, so that it would be satisfied by its own label; anchor it, such as "^sig/"',
    ],
    [
      'missing_label: needs-sig, regexp: ^sig/, issues: false, prs: false',
      'hearth.yml:3:7 needs.rules[0]: warning: concerns nothing, because "issues" and "prs" are both false; set one to true',
    ],
    [
      'missing_label: needs-sig, regexp: ^sig/, prs: false, branch: main',
      'hearth.yml:3:69 needs.rules[0].branch: warning: says nothing of issues, and "prs" is false; take one of the two out',
    ],
  ])('wrong: %s', (rule, says) => {
    expect(problemsOf(rule)).toEqual([says]);
  });

  test.each([
    ['missing_label: Needs-Sig, regexp: ^wg/', true],
    ['missing_label: needs-sig, regexp: ^wg/, prs: false', true],
    ['missing_label: needs-kind, regexp: ^kind/', false],
  ])('two rules: %s collides: %s', (rule, collides) => {
    const problems = problemsOf('missing_label: needs-sig, regexp: ^sig/', rule);
    expect(problems).toEqual(
      collides ? [expect.stringContaining('needs.rules[1].missing_label: is the label of rules[0], too')] : [],
    );
  });

  test.each([
    ['issues: false, branch: main', 'issues: false, branch: next', false],
    ['issues: false, branch: main', 'issues: false', true],
    ['issues: false', 'prs: false', false],
  ])('two rules for one label: %s and %s collide: %s', (one, two, collide) => {
    const rule = 'missing_label: needs-sig, regexp: ^sig/, ';
    expect(problemsOf(rule + one, rule + two)).toHaveLength(collide ? 1 : 0);
  });
});

describe('what is proposed', () => {
  const proposed = (...names: readonly string[]) =>
    propose({
      repository: { name: 'app', owner: { id: 7, login: 'acme', kind: 'organization' }, private: false },
      tree: { paths: [], complete: true },
      files: {},
      newcomers: null,
      labels: labelsNamed(names),
    })?.choices.find(({ path }) => path[0] === 'rules')?.value ?? null;

  test.each([
    [
      ['needs-sig', 'sig/node', 'wg/data', 'committee/x'],
      [{ missing_label: 'needs-sig', regexp: '^(sig|wg|committee)/' }],
    ],
    [['needs-kind', 'kind/bug'], [{ missing_label: 'needs-kind', regexp: '^kind/' }]],
    [['needs-rebase', 'bug'], null],
    [['needs-sig'], null],
    [['sig/node'], null],
  ])('%j: %j', (names, rules) => {
    expect(proposed(...names)).toEqual(rules);
  });
});
