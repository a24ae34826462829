// Ownership: every source united, with its evidence, shares and digest; and which labels are chosen.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCodeowners } from '../../src/community/codeowners.js';
import { directoryOf } from '../../src/community/directory.js';
import { ownersTreeOf } from '../../src/community/owners.js';
import { chooseLabels, ownershipInPieces, ownershipOf } from '../../src/community/ownership.js';
import type { OwnershipInput } from '../../src/community/ownership.js';
import { labelsOfPaths } from '../../src/community/path-owners.js';
import type { ChangedFile, OwnedLabel } from '../../src/core/ownership.js';
import { settings } from './settings.js';

const directory = directoryOf(
  settings({
    groups: [
      {
        name: 'Network',
        paths: ['pkg/net', 'cni/**/*.go'],
        keywords: ['\\bcni\\b', 'kube-?proxy'],
        form_values: ['Network', '网络'],
        teams: ['net'],
      },
      { name: 'Docs', paths: ['**/*.md'] },
      { name: 'Node' },
    ],
  }),
  null,
);
const owners = ownersTreeOf([
  { path: 'OWNERS', text: 'labels: [sig/root, lgtm]\n' },
  { path: 'pkg/net/OWNERS', text: 'labels: [SIG/network, area/net]\n' },
]);
const codeowners = parseCodeowners('.github/CODEOWNERS', '# who\n/web/ @acme/sig-docs @ana @acme/net\n/web/old/\n');

const NOTHING: OwnershipInput = {
  directory,
  files: [],
  complete: true,
  owners: null,
  codeowners: null,
  denylist: ['LGTM'],
  words: null,
  owner: 'Acme',
};
const owned = (of: Partial<OwnershipInput>) => ownershipOf({ ...NOTHING, ...of });
const file = (path: string, lines: number | null = null, before?: string): ChangedFile => ({
  path,
  lines,
  ...(before === undefined ? {} : { before }),
});
const brief = ({ label, share, evidence }: OwnedLabel) => [
  label,
  share,
  ...evidence.map(({ source, by, files, example }) => `${source} ${by} ${files} ${example}`),
];

describe('sources', () => {
  test('paths of the directory', () => {
    const { labels } = owned({ files: [file('pkg/net/b.go'), file('pkg/net/a.md'), file('x/y.md'), file('z')] });
    expect(labels.map(brief)).toEqual([
      ['sig/docs', 0.5, 'paths **/*.md 2 pkg/net/a.md'],
      ['sig/network', 0.5, 'paths pkg/net 2 pkg/net/a.md'],
    ]);
  });

  test('OWNERS, with labels of no SIG, without those of the denylist; a label is spelled as its SIG does', () => {
    const { labels } = owned({ files: [file('pkg/net/x'), file('y')], owners });
    expect(labels.map(({ label, sig, share }) => [label, sig, share])).toEqual([
      ['sig/root', null, 1],
      ['area/net', null, 0.5],
      ['sig/network', 'Network', 0.5],
    ]);
    expect(labels[2]?.evidence).toEqual([
      { source: 'paths', by: 'pkg/net', files: 1, example: 'pkg/net/x' },
      { source: 'owners', by: 'pkg/net/OWNERS', files: 1, example: 'pkg/net/x' },
    ]);
  });

  test('teams of CODEOWNERS', () => {
    const { labels } = owned({ files: [file('web/a'), file('web/old/b')], codeowners });
    expect(labels.map(brief)).toEqual([
      ['sig/docs', 0.5, 'codeowners .github/CODEOWNERS:2 1 web/a'],
      ['sig/network', 0.5, 'codeowners .github/CODEOWNERS:2 1 web/a'],
    ]);
    expect(owned({ files: [file('web/a')], codeowners, owner: 'other' }).labels).toEqual([]);
    expect(owned({ files: [file('web/a')], codeowners, owner: null }).labels).toHaveLength(2);
  });

  test('what says the same is told once: of a file that moved, of files in several folders, of two teams of a group', () => {
    const moved = [file('pkg/net/b', null, 'old/b'), file('old/a')];
    expect(owned({ files: moved, owners }).labels.map(brief)[0]).toEqual(['sig/root', 1, 'owners OWNERS 2 old/a']);
    const sources = { directory, owners, codeowners: null, denylist: ['lgtm'], owner: null };
    const root = labelsOfPaths(sources, moved)
      .get('pkg/net/b')
      ?.find(({ label }) => label === 'sig/root');
    expect(root?.voices).toEqual([{ label: 'sig/root', source: 'owners', by: 'OWNERS' }]);
    const twice = parseCodeowners('CODEOWNERS', '* @acme/sig-docs @acme/sig-docs-bugs\n');
    expect(owned({ files: [file('a')], codeowners: twice }).labels.map(brief)).toEqual([
      ['sig/docs', 1, 'codeowners CODEOWNERS:1 1 a'],
    ]);
  });

  test('words', () => {
    const body = '### Which?\n\n网络\n\n### More\n\n<!-- kubeproxy -->\n\ncc @acme/sig-node\n';
    const { labels } = owned({ words: { title: 'The CNI fails', body } });
    expect(labels.map(brief)).toEqual([
      ['sig/network', 1, 'form Which? 0 网络', 'keyword \\bcni\\b 0 CNI'],
      ['sig/node', 1, 'team @acme/sig-node 0 @acme/sig-node'],
    ]);
  });

  test('a group without a label owns nothing', () => {
    const text = 'sigs: [{name: Quiet, contact: {teams: [{name: quiet}]}}]\n';
    const quiet = directoryOf(settings({ from: 'sigs.yaml', groups: [{ name: 'Quiet', paths: ['**'] }] }), {
      path: 'sigs.yaml',
      text,
      url: null,
    });
    const words = { title: '@acme/quiet', body: '@acme/quiet' };
    expect(owned({ directory: quiet, files: [file('a')], words }).labels).toEqual([]);
  });

  test('what could not be read is told', () => {
    const broken = ownersTreeOf([{ path: 'OWNERS', text: 'labels: 7\n' }]);
    const { problems, files, complete } = owned({
      files: [file('a')],
      owners: broken,
      codeowners: parseCodeowners('CODEOWNERS', '!a\n'),
      complete: false,
    });
    expect(problems).toHaveLength(2);
    expect([files, complete]).toEqual([1, false]);
  });
});

