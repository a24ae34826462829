// OWNERS files as Prow goes by them, each rule as its own source has it (pkg/repoowners, plugins/owners-label).
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAllowance } from '../../src/community/allowance.js';
import { parseAliases, parseOwners } from '../../src/community/owners-file.js';
import { ownersTreeOf } from '../../src/community/owners.js';

const treeOf = (files: Readonly<Record<string, string>>) =>
  ownersTreeOf(Object.entries(files).map(([path, text]) => ({ path, text })));
const labels = (files: Readonly<Record<string, string>>, path: string) =>
  treeOf(files)
    .labelsFor(path)
    .map(({ label }) => label);

const TREE = {
  OWNERS: 'labels: [sig/root]\n',
  'a/OWNERS': 'approvers: [ana]\nlabels: [sig/a, area/x]\n',
  'a/b/OWNERS': 'labels: [sig/b]\n',
  'c/OWNERS': 'options: {no_parent_owners: true}\nlabels: [sig/c]\n',
  'c/d/OWNERS': 'labels: [sig/d]\n',
  'e/OWNERS': 'options: {no_parent_owners: true}\napprovers: [ana]\n',
  'f/OWNERS':
    'options: {no_parent_owners: true}\nfilters:\n  "\\\\.go$": {labels: [sig/go]}\n  ".*": {approvers: [ana]}\n',
};

describe('labels', () => {
  test.each([
    ['README.md', ['sig/root']],
    ['a/x.go', ['sig/a', 'area/x', 'sig/root']],
    ['a/b/x.go', ['sig/b', 'sig/a', 'area/x', 'sig/root']],
    ['a/b/c/d/e/x.go', ['sig/b', 'sig/a', 'area/x', 'sig/root']],
    ['ab/x.go', ['sig/root']],
    ['a', ['sig/root']],
    // The way up ends at `no_parent_owners`, for all below it.
    ['c/x.go', ['sig/c']],
    ['c/d/x.go', ['sig/d', 'sig/c']],
    // Prow goes on where no label was met by then, whatever the option says.
    ['e/x.go', ['sig/root']],
    ['f/x.go', ['sig/go']],
    ['f/x.md', ['sig/root']],
    ['f/deep/x.go', ['sig/go']],
  ])('%s', (path, expected) => {
    expect(labels(TREE, path)).toEqual(expected);
  });

  test.each([
    // Looked for anywhere in the path below the file's folder, with its case.
    ['"api": {labels: [l]}', 'p/api/x.go', true],
    ['"^api/": {labels: [l]}', 'p/api/x.go', true],
    ['"^p/": {labels: [l]}', 'p/api/x.go', false],
    ['"API": {labels: [l]}', 'p/api/x.go', false],
    ['"(?i)API": {labels: [l]}', 'p/api/x.go', true],
    ['"\\\\.md$": {labels: [l]}', 'p/x.md', true],
    ['"\\\\.md$": {labels: [l]}', 'p/x.md.go', false],
    ['".*": {labels: [l]}', 'p/x', true],
    ['"^x$": {labels: [l]}', 'p/x', true],
    ['"^x$": {labels: [l]}', 'p/y/x', false],
    ['"(?=x)": {labels: [l]}', 'p/x', false],
  ])('a filter %s and %s', (filter, path, found) => {
    const files = { 'p/OWNERS': `filters:\n  ${filter}\n` };
    expect(labels(files, path)).toEqual(found ? ['l'] : []);
  });

  test('say which file and filter gave them', () => {
    const tree = treeOf({ 'a/OWNERS': 'filters:\n  "\\\\.go$": {labels: [x]}\n  ".*": {labels: [y]}\n' });
    expect(tree.labelsFor('a/b.go').map(({ by }) => by)).toEqual([
      'a/OWNERS (filter "\\\\.go$")',
      'a/OWNERS (filter ".*")',
    ]);
  });

  test('where a file says something at its top, its filters do not count', () => {
    expect(labels({ OWNERS: 'approvers: [ana]\nfilters: {".*": {labels: [x]}}\n' }, 'a')).toEqual([]);
    expect(labels({ OWNERS: 'emeritus_approvers: [ana]\nfilters: {".*": {labels: [x]}}\n' }, 'a')).toEqual(['x']);
  });

  test('asked again, and of many paths, they are the same', () => {
    const tree = treeOf(TREE);
    const paths = ['a/x.go', 'a/b/x.go', 'f/x.go', 'f/x.md', 'c/d/y', 'z/y/x'];
    const once = paths.map((path) => tree.labelsFor(path));
    expect([...paths].reverse().map((path) => tree.labelsFor(path))).toEqual([...once].reverse());
    expect(once).toEqual(paths.map((path) => treeOf(TREE).labelsFor(path)));
  });

  test('are what going up folder by folder finds', () => {
    const folder = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 });
    const file = fc.record({
      folder,
      label: fc.constantFrom('l1', 'l2', 'l3'),
      stops: fc.boolean(),
      none: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(file, { selector: (one) => one.folder.join('/'), maxLength: 12 }),
        folder,
        (files, at) => {
          const text = ({ label, stops, none }: (typeof files)[number]) =>
            `options: {no_parent_owners: ${stops}}\n${none ? '' : `labels: [${label}]\n`}`;
          const tree = ownersTreeOf(
            files.map((one) => ({ path: [...one.folder, 'OWNERS'].join('/'), text: text(one) })),
          );
          const expected: string[] = [];
          for (let depth = at.length; depth >= 0; depth -= 1) {
            const here = files.find((one) => one.folder.join('/') === at.slice(0, depth).join('/'));
            if (here !== undefined && !here.none) expected.push(here.label);
            if (here?.stops === true && expected.length > 0) break;
          }
          expect(tree.labelsFor([...at, 'x'].join('/')).map(({ label }) => label)).toEqual(expected);
        },
      ),
    );
  });
});

