// The SIG directory: a sigs.yaml as it is, the groups of hearth.yml, both together, and rules between settings.
import { describe, expect, test } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { checkDirectory } from '../../src/community/directory-check.js';
import { directoryFields } from '../../src/community/directory-settings.js';
import { directoryOf } from '../../src/community/directory.js';
import { DIRECTORY_LIMITS } from '../../src/community/sigs-file.js';
import { settingsOf } from '../../src/config/reference.js';
import { knownOf } from '../../src/config/known.js';
import { parseConfig } from '../../src/config/parse.js';
import { feature } from '../../src/core/feature.js';
import { printProblem } from '../../src/core/problem.js';
import { section } from '../../src/core/settings.js';
import { settings } from './settings.js';

const read = (text: string, input: object = {}) =>
  directoryOf(settings({ from: 'sigs.yaml', ...input }), { path: 'sigs.yaml', text, url: 'https://github.com/x' });

const SIGS = `sigs:
  - dir: sig-api-machinery
    name: API Machinery
    mission_statement: >
      Many words.
    label: api-machinery
    leadership:
      chairs:
        - github: deads2k
          name: David
        - github: "@fedebongio"
      tech_leads:
        - github: DEADS2K
        - github: jpbetz
    meetings:
      - description: Regular
        day: Wednesday
        time: "11:00"
        tz: PT (Pacific Time)
        frequency: biweekly
        url: https://zoom.us/my/apimachinery
    contact:
      slack: sig-api-machinery
      mailing_list: https://groups.google.com/g/api
      teams:
        - name: sig-api-machinery-bugs
          description: Bugs
workinggroups:
  - dir: wg-batch
    name: Batch
    label: batch
usergroups: []
committees:
  - dir: committee-steering
    name: Steering
    label: steering
unknown: 7
`;

