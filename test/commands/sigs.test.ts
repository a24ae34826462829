// `hearth sigs` as a user runs it: labels of paths in a checkout with what says so, and nothing read outside of it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { widthOf } from '../../src/core/wrap.js';
import { hearth, newFolder } from './cli.js';

const CONFIG = `sigs:
  mode: active
  from: sigs.yaml
  most: 1
  owners: { front_matter: true }
  groups:
    - name: Network
      paths: [pkg/net]
    - name: Docs
      teams: [writers]
`;
const DIRECTORY = 'sigs:\n  - name: Network\n    dir: sig-network\n    label: network\n';
const FILES = {
  'hearth.yml': CONFIG,
  'sigs.yaml': DIRECTORY,
  OWNERS: 'approvers: [ana]\n',
  'pkg/net/OWNERS': 'labels: [sig/network, area/net]\n',
  'pkg/net/a.go': 'a\n',
  '.github/CODEOWNERS': '/docs/ @acme/writers\n',
  'docs/index.md': '---\nlabels: [kind/documentation]\n---\n# Docs\n',
};

let folder: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...args], { cwd: folder });
const sigs = (...args: string[]) => hearth(['sigs', '--config', join(folder, 'hearth.yml'), '--root', folder, ...args]);
const filesOf = (out: string) =>
  (JSON.parse(out) as { files: Record<string, { labels: string[]; because: string[] }> }).files;

beforeAll(async () => {
  folder = realpathSync(await newFolder());
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=one');
  git('checkout', '--quiet', '-b', 'topic');
  git('mv', 'pkg/net/a.go', 'moved.go');
  write('新 file.txt', 'x\n');
  git('add', '.');
  git('commit', '--quiet', '--message=two');
  git('checkout', '--quiet', 'main');
  write('later.txt', 'x\n');
  git('add', 'later.txt');
  git('commit', '--quiet', '--message=later');
  git('checkout', '--quiet', 'topic');
});

describe('for scripts', () => {
  test('labels and a sentence for each, of every file that was asked for', async () => {
    const { code, out, err } = await sigs('--files', 'pkg/net/x.go,docs/index.md', 'none/y', '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      files: {
        'pkg/net/x.go': {
          labels: ['area/net', 'sig/network'],
          because: [
            'area/net by pkg/net/OWNERS.',
            'sig/network by the path "pkg/net" in hearth.yml and pkg/net/OWNERS.',
          ],
        },
        'docs/index.md': {
          labels: ['kind/documentation', 'sig/docs'],
          because: ['kind/documentation by docs/index.md.', 'sig/docs by a team of the SIG in .github/CODEOWNERS:1.'],
        },
        'none/y': { labels: [], because: [] },
      },
    });
  });

  test('a difference: a renamed file has the labels of both of its paths', async () => {
    const { code, out } = await sigs('--diff', 'main..topic', '--json');
    expect(code).toBe(0);
    expect(filesOf(out)).toMatchObject({
      'moved.go': { labels: ['area/net', 'sig/network'] },
      '新 file.txt': { labels: [] },
    });
  });

  test('a difference is what a pull request would show: not what the base got later', async () => {
    const [two, three] = await Promise.all([
      sigs('--diff', 'main..topic', '--json'),
      sigs('--diff', 'main...topic', '--json'),
    ]);
    expect(Object.keys(filesOf(two.out)).sort()).toEqual(['moved.go', '新 file.txt']);
    expect(three.out).toBe(two.out);
  });

  test('all files that git keeps', async () => {
    const { out } = await sigs('--all', '--json');
    expect(Object.keys(filesOf(out))).toEqual(expect.arrayContaining(['OWNERS', 'docs/index.md', '新 file.txt']));
    expect(Object.keys(filesOf(out))).toHaveLength(8);
  });

  test('a mistake is one object, too', async () => {
    const { code, out } = await sigs('--json');
    expect([code, JSON.parse(out)]).toEqual([1, { error: 'say which files: one of --files, --diff and --all' }]);
    write('wrong.yml', 'sigs:\n  mst: 1\n');
    const wrong = await hearth(['sigs', '--config', join(folder, 'wrong.yml'), '--files', 'a', '--json']);
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out)).toMatchObject({
      problems: [{ line: 2, column: 3, path: 'sigs.mst' }, { severity: 'warning' }],
    });
  });
});