describe('made to be slow', () => {
  const filters = (count: number, pattern: string) =>
    `filters:\n${Array.from({ length: count }, (_, n) => `  "${pattern}${n}": {labels: [l${n}]}\n`).join('')}`;

  test('of more than a hundred filters the first hundred count, which is told', () => {
    const { entries, problems, complete } = parseOwners('OWNERS', filters(101, 'a'));
    expect([entries.length, complete]).toEqual([100, false]);
    expect(problems).toEqual([
      'OWNERS:102:11 filters.a100: the filters are too many or too large; this one and those after it do not count',
    ]);
    expect(parseOwners('OWNERS', filters(100, 'a'))).toMatchObject({ complete: true, problems: [] });
  });

  test('of large filters fewer count', () => {
    const { entries, complete } = parseOwners('OWNERS', filters(100, '(.*a){30}'));
    expect(entries.length).toBeLessThan(60);
    expect(complete).toBe(false);
  });

  test('of a tree two thousand filters are compiled; files without filters still count', () => {
    const files = Array.from({ length: 25 }, (_, n) => ({ path: `d${n + 10}/OWNERS`, text: filters(100, 'a') }));
    const tree = ownersTreeOf([...files, { path: 'z/OWNERS', text: 'labels: [sig/z]\n' }]);
    expect([tree.files.size, tree.complete, tree.problems.length]).toEqual([21, false, 5]);
    expect(tree.labelsFor('z/x').map(({ label }) => label)).toEqual(['sig/z']);
  });

  test('what is found within the allowance holds, and the next path has its own', () => {
    const tree = treeOf({ OWNERS: filters(10, 'a') });
    const allowance = createAllowance(1_000_000, 10_000);
    expect(tree.labelsFor('a0', allowance)).toHaveLength(1);
    expect(allowance.isOver()).toBe(false);
    allowance.next();
    expect(tree.labelsFor(`a0${'x'.repeat(100)}`, allowance)).toHaveLength(1);
    expect([allowance.isOver(), allowance.isSpent()]).toEqual([true, false]);
    allowance.next();
    expect(tree.labelsFor('a9', allowance)).toHaveLength(1);
  });
});