describe('a sigs.yaml', () => {
  test('is read as it is', () => {
    const { sigs, file, url, problems } = read(SIGS);
    expect([file, url, problems]).toEqual(['sigs.yaml', 'https://github.com/x', []]);
    expect(sigs.map(({ name, kind, slug, label }) => [name, kind, slug, label])).toEqual([
      ['API Machinery', 'sig', 'api-machinery', 'sig/api-machinery'],
      ['Batch', 'wg', 'batch', 'wg/batch'],
      ['Steering', 'committee', 'steering', 'committee/steering'],
    ]);
    expect(sigs[0]).toMatchObject({
      leads: [
        { login: 'deads2k', role: 'chair' },
        { login: 'fedebongio', role: 'chair' },
        { login: 'jpbetz', role: 'tech lead' },
      ],
      contact: { chat: '#sig-api-machinery', mailingList: 'https://groups.google.com/g/api' },
      teams: ['sig-api-machinery-bugs'],
      mention: null,
      meetings: [
        {
          description: 'Regular',
          day: 'Wednesday',
          time: '11:00',
          zone: 'PT (Pacific Time)',
          frequency: 'biweekly',
          url: 'https://zoom.us/my/apimachinery',
        },
      ],
    });
  });

  test('a group without a label has none, and one without a folder is typed by its name', () => {
    expect(read('sigs:\n  - name: Docs & Web\n').sigs[0]).toMatchObject({ slug: 'docs-web', label: null });
    expect(read('sigs:\n  - dir: sig-docs\n').sigs[0]).toMatchObject({ name: 'sig-docs', slug: 'docs' });
    expect(read('sigs:\n  - name: 网络\n    label: area/网络\n').sigs[0]).toMatchObject({
      slug: '网络',
      label: 'area/网络',
    });
  });

  test.each([
    ['sigs: 7\n', 'sigs.yaml:1:7 sigs: expected a list, got 7', 0],
    ['sigs:\n  - 7\n', 'sigs.yaml:2:5 sigs[0]: expected keys with values, got 7', 0],
    ['sigs:\n  - label: x\n', 'sigs.yaml:2:5 sigs[0]: has no name; add "name: …"', 0],
    ['sigs:\n  - name: [A]\n    dir: a\n', 'sigs.yaml:2:11 sigs[0].name: expected text, got a list', 1],
    ['sigs:\n  - name: A\n    label: {b: c}\n', 'sigs.yaml:3:12 sigs[0].label: expected text, got a mapping', 1],
    [
      'sigs:\n  - name: A\n    leadership: {chairs: [{github: "a b"}]}\n',
      'sigs.yaml:3:36 sigs[0].leadership.chairs[0].github: names no login of GitHub; write "github: LOGIN"',
      1,
    ],
    [
      'sigs:\n  - name: A\n    contact: {teams: [{name: a/b}]}\n',
      'sigs.yaml:3:30 sigs[0].contact.teams[0].name: is not the slug of a team, such as sig-network-misc',
      1,
    ],
    [
      'sigs:\n  - name: A\n  - name: a\n',
      'sigs.yaml:3:11 sigs[1].name: stands twice; the first one counts. Take this one out, or give it another name',
      1,
    ],
    ['groups: []\n', 'sigs.yaml:1:1 has none of the keys sigs, workinggroups, usergroups, committees', 0],
    ['', 'sigs.yaml:1:1 has none of the keys sigs, workinggroups, usergroups, committees', 0],
    ['sigs:\n  - {name: A\n', 'sigs.yaml:3:1 is not YAML here, or a key stands twice; mend this line', 0],
    ['sigs: []\nsigs: []\n', 'sigs.yaml:2:1 is not YAML here, or a key stands twice; mend this line', 0],
    [
      'a: &x {name: A}\nsigs: [*x]\n',
      'sigs.yaml:1:1 is larger than 1024 KB or 50000 values, is nested too deeply, or uses aliases (&, *); write it plainly and keep it smaller',
      0,
    ],
  ])('a mistake is told at its place, and costs no more: %j', (text, problem, left) => {
    const { sigs, problems } = read(text);
    expect(problems).toContain(problem);
    expect(sigs).toHaveLength(left);
  });

  test('groups of one name and two kinds stay, and can be told apart', () => {
    const { sigs } = read('sigs:\n  - name: Data\nworkinggroups:\n  - name: data\n');
    expect(sigs.map(({ name }) => name)).toEqual(['Data', 'data (wg)']);
  });

  test('its text loses what does not show', () => {
    const [sig] = read('sigs:\n  - name: "A\\u202e\\u0000B\\nC"\n').sigs;
    expect(sig?.name).toBe('A B C');
  });

  test('as large as is read, and no larger', () => {
    const entry = (n: number) => `  - name: Group ${n}\n    label: g${n}\n    dir: sig-g${n}\n`;
    const many = `sigs:\n${Array.from({ length: 4_900 }, (_, n) => entry(n)).join('')}`;
    expect(read(many).sigs).toHaveLength(4_900);
    const more = `${many}workinggroups:\n${Array.from({ length: 200 }, (_, n) => entry(n)).join('')}`;
    expect(read(more)).toMatchObject({ sigs: [], problems: [expect.stringContaining('50000 values')] });
    expect(read(`${many}# ${'x'.repeat(DIRECTORY_LIMITS.bytes)}`).sigs).toEqual([]);
  });

  test('of more than 128 KB between quotes nothing is read', () => {
    const of = (size: number) => read(`sigs:\n  - name: A\n    note: "${'a'.repeat(size)}"\n`);
    expect(of(128 * 1024 - 2).sigs).toHaveLength(1);
    expect(of(128 * 1024 - 1).sigs).toEqual([]);
  });

  test('with anchors or directives without end it is not read on; words that look like them are words', () => {
    for (const line of ['&a &b\n', '%A b\n']) {
      expect(read(line.repeat(101))).toMatchObject({ sigs: [], problems: [expect.stringContaining('aliases')] });
    }
    const group = (n: number) =>
      `  - name: ${n < 50 ? `&a${n} ` : ''}N${n}\n    note: "* %a &b"\n    more: |\n      * one\n      & two\n`;
    expect(read(`sigs:\n${Array.from({ length: 200 }, (_, n) => group(n)).join('')}`).sigs).toHaveLength(200);
  });

  test('whatever stands in it, the answer is a directory', () => {
    const word = fc.constantFrom('sigs', 'name', 'label', 'leadership', 'chairs', 'contact', 'teams', 'meetings', '-');
    const text = fc.array(
      fc.tuple(fc.constantFrom('', '  ', '    '), word, fc.constantFrom(': ', ':\n', ' ', '\n', '[', '}')),
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const { sigs, problems } = read(pieces.flat().join(''));
        expect(sigs.length + problems.length).toBeGreaterThanOrEqual(0);
        for (const { name, slug } of sigs) expect([name, slug]).not.toContain('');
      }),
      { numRuns: 500 },
    );
  });
});