describe('shares', () => {
  const shares = (files: readonly ChangedFile[]) => owned({ files }).labels.map(({ label, share }) => [label, share]);

  test('of the changed lines, where they are told of every file', () => {
    expect(shares([file('pkg/net/a', 30), file('x.md', 10)])).toEqual([
      ['sig/network', 0.75],
      ['sig/docs', 0.25],
    ]);
    expect(shares([file('pkg/net/a', 30), file('x.md')])).toEqual([
      ['sig/docs', 0.5],
      ['sig/network', 0.5],
    ]);
    expect(shares([file('pkg/net/a', 0), file('x.md', 0)])).toEqual([
      ['sig/docs', 0.5],
      ['sig/network', 0.5],
    ]);
  });

  test('a file counts once, however many things speak for it, and however it was called before', () => {
    const { labels } = owned({ files: [file('pkg/net/a', 10, 'cni/x/b.go'), file('z', 10, 'pkg/net/z')], owners });
    const network = labels.find(({ label }) => label === 'sig/network');
    expect(network?.share).toBe(1);
    expect(network?.evidence.map(({ by, files }) => [by, files])).toEqual([
      ['pkg/net', 2],
      ['cni/**/*.go', 1],
      ['pkg/net/OWNERS', 2],
    ]);
  });
});

describe('the digest', () => {
  const digest = (of: Partial<OwnershipInput>, label = 'sig/network') =>
    owned(of).labels.find((one) => one.label === label)?.facts;
  const [a, b] = [file('pkg/net/a', 1), file('pkg/net/b', 1)];
  const words = (body: string) => ({ words: { title: '', body } });

  test('stays while the files are the same, whatever happens in them and around them', () => {
    const first = digest({ files: [a, b] });
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(digest({ files: [b, file('pkg/net/a', 99), file('x.md')] })).toBe(first);
    expect(digest({ files: [a, b], ...words('cni') })).toBe(first);
    expect(digest({ files: [a] })).not.toBe(first);
    expect(digest({ files: [a, b, file('pkg/net/c')] })).not.toBe(first);
  });

  test('of words stays while they are the same', () => {
    const first = digest(words('the CNI'));
    expect(digest(words('cni, again'))).toBe(first);
    expect(digest(words('kube-proxy'))).not.toBe(first);
  });
});

