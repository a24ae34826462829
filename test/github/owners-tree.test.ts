// The files that tell owners at a commit: which are read, at what price, and what is not known is not made up.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Repository } from '../../src/core/event.js';
import { RateLimited, Refused, Unavailable } from '../../src/core/failure.js';
import type { OwnersWanted } from '../../src/engine/ports.js';
import { frontMatterOf } from '../../src/github/read/git-texts.js';
import { nearestTopFirst, ownersAbove } from '../../src/github/read/owner-paths.js';
import { startReads } from './read-support.js';
import type { Readers } from './read-support.js';

let reads: Readers;
const TREE = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
const GRAPHQL = 'POST /graphql';
const FILES = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
const ALL: OwnersWanted = { owners: true, aliases: true, codeowners: true, frontMatter: false };
const NONE: OwnersWanted = { owners: false, aliases: false, codeowners: false, frontMatter: false };
const OWNERS: OwnersWanted = { ...NONE, owners: true };
const MATTER: OwnersWanted = { ...NONE, frontMatter: true };
const CODE: OwnersWanted = { ...NONE, codeowners: true };

beforeEach(async () => {
  reads = await startReads();
});
afterEach(async () => {
  expect(reads.twin.violations).toEqual([]);
  await reads.close();
});

const headOf = ({ id }: Repository): string => reads.twin.state.repositories.get(id)?.branches.get('main') ?? '';
const made = (files: Record<string, string>, name = 'app') => reads.describe(name, { files });
const tree = (repository: Repository, wanted: OwnersWanted, ...looked: readonly string[]) =>
  reads.hands.ownersTree(repository, headOf(repository), wanted, looked);
const push = (files: Record<string, string | undefined>, name = 'app') =>
  reads.twin.as('mo').push(`acme/${name}`, { files, message: 'Change' });

describe('which OWNERS files may speak for files', () => {
  test.each([
    [[], []],
    [['a.go'], ['OWNERS']],
    [['pkg/a.go'], ['OWNERS', 'pkg/OWNERS']],
    [
      ['pkg/api/a.go', 'pkg/b.go', 'cmd/c/d/e.go'],
      ['OWNERS', 'cmd/OWNERS', 'pkg/OWNERS', 'cmd/c/OWNERS', 'pkg/api/OWNERS', 'cmd/c/d/OWNERS'],
    ],
    [['pkg/OWNERS'], ['OWNERS', 'pkg/OWNERS']],
    [['/a'], ['OWNERS']],
  ])('%p: %p', (paths, owners) => {
    expect(ownersAbove(paths)).toEqual(owners);
  });

  test('each folder is gone up once, however many files lie in it', () => {
    const deep = Array.from({ length: 300 }, (_, n) => `d${n}`).join('/');
    expect(ownersAbove(Array.from({ length: 3_000 }, (_, n) => `${deep}/f${n}`))).toHaveLength(301);
  });

  test('nearer to the top comes first, then by name', () => {
    expect(nearestTopFirst(['b/OWNERS', 'a/b/OWNERS', 'a/OWNERS', 'OWNERS'])).toEqual([
      'OWNERS',
      'a/OWNERS',
      'b/OWNERS',
      'a/b/OWNERS',
    ]);
  });
});