const real = fileURLToPath(new URL('../../../shared/data/kubernetes/sigs.yaml', import.meta.url));
(existsSync(real) ? test : test.skip)('the directory of Kubernetes', () => {
  const { sigs, problems } = read(readFileSync(real, 'utf8'));
  expect(problems).toEqual([]);
  expect(sigs.length).toBeGreaterThan(30);
  expect(sigs.filter(({ label }) => label === null)).toEqual([]);
  expect(new Set(sigs.map(({ label }) => label)).size).toBe(sigs.length);
  expect(sigs.find(({ slug }) => slug === 'node')).toMatchObject({ name: 'Node', label: 'sig/node' });
  expect(sigs.every(({ leads }) => leads.length > 0)).toBe(true);
});

describe('groups of hearth.yml', () => {
  test('are a directory by themselves', () => {
    const group = {
      name: 'SIG Network',
      leads: ['ana'],
      chat: 'https://chat.example',
      page: 'https://example.org',
      teams: ['sig-network'],
      mention: 'sig-network',
      paths: ['pkg/net'],
      keywords: ['cni'],
      form_values: ['Network'],
      meetings: [{ day: 'Monday', time: '9:00', frequency: 'weekly' }],
    };
    const { sigs, file, url, problems } = directoryOf(settings({ groups: [group] }), null);
    expect([file, url, problems]).toEqual(['hearth.yml', null, []]);
    expect(sigs[0]).toMatchObject({
      name: 'SIG Network',
      kind: 'sig',
      slug: 'network',
      label: 'sig/network',
      leads: [{ login: 'ana', role: 'lead' }],
      contact: { chat: 'https://chat.example', page: 'https://example.org' },
      teams: ['sig-network'],
      mention: 'sig-network',
      paths: ['pkg/net'],
      formValues: ['Network'],
      meetings: [{ description: '', day: 'Monday', time: '9:00', zone: 'UTC', frequency: 'weekly' }],
    });
    expect(sigs[0]?.keywords[0]?.found('The CNI')).toBe(true);
  });

  test.each([['API Machinery'], ['api-machinery'], ['sig-api-machinery']])('%s adds to the one of the file', (name) => {
    const group = { name, paths: ['pkg/api'], teams: ['SIG-api-machinery-bugs', 'api'], leads: ['Jpbetz', 'ana'] };
    const { sigs } = read(SIGS, { groups: [group] });
    expect(sigs).toHaveLength(3);
    expect(sigs[0]).toMatchObject({
      name: 'API Machinery',
      label: 'sig/api-machinery',
      teams: ['sig-api-machinery-bugs', 'api'],
      paths: ['pkg/api'],
      contact: { chat: '#sig-api-machinery' },
    });
    expect(sigs[0]?.leads.map(({ login }) => login)).toEqual(['deads2k', 'fedebongio', 'jpbetz', 'ana']);
  });

  test('of what there is one of, the group has the word', () => {
    const { sigs } = read(SIGS, {
      groups: [{ name: 'Batch', label: 'area/batch', mention: 'wg-batch', chat: 'here' }],
    });
    expect(sigs[1]).toMatchObject({ kind: 'wg', label: 'area/batch', mention: 'wg-batch', contact: { chat: 'here' } });
  });

  test('one of another kind is another one', () => {
    const { sigs } = read(SIGS, { groups: [{ name: 'Batch', kind: 'sig' }] });
    expect(sigs.map(({ label }) => label)).toEqual([
      'sig/api-machinery',
      'wg/batch',
      'committee/steering',
      'sig/batch',
    ]);
  });

  test('a file that is not there is told, and the groups stand', () => {
    const { sigs, problems } = directoryOf(settings({ from: 'sigs.yaml', groups: [{ name: 'A' }] }), null);
    expect([sigs.length, problems]).toEqual([
      1,
      ['sigs.yaml:1:1 is not in the repository; add it, or take "from" out of hearth.yml'],
    ]);
  });
});

