// The oracle of the year is held against what Prow's own tests and documentation say of its plugins, rule by rule.
import { describe, expect, test } from '@jest/globals';
import { busyYear } from '../support/busy-year.js';
import type { BusyYear, Step } from '../support/busy-year-words.js';
import { live, REQUIRED } from '../support/prow.js';
import { labelsForFiles } from '../support/prow-owners.js';

const plain = { labels: [], filters: {}, noParentOwners: false } as const;
const tree = [
  { ...plain, dir: '', labels: ['area/top'] },
  { ...plain, dir: 'pkg', labels: ['sig/apps'] },
  { ...plain, dir: 'pkg/kubelet', labels: ['sig/node'], noParentOwners: true },
  { ...plain, dir: 'pkg/empty', noParentOwners: true },
  {
    ...plain,
    dir: 'docs',
    filters: { '.*': ['sig/docs'], '^api/.*\\.md$': ['sig/architecture'], '_test\\.go$': ['area/test'] },
  },
];

describe('OWNERS', () => {
  test.each([
    ['the top owns what nobody else does', ['LICENSE'], ['area/top']],
    ['labels are united up the tree', ['pkg/main.go'], ['area/top', 'sig/apps']],
    ['a folder without parents ends it', ['pkg/kubelet/cm/main.go'], ['sig/node']],
    ['but only once a label was found', ['pkg/empty/main.go'], ['area/top', 'sig/apps']],
    ['filters look at the path below their folder', ['docs/api/a.md'], ['area/top', 'sig/architecture', 'sig/docs']],
    ['anchored ones at its beginning', ['docs/x/api/a.md'], ['area/top', 'sig/docs']],
    ['files are united', ['docs/a_test.go', 'pkg/kubelet/a.go'], ['area/test', 'area/top', 'sig/docs', 'sig/node']],
  ])('%s', (_, files, expected) => {
    expect([...labelsForFiles(tree, files)].sort()).toEqual(expected);
  });
});

const year: BusyYear = { ...busyYear(1, 0), tree };
const world = () => ({ year, required: REQUIRED, additionalLabels: ['api-review'], knownAuthors: new Set<string>() });
const opened = (body = '', more: { by?: string; labels?: readonly string[]; files?: readonly string[] } = {}): Step => {
  const { by = 'ana', labels = [], files = [] } = more;
  return { kind: 'open', by, title: 'It', body, labels, draft: false, files };
};
const says = (by: string, body: string): Step => ({ kind: 'comment', by, body });
const lived = (isPull: boolean, ...steps: readonly Step[]) =>
  live(world(), { isPull, steps: steps.map((step) => ({ day: 0, step })) });

describe('an issue', () => {
  test.each<[string, readonly Step[], string, readonly string[]]>([
    [
      'needs all it lacks, and two comments say so',
      [opened()],
      'needs-kind needs-priority needs-sig needs-triage',
      ['require-matching-label', 'require-matching-label'],
    ],
    [
      'needs no SIG where the text names it',
      [opened('/sig network')],
      'needs-kind needs-priority needs-triage sig/network',
      ['require-matching-label'],
    ],
    [
      'hears nothing in an HTML comment',
      [opened('<!--\n/sig network\n-->', { labels: ['kind/bug'] })],
      'kind/bug needs-priority needs-sig needs-triage',
      ['require-matching-label', 'require-matching-label'],
    ],
    [
      'takes several names a line, whatever their case',
      [opened('/sig Network node')],
      'needs-kind needs-priority needs-triage sig/network sig/node',
      ['require-matching-label'],
    ],
    [
      'is refused a label that is not there',
      [opened('/sig networking')],
      'needs-kind needs-priority needs-sig needs-triage',
      ['label: not in the repository', 'require-matching-label', 'require-matching-label'],
    ],
    [
      'is accepted by members',
      [opened(), says('member1', '/triage accepted')],
      'needs-kind needs-priority needs-sig triage/accepted',
      ['require-matching-label', 'require-matching-label'],
    ],
    [
      'and by nobody else',
      [opened(), says('ana', '/triage accepted')],
      'needs-kind needs-priority needs-sig needs-triage',
      ['require-matching-label', 'require-matching-label', 'label: members only'],
    ],
    [
      'needs a SIG again when its last is taken off, without another comment',
      [opened('/sig node'), says('ana', '/remove-sig node')],
      'needs-kind needs-priority needs-sig needs-triage',
      ['require-matching-label'],
    ],
    [
      'is good for newcomers with both labels',
      [opened('/sig node\n/kind bug\n/priority backlog'), says('ana', '/good-first-issue')],
      'good first issue help wanted kind/bug needs-triage priority/backlog sig/node',
      ['require-matching-label', 'help'],
    ],
    [
      'loses both with the wider one',
      [opened('/sig node\n/kind bug\n/priority backlog\n/good-first-issue'), says('ana', '/remove-help')],
      'kind/bug needs-triage priority/backlog sig/node',
      ['help', 'require-matching-label'],
    ],
    [
      'has one stage of life',
      [opened('/sig node\n/kind bug\n/priority backlog\n/lifecycle stale'), says('ana', '/lifecycle rotten')],
      'kind/bug lifecycle/rotten needs-triage priority/backlog sig/node',
      ['require-matching-label'],
    ],
    [
      'a mention of a team labels, and is repeated',
      [opened('cc @acme/sig-node-misc')],
      'needs-kind needs-priority needs-triage sig/node',
      ['sigmention', 'require-matching-label'],
    ],
  ])('%s', (_, steps, labels, comments) => {
    const item = lived(false, ...steps);
    expect([...item.labels].sort().join(' ')).toBe(labels);
    expect(item.comments).toEqual(comments);
  });

  test('is closed and reopened by its author and by members, each time with a comment', () => {
    const item = lived(false, opened(), says('bea', '/close'), says('ana', '/close'), says('member1', '/reopen'));
    expect(item.state).toBe('open');
    expect(item.comments.filter((one) => /close|reopen/.test(one))).toEqual(['close', 'close', 'reopen']);
  });
});