describe('a tree', () => {
  test('gives what is wanted of it, and what speaks for the files alone', async () => {
    const app = made({
      OWNERS: 'top',
      OWNERS_ALIASES: 'aliases: {}',
      'pkg/OWNERS': 'pkg',
      'pkg/api/OWNERS': 'api',
      'cmd/OWNERS': 'cmd',
      'pkg/NOT_OWNERS': 'x',
      'pkg/OWNERS_ALIASES': 'x',
      CODEOWNERS: '* @mo',
    });
    expect(await tree(app, ALL, 'pkg/api/a.go')).toEqual({
      owners: [
        { path: 'OWNERS', text: 'top' },
        { path: 'pkg/OWNERS', text: 'pkg' },
        { path: 'pkg/api/OWNERS', text: 'api' },
      ],
      aliases: 'aliases: {}',
      codeowners: { path: 'CODEOWNERS', text: '* @mo' },
      complete: true,
      problems: [],
    });
    expect(await tree(app, OWNERS, 'cmd/a.go')).toMatchObject({
      owners: [{ path: 'OWNERS' }, { path: 'cmd/OWNERS' }],
      aliases: null,
      codeowners: null,
    });
    expect(await tree(app, CODE, 'cmd/a.go')).toMatchObject({ owners: [], codeowners: { text: '* @mo' } });
  });

  test('of which nothing is wanted is not asked for', async () => {
    const app = made({ OWNERS: 'top' });
    const nothing = { owners: [], aliases: null, codeowners: null, complete: true, problems: [] };
    expect(await tree(app, NONE, 'a.go')).toEqual(nothing);
    expect(reads.routes()).toEqual([]);
  });

  test('is that of the commit, whatever came after', async () => {
    const app = made({ OWNERS: 'first' });
    const first = headOf(app);
    push({ OWNERS: 'second', 'pkg/OWNERS': 'new' });
    const before = await reads.hands.ownersTree(app, first, OWNERS, ['pkg/a.go']);
    expect(before.owners).toEqual([{ path: 'OWNERS', text: 'first' }]);
    const after = await tree(app, OWNERS, 'pkg/a.go');
    expect(after.owners.map(({ text }) => text)).toEqual(['second', 'new']);
  });

  test('CODEOWNERS is the first of the three places, as GitHub looks for it', async () => {
    const app = made({ 'docs/CODEOWNERS': 'docs' });
    expect((await tree(app, CODE)).codeowners).toEqual({ path: 'docs/CODEOWNERS', text: 'docs' });
    push({ CODEOWNERS: 'root' });
    expect((await tree(app, CODE)).codeowners).toEqual({ path: 'CODEOWNERS', text: 'root' });
    push({ '.github/CODEOWNERS': 'github' });
    expect((await tree(app, CODE)).codeowners).toEqual({ path: '.github/CODEOWNERS', text: 'github' });
    push({
      'other/CODEOWNERS': 'x',
      '.github/CODEOWNERS': undefined,
      CODEOWNERS: undefined,
      'docs/CODEOWNERS': undefined,
    });
    expect((await tree(app, CODE)).codeowners).toBeNull();
  });

  test('a path that is a branch is refused: what is read at it is kept', async () => {
    const app = made({ OWNERS: 'top' });
    await expect(reads.hands.ownersTree(app, 'main', OWNERS, [])).rejects.toThrow('main is no commit');
    expect(reads.routes()).toEqual([]);
  });

  test('links, folders and other repositories are no files that tell owners', async () => {
    const app = made({ OWNERS: 'top' });
    const entry = (path: string, mode: string, type: string) => ({ path, mode, type, sha: 'a'.repeat(40), size: 1 });
    const body = {
      sha: 'x',
      truncated: false,
      tree: [
        entry('OWNERS', '120000', 'blob'),
        entry('a/OWNERS', '040000', 'tree'),
        entry('b/OWNERS', '160000', 'commit'),
      ],
    };
    reads.twin.faults.add({ path: /trees/, kind: 'fail-before', status: 200, body });
    expect((await tree(app, OWNERS, 'a/x', 'b/x')).owners).toEqual([]);
    expect(reads.routes()).toEqual([TREE]);
  });
});

describe('what is not read', () => {
  test('is told: too large by the tree or by GitHub, or no text', async () => {
    const app = made({ OWNERS: 'x'.repeat(524_289), 'a/OWNERS': 'x'.repeat(512_001), 'b/OWNERS': 'x'.repeat(512_000) });
    const found = await tree(app, OWNERS, 'a/x', 'b/x');
    expect(found.problems).toEqual([
      'OWNERS: is larger than 512 KB, and was not read',
      'a/OWNERS: is larger than 512 KB, and was not read',
    ]);
    expect(found.owners.map(({ path }) => path)).toEqual(['b/OWNERS']);
    expect(found.complete).toBe(true);
    const body = {
      data: {
        repository: { databaseId: app.id, f0: { __typename: 'Blob', byteSize: 1, isTruncated: false, text: null } },
      },
    };
    push({ 'c/OWNERS': 'y' });
    reads.twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 200, body });
    expect((await tree(app, OWNERS, 'c/x')).problems[1]).toBe('c/OWNERS: is not text, and was not read');
  });

  test('a CODEOWNERS that cannot be read is not stood for by the next', async () => {
    const app = made({ '.github/CODEOWNERS': 'x'.repeat(600_000), CODEOWNERS: '* @mo' });
    expect(await tree(app, CODE)).toMatchObject({
      codeowners: null,
      problems: ['.github/CODEOWNERS: is larger than 512 KB, and was not read'],
    });
  });

  test('what is beyond 16 MB is left, farthest from the top first', async () => {
    const text = (n: number) => `${n}`.padEnd(500_000, 'x');
    const app = made(
      Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`d${String(n).padStart(2, '0')}/OWNERS`, text(n)])),
    );
    const found = await tree(app, OWNERS, ...Array.from({ length: 40 }, (_, n) => `d${String(n).padStart(2, '0')}/x`));
    expect(found.owners.at(-1)?.path).toBe('d32/OWNERS');
    expect([found.owners.length, found.complete]).toEqual([33, false]);
  });
});

