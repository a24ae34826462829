// Files that list people: whom they name, and what one more makes of them. Everything else of a file stays as it was.
import { describe, expect, test } from '@jest/globals';
import { edited, whyNever } from '../../../src/community/roster/edit.js';
import { rosterOf } from '../../../src/community/roster/roster.js';
import { steepOf } from '../../support/growth.js';

const PEOPLE = '# Members\n\nWe thank @everyone, see [us](https://github.com/acme).\n\n';

const read: readonly (readonly [what: string, path: string, text: string, logins: readonly string[] | null])[] = [
  ['nothing', 'M.md', '', []],
  ['a list with mentions', 'M.md', `${PEOPLE}- @ana\n- @Ben, of the docs\n* @carl-h\n`, ['ana', 'Ben', 'carl-h']],
  [
    'a list with links',
    'M.md',
    `- [Ana](https://github.com/ana) (SIG Docs)\n- <https://github.com/ben/>\n`,
    ['ana', 'ben'],
  ],
  [
    'a list with bare logins, in code and with boxes',
    'M.md',
    '- ana\n- `ben`\n- [x] @carl\n1. dan\n',
    ['ana', 'ben', 'carl', 'dan'],
  ],
  ['prose in a list', 'M.md', '- Please read this first\n- ana\n', ['ana']],
  [
    'a table with a column of logins',
    'M.md',
    `| Name | GitHub | By |\n|---|:---:|---|\n| Ana A | ana | @mo |\n| Ben | [@ben](https://github.com/ben) | x |\n`,
    ['ana', 'ben'],
  ],
  ['a table in Chinese', 'M.md', '|姓名|GitHub 用户名|\n|-|-|\n|小明|xiaoming|\n', ['xiaoming']],
  [
    'a table without such a column',
    'M.md',
    '| Who | What |\n| --- | --- |\n| @ana | docs |\n| nobody | - |\n',
    ['ana'],
  ],
  [
    'two tables with text between',
    'M.md',
    '| Login |\n|-|\n| ana |\n\nThen @zoe:\n\n| Name | Handle |\n|-|-|\n| B | ben |\n',
    ['ana', 'ben'],
  ],
  ['a table without bars at its ends', 'M.md', 'Name | Login\n--- | ---\nA | ana\n', ['ana']],
  ['no code, no comment', 'M.md', '```\n- eve\n```\n<!--\n- eve\n-->\n- ana\n~~~\n| x | @eve |\n~~~\n', ['ana']],
  ['a fence that never ends', 'M.md', '- ana\n```\n- eve\n', null],
  ['teams and mails name nobody', 'M.md', '- @acme/docs\n- mail@example.com\n- see https://example.com/ana\n', []],
  ['each once, whatever the letter case', 'M.md', '- @ana\n- @Ana\n', ['ana']],
  ['lines', 'm.txt', '# who\nana\n@ben # since May\ncarl, docs\n\n- dan\n', ['ana', 'ben', 'carl', 'dan']],
  ['a YAML list', 'm.yml', '# who\n- ana\n- "@ben"\n- 123\n- Not a login\n', ['ana', 'ben', '123']],
  [
    'a YAML list of mappings',
    'm.yaml',
    '- name: Ana\n  github: ana\n- {name: Ben, github: "@ben"}\n- name: Nobody\n',
    ['ana', 'ben'],
  ],
  ['a YAML list under its only key', 'm.yml', 'stars:\n  - ana\n', ['ana']],
  ['a YAML list under one of several', 'm.yml', 'emeritus: [old]\nmembers: [ana, ben]\n', ['ana', 'ben']],
  ['several YAML lists, none of which is meant', 'm.yml', 'a: [ana]\nb: [ben]\n', null],
  ['YAML that is broken', 'm.yml', 'a: [ana\n', null],
  ['YAML with aliases', 'm.yml', 'a: &x [ana]\nb: *x\n', null],
  ['an empty YAML file', 'm.yml', '# nobody yet\n', []],
];