describe('one file', () => {
  test('names people in small letters without @, and keeps labels as written', () => {
    const text =
      'approvers:\n  - Ana\n  - "@BEN"\n  - ana\nreviewers: [Team-A]\nlabels: [Sig/X, 7]\nemeritus_approvers: [Old]\n';
    const { entries, emeritus, problems, names, labelsAt } = parseOwners('p/OWNERS', text);
    expect([entries, emeritus, problems]).toEqual([
      [
        {
          pattern: null,
          filter: null,
          approvers: ['ana', 'ben'],
          reviewers: ['team-a'],
          requiredReviewers: [],
          labels: ['Sig/X', '7'],
        },
      ],
      ['old'],
      [],
    ]);
    expect(names).toEqual([
      { name: 'Ana', line: 2 },
      { name: '@BEN', line: 3 },
      { name: 'ana', line: 4 },
      { name: 'Team-A', line: 5 },
      { name: 'Old', line: 7 },
    ]);
    expect(labelsAt).toEqual([
      { name: 'Sig/X', line: 6 },
      { name: '7', line: 6 },
    ]);
  });

  test.each([
    ['labels: x\n', 'p/OWNERS:1:9 labels: expected a list, got "x"'],
    ['labels:\n  - {a: b}\n', 'p/OWNERS:2:5 labels[0]: expected text, got a mapping'],
    ['filters: [a]\n', 'p/OWNERS:1:10 filters: expected keys with values, got a list'],
    [
      'filters:\n  "(": {labels: [x]}\n',
      expect.stringMatching(/^p\/OWNERS:2:8 filters\.\(: the filter is not a pattern that RE2 knows/),
    ],
    ['approvers: [a\n', 'p/OWNERS:2:1 is not YAML here, or a key stands twice; mend this line'],
    ['a: &a [x]\nlabels: *a\n', expect.stringContaining('uses aliases')],
  ])('%j is told, and gives nothing', (text, problem) => {
    const tree = treeOf({ OWNERS: 'labels: [root]\n', 'p/OWNERS': text });
    expect(tree.problems).toEqual([problem]);
    expect(tree.labelsFor('p/x').map(({ label }) => label)).toEqual(['root']);
  });

  test.each(['', '# only words\n', 'labels:\n', 'labels: []\n', 'just a text'])('%j gives nothing', (text) => {
    expect(treeOf({ OWNERS: text })).toMatchObject({ problems: [] });
    expect(labels({ OWNERS: text }, 'a')).toEqual([]);
  });
});

describe('the head of a Markdown file', () => {
  const head = '---\nlabels: [kind/kep]\n---\n# Title\n---\n';
  test.each([
    ['k/x.md', head, ['kind/kep', 'sig/k']],
    ['k/x.md', head.replaceAll('\n', '\r\n'), ['kind/kep', 'sig/k']],
    ['k/x.md', '---\noptions: {no_parent_owners: true}\nlabels: [l]\n---\n', ['l']],
    ['k/x.md', '# No head\n---\nlabels: [l]\n---\n', ['sig/k']],
    ['k/x.md', '---\nlabels: [l]\nnever closed\n', ['sig/k']],
  ])('%s: %j', (path, text, expected) => {
    expect(labels({ 'k/OWNERS': 'labels: [sig/k]\n', [path]: text }, path)).toEqual(expected);
    expect(labels({ 'k/OWNERS': 'labels: [sig/k]\n', [path]: text }, 'k/y.md')).toEqual(['sig/k']);
  });

  test('what is wrong with it stands at its place in the file', () => {
    expect(treeOf({ 'x.md': '---\nlabels: 7\n---\n' }).problems).toEqual(['x.md:2:9 labels: expected a list, got 7']);
  });
});

test('aliases', () => {
  const text = 'aliases:\n  Net-Leads: [Ana, "@ben", ana]\n  empty:\n  flow: {cat, dan}\n  wrong: x\n';
  const { members, problems } = parseAliases('OWNERS_ALIASES', text);
  expect(Object.fromEntries(members)).toEqual({
    'net-leads': ['ana', 'ben'],
    empty: [],
    flow: ['cat', 'dan'],
    wrong: [],
  });
  expect(problems).toEqual(['OWNERS_ALIASES:5:10 aliases.wrong: expected a list, got "x"']);
  expect(parseAliases('OWNERS_ALIASES', 'a: [').problems).toHaveLength(1);
  expect(parseAliases('OWNERS_ALIASES', '').members.size).toBe(0);
});

test('a path of a hundred thousand folders costs no more than the deepest OWNERS file', () => {
  const tree = treeOf({ 'a/a/OWNERS': 'labels: [l]\n' });
  const path = `${'a/'.repeat(100_000)}x`;
  expect(tree.labelsFor(path).map(({ label }) => label)).toEqual(['l']);
});