describe('front matter', () => {
  test.each([
    ['---\nlabels: [a]\n---\n# Title\n', '---\nlabels: [a]\n---\n'],
    ['---\r\nlabels: [a]\r\n---\r\nText', '---\r\nlabels: [a]\r\n---\r\n'],
    ['---\na: 1\n---', '---\na: 1\n---'],
    ['---\na: 1\n---\n---\nb: 2\n---\n', '---\na: 1\n---\n'],
    ['---\na: 1\n----\n---\n', '---\na: 1\n----\n---\n'],
    ['\uFEFF---\na: 1\n---\n', '\uFEFF---\na: 1\n---\n'],
    ['---\n---\n', '---\n---\n'],
    ['# Title\n---\na: 1\n---\n', ''],
    ['---\na: 1\n', ''],
    ['--- x\na: 1\n---\n', ''],
    ['', ''],
    [`---\n${'a: 1\n'.repeat(20_000)}---\n`, ''],
  ])('of %j', (text, matter) => {
    expect(frontMatterOf(text)).toBe(matter);
  });

  test('of the Markdown files that are looked at is read, and nothing else of them', async () => {
    const app = made({
      'docs/a.md': '---\nlabels: [docs]\n---\nSecret plans.\n',
      'docs/b.md': '# No matter\n',
      'docs/c.md': '---\nlabels: [c]\n---\n',
      'docs/large.md': `---\nlabels: [large]\n---\n${'x'.repeat(600_000)}`,
      OWNERS: 'top',
    });
    const looked = ['docs/a.md', 'docs/b.md', 'docs/new.md', 'docs/large.md', 'src/x.go'];
    expect((await tree(app, MATTER, ...looked)).owners).toEqual([
      { path: 'docs/a.md', text: '---\nlabels: [docs]\n---\n' },
      { path: 'docs/large.md', text: '---\nlabels: [large]\n---\n' },
    ]);
    expect(reads.routes()).toEqual([GRAPHQL]);
    expect((await tree(app, { ...MATTER, owners: true }, 'docs/a.md')).owners.map(({ path }) => path)).toEqual([
      'OWNERS',
      'docs/a.md',
    ]);
  });
});

describe('a tree that GitHub cut', () => {
  const files = {
    'a/OWNERS': 'a',
    'b/c/OWNERS': 'c',
    'b/OWNERS/x': 'a folder of that name',
    'z/OWNERS': 'z',
    CODEOWNERS: '* @mo',
    OWNERS_ALIASES: 'aliases: {}',
  };

  test('is made up for by asking for the folders above the files, once', async () => {
    const app = made(files);
    reads.twin.state.treeLimit = 2;
    const expected = {
      owners: [
        { path: 'a/OWNERS', text: 'a' },
        { path: 'b/c/OWNERS', text: 'c' },
      ],
      aliases: 'aliases: {}',
      codeowners: { path: 'CODEOWNERS', text: '* @mo' },
      complete: true,
      problems: [],
    };
    expect(await tree(app, ALL, 'a/x', 'b/c/y')).toEqual(expected);
    // What it tells, and what it does not.
    expect(reads.routes()).toEqual([TREE, GRAPHQL, GRAPHQL]);
    expect(await tree(app, ALL, 'a/x', 'b/c/y')).toEqual(expected);
    expect(reads.routes()).toEqual([]);
    await tree(app, ALL, 'a/x', 'z/y');
    expect(reads.routes()).toEqual([GRAPHQL]);
  });

  test('takes a request for each hundred folders, and says where there are more than it asks for', async () => {
    const app = made({
      ...files,
      ...Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`f/${n}/OWNERS`, `${n}`])),
    });
    reads.twin.state.treeLimit = 2;
    const looked = (count: number) => Array.from({ length: count }, (_, n) => `f/${n}/x`);
    const found = await tree(app, OWNERS, ...looked(250));
    expect([found.owners.length, found.complete]).toEqual([10, true]);
    expect(reads.routes()).toEqual([TREE, ...Array<string>(3).fill(GRAPHQL)]);
    expect((await tree(app, OWNERS, ...looked(5_001))).complete).toBe(false);
  });

  test('that does not show the commit yet is no tree without owners', async () => {
    const app = made(files);
    reads.twin.state.treeLimit = 0;
    const body = { data: { repository: { databaseId: app.id, at: null, f0: null } } };
    reads.twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 200, body, times: 1 });
    await expect(tree(app, OWNERS, 'x')).rejects.toEqual(new Unavailable('GitHub does not show the commit yet'));
    expect((await tree(app, OWNERS, 'a/x')).owners).toEqual([{ path: 'a/OWNERS', text: 'a' }]);
  });
});