describe('a roster', () => {
  test.each(read)('%s', (_, path, text, logins) => {
    expect(rosterOf(path, text)).toEqual(logins);
  });

  test('of hostile text takes the time that its length takes', () => {
    const pieces = ['|', `${'| a '.repeat(100)}\n`, '- [', '@a', '<!--'];
    const work = (text: string) => ['m.md', 'm.txt', 'm.yml'].map((path) => rosterOf(path, text));
    expect(steepOf(work, pieces, 100_000)).toEqual([]);
    expect(steepOf((text) => work(`|a|\n${text}`), ['|-'], 100_000)).toEqual([]);
    // A row of 5,000 characters is no rule any more.
    const rule = (text: string) => work(`a|\n|---${text}b\na|\n${text}b-\n`.repeat(50));
    expect(steepOf(rule, [' '], 1_000)).toEqual([]);
    const add = (text: string) => edited({ path: 'm.md', as: 'roster', login: 'nia' }, `a${text}b`, null);
    expect(steepOf(add, [' ', '\n'], 20_000)).toEqual([]);
  });
});

const added: readonly (readonly [what: string, path: string, before: string | null, after: string])[] = [
  ['a file that is not there', 'M.md', null, '- [nia](https://github.com/nia)\n'],
  ['prose', 'M.md', '# Members\n\nNobody yet.\n', '# Members\n\nNobody yet.\n\n- [nia](https://github.com/nia)\n'],
  ['a list with mentions', 'M.md', '- @ana\n- @ben\n\nThanks!\n', '- @ana\n- @ben\n- @nia\n\nThanks!\n'],
  [
    'a list with links',
    'M.md',
    '* [Ana](https://github.com/ana)\n',
    '* [Ana](https://github.com/ana)\n* [nia](https://github.com/nia)\n',
  ],
  ['a numbered list', 'M.md', '9. ana\n', '9. ana\n10. nia\n'],
  ['a list without a line end', 'M.md', '- ana', '- ana\n- nia\n'],
  ['a list within a list', 'M.md', '- Docs\n  - @ana\n', '- Docs\n  - @ana\n  - @nia\n'],
  [
    'a table',
    'M.md',
    '| Name | GitHub |\n|---|---|\n| Ana | @ana |\n\nEnd\n',
    '| Name | GitHub |\n|---|---|\n| Ana | @ana |\n| | @nia |\n\nEnd\n',
  ],
  [
    'a table without bars at its ends',
    'M.md',
    'Login | Since\n--- | ---\nana | May\n',
    'Login | Since\n--- | ---\nana | May\nnia |\n',
  ],
  ['lines of Windows', 'M.md', '- ana\r\n- ben\r\n', '- ana\r\n- ben\r\n- nia\r\n'],
  ['plain lines', 'm.txt', '# who\nana\n', '# who\nana\nnia\n'],
  ['plain lines with @', 'm.txt', '@ana', '@ana\n@nia\n'],
  [
    'a YAML list',
    'm.yml',
    '# who\n- ana # first\n# then\n- ben # last\n',
    '# who\n- ana # first\n# then\n- ben # last\n- nia\n',
  ],
  [
    'a YAML list with an indent, and more after it',
    'm.yml',
    'members:\n  - ana\n\nversion: 1\n',
    'members:\n  - ana\n  - nia\n\nversion: 1\n',
  ],
  ['a YAML list in brackets', 'm.yml', 'members: [ ana,  ben ] # all\n', 'members: [ ana,  ben, nia ] # all\n'],
  ['an empty YAML list in brackets', 'm.yml', 'members: []\n', 'members: [nia]\n'],
  [
    'a YAML list of mappings',
    'm.yml',
    '- name: Ana\n  github: ana\n- github: ben\n  name: "Ben: B"\n',
    '- name: Ana\n  github: ana\n- github: ben\n  name: "Ben: B"\n- github: nia\n',
  ],
  ['an empty YAML file', 'm.yml', '# nobody yet\n', '# nobody yet\n- nia\n'],
  ['a YAML file without a line end', 'm.yml', '- ana', '- ana\n- nia'],
];

describe('one more in a roster', () => {
  test.each(added)('%s', (_, path, before, after) => {
    const change = { path, as: 'roster', login: 'nia' } as const;
    expect(edited(change, before, null)).toEqual({ is: 'changed', text: after });
    // Told again it is the same.
    expect(edited(change, after, null)).toEqual({ is: 'same' });
    expect(edited({ ...change, login: 'NIA' }, after, null)).toEqual({ is: 'same' });
  });

  test.each([
    ['m.yml', 'a: [ana]\nb: [ben]\n'],
    ['m.yml', '- name: Ana\n- name: Ben\n'],
    ['m.md', '```\n- ana\n'],
  ])('%s: not where it cannot be told what is meant: %j', (path, text) => {
    expect(edited({ path, as: 'roster', login: 'nia' }, text, null)).toMatchObject({ is: 'refused' });
  });

  test('a login that YAML takes for something else is written as text', () => {
    for (const login of ['null', 'true', 'no', '123', '0x1', '1e5']) {
      const made = edited({ path: 'm.yml', as: 'roster', login }, '- ana\n', null);
      expect(made).toEqual({ is: 'changed', text: `- ana\n- "${login}"\n` });
    }
  });
});