describe('a pull request', () => {
  test('is labelled by its files, keeps what it got, and its author is welcomed once', () => {
    const one = world();
    const steps: Step[] = [
      opened('', { files: ['pkg/kubelet/a.go'] }),
      { kind: 'push', by: 'ana', files: ['docs/a.md'] },
    ];
    const life = { isPull: true, steps: steps.map((step) => ({ day: 0, step })) };
    const first = live(one, life);
    expect([...first.labels].filter((label) => label.startsWith('sig/'))).toEqual(['sig/node', 'sig/docs']);
    expect(first.comments).toContain('welcome');
    expect(live(one, life).comments).not.toContain('welcome');
  });

  test('is never frozen', () => {
    const item = lived(true, opened('', { by: 'member1' }), says('member1', '/lifecycle frozen'));
    expect([...item.labels].filter((label) => label.startsWith('lifecycle/'))).toEqual([]);
    expect(item.comments).toContain('lifecycle');
  });

  test('needs a SIG only where no file has one', () => {
    const item = lived(true, opened('/kind bug', { by: 'member1', files: ['LICENSE'] }));
    expect([...item.labels].sort()).toEqual(['kind/bug', 'needs-priority', 'needs-sig', 'needs-triage']);
  });
});

test('the same seed is the same year', () => {
  expect(busyYear(3, 40)).toEqual(busyYear(3, 40));
  expect(busyYear(3, 40)).not.toEqual(busyYear(4, 40));
});

test('the year has what the repositories it is made after have', () => {
  const { lives, tree: owners } = busyYear(1, 2_000);
  const pulls = lives.filter(({ isPull }) => isPull).length / lives.length;
  expect(pulls).toBeCloseTo(0.62, 1);
  expect(owners).toHaveLength(60);
  const steps = lives.flatMap((life) => life.steps.map(({ step }) => step));
  const commands = steps.filter((step) => 'body' in step && /^\/\w/m.test(step.body.replace(/<!--[^]*?-->/g, '')));
  expect(steps.length / lives.length).toBeGreaterThan(4);
  expect(commands.length / lives.length).toBeGreaterThan(1);
});

describe('the year that is played tells one set of rules from another', () => {
  const played = busyYear(1, 40);
  const ends = (one: BusyYear, required = REQUIRED) => {
    const prow = { year: one, required, additionalLabels: ['api-review'], knownAuthors: new Set<string>() };
    return one.lives.map((life) => [...live(prow, life).labels].sort().join(' '));
  };
  const usual = ends(played);
  const differing = (others: readonly string[]) => others.filter((labels, index) => labels !== usual[index]).length;
  const withTree = (change: (dir: BusyYear['tree'][number]) => BusyYear['tree'][number]) =>
    ends({ ...played, tree: played.tree.map(change) });

  test.each<[string, () => readonly string[]]>([
    ...REQUIRED.map((rule): [string, () => readonly string[]] => [
      `without ${rule.missingLabel}`,
      () =>
        ends(
          played,
          REQUIRED.filter((one) => one !== rule),
        ),
    ]),
    ['with OWNERS that have parents always', () => withTree((dir) => ({ ...dir, noParentOwners: false }))],
    ['without filters', () => withTree((dir) => ({ ...dir, filters: {} }))],
    ['without labels in OWNERS', () => withTree((dir) => ({ ...dir, labels: [] }))],
    ['with triage for nobody', () => ends({ ...played, members: [] })],
    ['where nobody writes commands', () => ends({ ...played, lives: played.lives.map(withoutCommands) })],
  ])('%s', (_, others) => {
    expect(differing(others())).toBeGreaterThan(0);
  });
});

const withoutCommands = (life: BusyYear['lives'][number]) => ({
  ...life,
  steps: life.steps.map(({ day, step }) => ({
    day,
    step: 'body' in step ? { ...step, body: step.body.replaceAll('/', '|') } : step,
  })),
});