describe('what was read', () => {
  test('is not read again: a new commit takes its tree and what changed', async () => {
    const app = made({ OWNERS: 'top', 'pkg/OWNERS': 'pkg' });
    await tree(app, OWNERS, 'pkg/a');
    expect(reads.routes()).toEqual([TREE, GRAPHQL]);
    await tree(app, OWNERS, 'pkg/b');
    expect(reads.routes()).toEqual([]);
    push({ 'README.md': 'x' });
    await tree(app, OWNERS, 'pkg/a');
    expect(reads.routes()).toEqual([TREE]);
    push({ 'pkg/OWNERS': 'new' });
    expect((await tree(app, OWNERS, 'pkg/a')).owners[1]?.text).toBe('new');
    expect(reads.routes()).toEqual([TREE, GRAPHQL]);
  });

  test('with another session of the same process is known, too', async () => {
    const app = made({ OWNERS: 'top' });
    await tree(app, OWNERS, 'a');
    reads.routes();
    const other = await reads.github.installation(reads.installation.id);
    expect((await other.ownersTree(app, headOf(app), OWNERS, ['a'])).owners).toEqual([{ path: 'OWNERS', text: 'top' }]);
    expect(reads.routes()).toEqual([]);
  });

  test("of a private repository is not another's, though it holds the same", async () => {
    const [app, lib] = [made({ OWNERS: 'same' }), made({ OWNERS: 'same' }, 'lib')];
    await tree(app, OWNERS, 'a');
    reads.routes();
    await tree(lib, OWNERS, 'a');
    expect(reads.routes()).toEqual([TREE, GRAPHQL]);
  });

  test('one file in many folders is asked for once', async () => {
    const app = made(Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`d${n}/OWNERS`, 'same'])));
    const found = await tree(app, OWNERS, ...Array.from({ length: 250 }, (_, n) => `d${n}/x`));
    expect(found.owners).toHaveLength(250);
    expect(new Set(found.owners.map(({ text }) => text))).toEqual(new Set(['same']));
    expect(reads.routes()).toEqual([TREE, GRAPHQL]);
  });
});

describe('no answer', () => {
  test('a commit that GitHub does not show yet', async () => {
    const app = made({ OWNERS: 'top' });
    const failure = new Unavailable('GitHub does not show the commit yet');
    await expect(reads.hands.ownersTree(app, 'f'.repeat(40), OWNERS, ['a'])).rejects.toEqual(failure);
  });

  test('a text that GitHub does not show yet is asked for again', async () => {
    const app = made({ OWNERS: 'top' });
    const body = { data: { repository: { databaseId: app.id, f0: null } } };
    reads.twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 200, body, times: 1 });
    await expect(tree(app, OWNERS, 'a')).rejects.toEqual(
      new Unavailable('GitHub does not show a file of the tree yet'),
    );
    expect((await tree(app, OWNERS, 'a')).owners).toEqual([{ path: 'OWNERS', text: 'top' }]);
  });

  test('a repository without commits owns nothing', async () => {
    const empty = reads.describe('empty', { empty: true });
    const nothing = { owners: [], aliases: null, codeowners: null, complete: true, problems: [] };
    expect(await reads.hands.ownersTree(empty, 'f'.repeat(40), ALL, ['a'])).toEqual(nothing);
    expect(await reads.hands.ownersFiles(empty)).toEqual(nothing);
  });

  test.each([
    ['a refusal of the tree', { path: /trees/, kind: 'fail-before', status: 403, body: { message: 'No.' } }, Refused],
    ['an error page', { path: /trees/, kind: 'html' }, Unavailable],
    ['half a tree', { path: /trees/, kind: 'truncate' }, Unavailable],
    ['a limit', { path: /graphql/, kind: 'fail-before', status: 429, headers: { 'retry-after': '7' } }, RateLimited],
    ['half of the texts', { path: /graphql/, kind: 'truncate' }, Unavailable],
    ['errors beside the texts', { path: /graphql/, kind: 'graphql-errors', errors: [{ message: 'x' }] }, Unavailable],
  ] as const)('%s', async (_, fault, failure) => {
    const app = made({ OWNERS: 'top' });
    reads.twin.faults.add(fault);
    await expect(tree(app, OWNERS, 'a')).rejects.toBeInstanceOf(failure);
    reads.twin.faults.clear();
    expect((await tree(app, OWNERS, 'a')).owners).toHaveLength(1);
  });

  test('more texts than GitHub manages at once are asked for by halves; one alone that it does not is no answer', async () => {
    const app = made({ OWNERS: 'top', 'a/OWNERS': 'a', 'b/OWNERS': 'b' });
    reads.twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 502, times: 2 });
    expect((await tree(app, OWNERS, 'a/x', 'b/x')).owners).toHaveLength(3);
    expect(reads.routes()).toEqual([TREE, ...Array<string>(5).fill(GRAPHQL)]);
    push({ 'c/OWNERS': 'c' });
    reads.twin.faults.add({ path: /graphql/, kind: 'fail-before', status: 502 });
    await expect(tree(app, OWNERS, 'c/x')).rejects.toEqual(new Unavailable('GitHub answered 502'));
  });

  test('a repository under whose name another one is now gives nothing of that one', async () => {
    const app = made({ OWNERS: 'ours' });
    const commit = headOf(app);
    reads.twin.as('mo').rename('acme/app', 'web');
    expect((await reads.hands.ownersTree(app, commit, OWNERS, ['a'])).owners[0]?.text).toBe('ours');
    const [other] = [made({ OWNERS: 'theirs' })];
    await expect(reads.hands.ownersTree(app, headOf(other), OWNERS, ['a'])).rejects.toBeInstanceOf(Refused);
  });
});