const owners: readonly (readonly [what: string, before: string | null, after: string])[] = [
  ['no file', null, 'approvers:\n- nia\n'],
  [
    'a list with comments',
    '# top\napprovers:\n# chairs\n- ana # chair\n\nreviewers:\n- ben\nlabels: [sig/docs]\n',
    '# top\napprovers:\n# chairs\n- ana # chair\n- nia\n\nreviewers:\n- ben\nlabels: [sig/docs]\n',
  ],
  ['no list of that name', 'reviewers:\n- ben\n', 'reviewers:\n- ben\napprovers:\n- nia\n'],
  ['a key without a list', 'approvers:\nreviewers:\n- ben\n', 'approvers:\n- nia\nreviewers:\n- ben\n'],
  [
    'filters for everything',
    'filters:\n  ".*":\n    approvers:\n    - ana\n  "\\\\.go$":\n    reviewers: [ben]\n',
    'filters:\n  ".*":\n    approvers:\n    - ana\n    - nia\n  "\\\\.go$":\n    reviewers: [ben]\n',
  ],
  ['only emeritus', 'emeritus_approvers:\n- nia\n', 'emeritus_approvers:\n- nia\napprovers:\n- nia\n'],
];

describe('one more approver', () => {
  const change = { path: 'pkg/OWNERS', as: 'approvers', login: 'nia' } as const;
  test.each(owners)('%s', (_, before, after) => {
    expect(edited(change, before, null)).toEqual({ is: 'changed', text: after });
    expect(edited(change, after, null)).toEqual({ is: 'same' });
  });

  test('whom an alias names already is named', () => {
    const aliases = 'aliases:\n  docs-leads:\n  - Nia\n  - ana\n';
    expect(edited(change, 'approvers:\n- docs-leads\n', aliases)).toEqual({ is: 'same' });
    expect(edited(change, 'approvers:\n- other-leads\n', aliases)).toMatchObject({ is: 'changed' });
    expect(edited(change, 'reviewers:\n- docs-leads\n', aliases)).toMatchObject({ is: 'changed' });
  });

  test.each([
    'filters:\n  "\\\\.go$":\n    approvers: [ana]\n',
    'approvers: &a [ana]\nreviewers: *a\n',
    'approvers: ana\n',
    '- ana\n',
    'approvers: [ana\n',
  ])('not where it cannot be added to: %j', (text) => {
    expect(edited(change, text, null)).toMatchObject({ is: 'refused' });
  });
});

describe('a change that is never made', () => {
  test.each([
    [{ path: '.github/workflows/x.yml', as: 'whole', text: '' }],
    [{ path: 'a/../b.md', as: 'whole', text: '' }],
    [{ path: '/etc/x.md', as: 'whole', text: '' }],
    [{ path: 'a\\b.md', as: 'whole', text: '' }],
    [{ path: 'a%2e/b.md', as: 'whole', text: '' }],
    [{ path: '.hidden/b.md', as: 'whole', text: '' }],
    [{ path: 'package.yml', as: 'whole', text: '' }],
    [{ path: 'OWNERS', as: 'roster', login: 'nia' }],
    [{ path: 'MEMBERS.md', as: 'approvers', login: 'nia' }],
    [{ path: '.github/OWNERS', as: 'approvers', login: 'nia' }],
    [{ path: 'MEMBERS.md', as: 'roster', login: 'nia, eve' }],
    [{ path: 'MEMBERS.md', as: 'roster', login: '' }],
  ] as const)('%j', (change) => {
    expect(whyNever(change)).not.toBeNull();
  });

  test('others may be', () => {
    expect(whyNever({ path: 'community/members.yml', as: 'roster', login: 'nia' })).toBeNull();
    expect(whyNever({ path: 'pkg/api/OWNERS', as: 'reviewers', login: 'nia' })).toBeNull();
  });
});