const sigs = feature({
  name: 'sigs',
  on: [],
  settings: section('SIGs.', directoryFields),
  check: checkDirectory,
  explanations: {},
  ask: () => null,
  decide: () => ({ because: { code: 'none', visibility: 'maintainers' } }),
});
const known = knownOf([sigs]);
const told = (text: string) => parseConfig('hearth.yml', `sigs:\n${text}`, known).problems.map(printProblem);

const NO_GROUP =
  'hearth.yml:2:3 sigs.groups: warning: no group is named: only labels of OWNERS files will be put on; write the groups here, or "from: sigs.yaml"';

describe('settings', () => {
  test('all are in the reference, with their defaults', () => {
    const rows = settingsOf(known).map(({ path, fallback }) => [path, fallback]);
    expect(rows).toEqual(
      expect.arrayContaining([
        ['sigs.owners.files', '[ OWNERS, CODEOWNERS ]'],
        ['sigs.owners.labels_denylist', '[ approved, lgtm ]'],
        ['sigs.owners.front_matter', 'false'],
        ['sigs.most', '3'],
        ['sigs.groups[].meetings[].anchor', undefined],
      ]),
    );
  });

  const day = '{day: Tuesday, time: "9:00", frequency: biweekly';
  test.each([
    ['  from: sigs.yaml\n', []],
    [
      '  from: SIGS.yaml\n',
      [
        'hearth.yml:2:9 sigs.from: Hearth reads a SIG directory only from "sigs.yaml" at the top of the repository, got "SIGS.yaml"; put it there, or write the SIGs under "groups"',
      ],
    ],
    ['  from: ../sigs.yaml\n', [expect.stringContaining('only from "sigs.yaml"')]],
    ['  from: .github/hearth.yml\n', [expect.stringContaining('only from "sigs.yaml"')]],
    ['  most: 3\n', [NO_GROUP]],
    ['  most: 99\n', [NO_GROUP, expect.stringContaining('sigs.most')]],
    ['  groups: [{name: A, leads: ana}]\n', [expect.stringContaining('groups[0].leads')]],
    ['  groups: [{nme: A}]\n', [expect.stringContaining('groups[0].nme'), expect.stringContaining('groups[0].name')]],
    [
      '  groups: [{name: A, teams: [x]}, {name: B, teams: [y, X]}]\n',
      [
        'hearth.yml:2:56 sigs.groups[1].teams[1]: two groups have the team "x", and it can speak for one only; take it out of the other',
      ],
    ],
    ['  groups: [{name: A, teams: [x, X]}]\n', []],
    [
      '  groups: [{name: A, keywords: [".*"]}]\n',
      [expect.stringContaining('groups[0].keywords[0]: matches where nothing')],
    ],
    ['  groups: [{name: A}, {name: a}]\n', [expect.stringMatching(/groups\[1\]\.name: "a" stands twice; write/)]],
    [
      '  groups: [{name: "A B"}, {name: a-b}]\n',
      [
        'hearth.yml:2:34 sigs.groups[1].name: people would type "/sig a-b" for this one and for "A B"; give one of them another name',
      ],
    ],
    [
      '  groups: [{name: A}, {name: B, label: SIG/a}]\n',
      [expect.stringContaining('two groups have the label "sig/a"; give each its own')],
    ],
    [
      '  groups: [{name: A, paths: [x]}, {name: B, paths: [y, x]}]\n',
      [expect.stringContaining('groups[1].paths[1]: warning: "x" stands under two groups')],
    ],
    ['  groups: [{name: "!"}]\n', [expect.stringContaining('holds no letter or digit; write a name')]],
    [
      '  groups: [{name: A, mention: b, teams: [a]}]\n',
      ['hearth.yml:2:31 sigs.groups[0].mention: "b" is not one of the group\'s teams; add it to "teams"'],
    ],
    ['  groups: [{name: A, mention: A, teams: [a]}]\n', []],
    [
      `  groups: [{name: A, meetings: [${day}}]}]\n`,
      [expect.stringContaining('warning: which day it is on cannot be told; add "anchor: …"')],
    ],
    [`  groups: [{name: A, meetings: [${day}, anchor: 2026-03-17}]}]\n`, []],
    [
      `  groups: [{name: A, meetings: [${day}, anchor: 2026-03-18}]}]\n`,
      [expect.stringContaining('2026-03-18 is a Wednesday, not a Tuesday')],
    ],
    [
      '  groups: [{name: A, meetings: [{day: Tuesday, time: "9:00", frequency: monthly, anchor: 2026-03-31}]}]\n',
      [expect.stringContaining('not every month has a fifth week')],
    ],
    [
      '  groups: [{name: A, leads: ["@ana"]}]\n',
      [expect.stringContaining('expected a login such as ana, without @, got "@ana"')],
    ],
    [
      '  groups: [{name: A, teams: [acme/a]}]\n',
      [expect.stringContaining("expected the last part of a team's address")],
    ],
    [
      '  groups: [{name: A, paths: ["!x", "a{b,c}", "/y", "a/***"]}]\n',
      [
        expect.stringContaining('begins with !'),
        expect.stringContaining('write one path for each'),
        expect.stringContaining('begins with / or ./'),
        expect.stringContaining('holds ***'),
      ],
    ],
    [
      '  groups: [{name: A, meetings: [{day: Funday, time: "25:00", frequency: often, anchor: 2026-02-30, zone: CST}]}]\n',
      [
        expect.stringContaining('expected one of Sunday'),
        expect.stringContaining('expected a time such as "16:30"'),
        expect.stringContaining('expected a time zone'),
        expect.stringContaining('expected one of weekly, biweekly, monthly'),
        expect.stringContaining('expected a day such as 2026-03-17'),
      ],
    ],
    [
      '  owners: {files: [OWNER]}\n  from: sigs.yaml\n',
      [expect.stringContaining('expected one of OWNERS, CODEOWNERS, got')],
    ],
  ])('%s', (text, problems) => {
    const found = told(text);
    expect(found).toHaveLength(problems.length);
    expect(found).toEqual(expect.arrayContaining(problems));
  });

  test('owners may be partly said', () => {
    expect(settings({ owners: { front_matter: true } }).owners).toEqual({
      files: ['OWNERS', 'CODEOWNERS'],
      aliases: true,
      labels_denylist: ['approved', 'lgtm'],
      front_matter: true,
    });
  });
});

test('keywords of all groups that cost too much together are told at the group where it becomes too much', () => {
  const groups = (pattern: string) =>
    Array.from({ length: 10 }, (_, n) => ({
      name: `Group ${n}`,
      keywords: Array.from({ length: 50 }, (_, m) => `${pattern}${m}`),
    }));
  expect(checkDirectory(settings({ groups: groups('(.*a){12}') }))).toEqual([
    {
      path: ['groups', expect.any(Number), 'keywords'],
      message: 'the keywords of all groups are too many up to here; write fewer, or simpler patterns',
      severity: 'error',
    },
  ]);
  expect(checkDirectory(settings({ groups: groups('\\bword') }))).toEqual([]);
});