describe('for people', () => {
  test('files below their labels, then what nobody owns, then what an item would get', async () => {
    const { code, out } = await sigs('--files', 'pkg/net/x.go', 'docs/a', 'docs/b', 'z');
    expect([code, out]).toEqual([
      0,
      `area/net: 1 file
  pkg/net/x.go
    pkg/net/OWNERS

sig/docs (SIG Docs): 2 files
  docs/a
    a team of the SIG in .github/CODEOWNERS:1
  docs/b
    a team of the SIG in .github/CODEOWNERS:1

sig/network (SIG Network): 1 file
  pkg/net/x.go
    the path "pkg/net" in hearth.yml; pkg/net/OWNERS

Nobody owns: 1 file
  z

An item with these files would get: sig/docs, area/net.
Left out, for they own no more than the others and "most" is reached:
  sig/network.
`,
    ]);
  });

  test('fits 80 columns, whatever paths are called, and obeys nothing in them', async () => {
    const path = `pkg/net/${'深い/long/'.repeat(30)}\u001b]0;x\u0007`;
    const { out } = await sigs('--files', path, `${'x'.repeat(300)}/y`);
    expect(out.split('\n').filter((line) => widthOf(line) > 80)).toEqual([]);
    expect(out).not.toContain('\u001b');
  });

  test('many files are counted', async () => {
    const { out } = await sigs('--files', Array.from({ length: 50 }, (_, n) => `docs/${n}`).join(','));
    expect(out).toContain('sig/docs (SIG Docs): 50 files\n');
    expect(out).toContain('  and 30 more; --json names them all\n');
  });

  test('what cannot be read is told, and the rest is shown', async () => {
    write('broken/OWNERS', 'labels: [\n');
    const { code, out, err } = await sigs('--files', 'broken/x', 'pkg/net/x');
    expect([code, err]).toEqual([0, 'broken/OWNERS:2:1 is not YAML here, or a key stands twice; mend this line\n']);
    expect(out).toContain('area/net');
    rmSync(join(folder, 'broken'), { recursive: true });
  });
});

describe('what is refused, with what to do', () => {
  test.each([
    [['--files', '../x'], 'does not lie below'],
    [['--files', '/etc/passwd'], 'does not lie below'],
    [['--files', 'a/../../x'], 'does not lie below'],
    [['--files', ','], '--files names no path; write paths with commas between them'],
    [['--diff', 'main'], '--diff takes two commits with .. or ... between them, such as main..HEAD, not main'],
    [['--diff', '--output=x..main'], '--diff takes two commits'],
    [['--diff=main..--output=x'], '--diff takes two commits'],
    [['--diff', 'main:x..topic'], '--diff takes two commits'],
    [['--diff', 'main..nowhere'], 'git cannot tell the files of'],
    [['--diff', 'main..topic', '--all'], 'say which files: one of --files, --diff and --all'],
    [['--all', '--root', '/nowhere/at/all'], 'cannot be read (ENOENT); is the path right?'],
    [['--all', '--config', 'none.yml'], 'the configuration none.yml is not there: is the path right'],
  ])('%j', async (args, message) => {
    const { code, out, err } = await sigs(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(message);
  });

  test('a file with mistakes: the problems of hearth validate', async () => {
    write('wrong.yml', 'sigs:\n  groups: [{name: A, mention: b}]\n');
    const wrong = join(folder, 'wrong.yml');
    const { code, out, err } = await hearth(['sigs', '--config', wrong, '--files', 'a']);
    expect([code, out]).toEqual([1, '']);
    const validated = await hearth(['validate', wrong]);
    expect(validated.out).toContain(err.trimEnd());
  });

  test('a file without the section', async () => {
    write('none.yml', 'language: en\n');
    const { code, err } = await hearth(['sigs', '--config', join(folder, 'none.yml'), '--files', 'a']);
    expect([code, err]).toEqual([1, expect.stringContaining('has no section "sigs"; add "sigs: { from: sigs.yaml }"')]);
  });
});

test('a link is not followed, be it a file or a folder', async () => {
  const outside = realpathSync(await newFolder());
  writeFileSync(join(outside, 'OWNERS'), 'labels: [secret]\n');
  symlinkSync(outside, join(folder, 'linked'));
  mkdirSync(join(folder, 'file'));
  symlinkSync(join(outside, 'OWNERS'), join(folder, 'file', 'OWNERS'));
  const { out, err } = await sigs('--files', 'linked/x', 'file/x', '--json');
  expect(filesOf(out)).toEqual({ 'linked/x': { labels: [], because: [] }, 'file/x': { labels: [], because: [] } });
  expect(err.match(/is a link, which is not followed/g)).toHaveLength(2);
  rmSync(join(folder, 'linked'));
  rmSync(join(folder, 'file'), { recursive: true });
});

test('a program that the checkout names is not run', async () => {
  const mark = join(folder, 'ran');
  git('config', 'core.fsmonitor', `touch ${mark}; false`);
  git('config', 'diff.external', `touch ${mark}`);
  await sigs('--all', '--json');
  await sigs('--diff', 'main..topic', '--json');
  const { out } = await sigs('--files', 'a', '--json');
  expect(Object.keys(filesOf(out))).toEqual(['a']);
  expect(() => realpathSync(mark)).toThrow('ENOENT');
});

test('a folder that is no checkout of git has all that lies in it', async () => {
  const plain = realpathSync(await newFolder());
  writeFileSync(join(plain, 'x'), '');
  mkdirSync(join(plain, 'node_modules'));
  writeFileSync(join(plain, 'node_modules', 'y'), '');
  const { out, err } = await sigs('--all', '--json', '--root', plain);
  expect(Object.keys(filesOf(out))).toEqual(['x']);
  const diff = await sigs('--diff', 'main..topic', '--root', plain);
  expect([diff.code, diff.err.replace(/\s+/g, ' ')]).toEqual([
    1,
    expect.stringContaining('is no git checkout, so --diff cannot be told; name the paths with --files, or say --all'),
  ]);
  expect(err).toContain('sigs.yaml:1:1 is not in the repository');
});