describe('the whole directory', () => {
  test('is that of the default branch now, with its aliases and without what else tells owners', async () => {
    const app = made({ OWNERS: 'top', 'a/b/OWNERS': 'ab', OWNERS_ALIASES: 'aliases: {}', CODEOWNERS: 'x' });
    const found = {
      owners: [
        { path: 'OWNERS', text: 'top' },
        { path: 'a/b/OWNERS', text: 'ab' },
      ],
      aliases: 'aliases: {}',
      codeowners: null,
      complete: true,
      problems: [],
    };
    expect(await reads.hands.ownersFiles(app)).toEqual(found);
    push({ OWNERS: 'new' });
    expect((await reads.hands.ownersFiles({ ...app, defaultBranch: 'old' })).owners[0]?.text).toBe('new');
  });

  test('of more than 500 files, or in a cut tree, is not complete', async () => {
    const files = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`d${n}/OWNERS`, `${n}`]));
    const [app, lib] = [made(files(500)), made({ ...files(501), OWNERS: 'top' }, 'lib')];
    const [all, most] = [await reads.hands.ownersFiles(app), await reads.hands.ownersFiles(lib)];
    expect([all.owners.length, all.complete]).toEqual([500, true]);
    expect([most.owners.length, most.complete]).toEqual([500, false]);
    expect(most.owners[0]?.path).toBe('OWNERS');
    reads.twin.state.treeLimit = 10;
    const cut = await reads.hands.ownersFiles(app);
    expect(cut.complete).toBe(false);
    expect(cut.owners.length).toBeLessThan(10);
  });
});

describe('the price of a pull request of 3,000 files over 500 OWNERS files', () => {
  const folders = Array.from({ length: 500 }, (_, n) => `pkg/g${n % 20}/s${n}`);
  const owners = Object.fromEntries(folders.map((folder, n) => [`${folder}/OWNERS`, `labels: [area/${n}]\n`]));
  const changed = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, n) => [`${folders[n % 500] ?? ''}/f${n}.go`, 'x']),
  );

  test('cold 30 + 1 + 5 requests, warm only its 30 pages, after a push to the base 30 + 1', async () => {
    const app = made(owners);
    const { number } = reads.twin.as('ana').openPull('acme/app', { title: 'Much', files: changed });
    const read = async () => {
      const { files } = await reads.hands.changedFiles(app, number);
      const looked = files.flatMap(({ path, before }) => [path, ...(before === undefined ? [] : [before])]);
      return tree(app, ALL, ...looked);
    };
    const pages = Array<string>(30).fill(FILES);
    const cold = await read();
    expect([cold.owners.length, cold.complete, cold.problems]).toEqual([500, true, []]);
    expect(cold.owners[0]).toEqual({ path: 'pkg/g0/s0/OWNERS', text: 'labels: [area/0]\n' });
    expect(reads.routes()).toEqual([...pages, TREE, ...Array<string>(5).fill(GRAPHQL)]);
    expect(await read()).toEqual(cold);
    expect(reads.routes()).toEqual(pages);
    push({ 'README.md': 'x' });
    expect(await read()).toEqual(cold);
    expect(reads.routes()).toEqual([...pages, TREE]);
  });
});