describe('always', () => {
  const path = fc.constantFrom('pkg/net/a.go', 'pkg/net/b.md', 'web/a', 'web/old/b', 'README.md', 'cni/x/y.go', 'z');
  const changed = fc.record({ path, lines: fc.option(fc.nat(50)), before: fc.option(path, { nil: undefined }) });
  const changes = fc.uniqueArray(changed, { selector: (one) => one.path, maxLength: 7 }) as fc.Arbitrary<ChangedFile[]>;

  test('the order of the files makes no difference', () => {
    fc.assert(
      fc.property(changes, fc.nat(), (files, seed) => {
        const shuffled = [...files].sort((x, y) => ((x.path.length * 7 + seed) % 5) - ((y.path.length * 7 + seed) % 5));
        const all = { owners, codeowners };
        expect(owned({ ...all, files: shuffled.reverse() })).toEqual(owned({ ...all, files }));
      }),
    );
  });

  test('a further file takes none away, and every share is one', () => {
    fc.assert(
      fc.property(changes, (files) => {
        const counts = (given: readonly ChangedFile[]) =>
          new Map(owned({ owners, codeowners, files: given }).labels.map((one) => [one.label, one]));
        const fewer = counts(files.slice(1));
        for (const [label, { evidence }] of fewer) {
          const now = counts(files).get(label);
          for (const { by, files: count } of evidence) {
            expect(now?.evidence.find((one) => one.by === by)?.files).toBeGreaterThanOrEqual(count);
          }
        }
        for (const { share } of counts(files).values()) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('file by file the same labels are found', () => {
    fc.assert(
      fc.property(changes, (files) => {
        const sources = { directory, owners, codeowners, denylist: ['lgtm'], owner: null };
        const byPath = labelsOfPaths(sources, files);
        const each = new Set([...byPath.values()].flat().map(({ label }) => label));
        expect([...each].sort()).toEqual(
          owned({ ...sources, files })
            .labels.map(({ label }) => label)
            .sort(),
        );
      }),
    );
  });
});

test('at most so many SIG labels are chosen; others are not counted', () => {
  const label = (name: string, sig: string | null, share: number): OwnedLabel => ({
    label: name,
    sig,
    share,
    evidence: [],
    facts: '',
  });
  const labels = [
    label('area/x', null, 0.9),
    label('sig/b', 'B', 0.5),
    label('sig/A', 'A', 0.5),
    label('sig/c', 'C', 0.2),
    label('area/y', null, 0.1),
  ];
  const names = (most: number) => {
    const { chosen, left } = chooseLabels({ labels }, most);
    return [chosen.map((one) => one.label), left.map((one) => one.label)];
  };
  expect(names(1)).toEqual([
    ['area/x', 'sig/A', 'area/y'],
    ['sig/b', 'sig/c'],
  ]);
  expect(names(0)[0]).toEqual(['area/x', 'area/y']);
  expect(names(3)[1]).toEqual([]);
});

describe('made to be slow', () => {
  const hard = ownersTreeOf([
    {
      path: 'OWNERS',
      text: `filters:\n${Array.from({ length: 50 }, (_, n) => `  "(.*a){10}c${n}": {labels: [l]}\n`).join('')}`,
    },
  ]);
  const files = Array.from({ length: 3_000 }, (_, n) => file(`${'b'.repeat(200)}/${n}`));

  test('an answer ends where it costs too much, always at the same file, and says so', () => {
    const answer = owned({ files, owners: hard });
    expect(answer.complete).toBe(false);
    expect(answer.files).toBeLessThan(3_000);
    expect(answer.problems).toEqual([expect.stringContaining('some files of the change were not looked at')]);
    expect(owned({ files: [...files].reverse(), owners: hard }).files).toBe(answer.files);
  });

  test('and lets others go on, many times', () => {
    const pieces = ownershipInPieces({ ...NOTHING, files, owners: hard });
    let rests = 0;
    while (pieces.next().done !== true) rests += 1;
    expect(rests).toBeGreaterThan(50);
  });

  test('a change of 3,000 files over a real tree is looked at whole', () => {
    const plain = Array.from({ length: 500 }, (_, n) => ({
      path: `p${n}/OWNERS`,
      text: `filters:\n  ".*": {approvers: [ana]}\n  "\\\\.md$": {labels: [docs]}\n  "^api/.*\\\\.go$": {labels: [api]}\n`,
    }));
    const lines = Array.from({ length: 5_000 }, (_, n) => `/p1/q/r${n}/ @acme/net`);
    const answer = owned({
      files: Array.from({ length: 3_000 }, (_, n) => file(`p${n % 500}/q/some/deeper/folder/file-${n}.md`)),
      owners: ownersTreeOf(plain),
      codeowners: parseCodeowners('CODEOWNERS', lines.join('\n')),
    });
    expect([answer.complete, answer.files, answer.problems]).toEqual([true, 3_000, []]);
  });

  test('keywords that are too many are told, and those before them count', () => {
    const groups = Array.from({ length: 20 }, (_, n) => ({
      name: `G${n}`,
      keywords: Array.from({ length: 50 }, (_, m) => `(.*a){10}c${m}|b`),
    }));
    const words = { title: 'b', body: 'a'.repeat(4_000) };
    const answer = owned({ directory: directoryOf(settings({ groups }), null), words });
    expect(answer.complete).toBe(false);
    expect(answer.labels.length).toBeGreaterThan(0);
    expect(answer.labels.length).toBeLessThan(20);
    expect(answer.problems).toEqual([expect.stringContaining('not every keyword')]);
  });
});
