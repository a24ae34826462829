// `hearth init` as a user runs it: the proposal from a checkout, printed or written, and nothing else touched.
import { describe, expect, test } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { parseConfig } from '../../src/config/parse.js';
import { loadKnown } from '../../src/known.js';
import { hearth, newFolder } from './cli.js';

const known = await loadKnown();
const FILE = '.github/hearth.yml';
const GIT =
  '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.example:acme/app.git\n\tfetch = +refs/heads/*\n';

async function checkout(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = realpathSync(await newFolder());
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Sentences wrap to the terminal. */
const unwrapped = (text: string) => text.replace(/\n(?!- )\s*/g, ' ').trim();

const README = '# App\n\nWords about it.\nTalk: https://acme.slack.com/signup\n';
const PROPOSED = `# Proposed by Hearth, from what stands in this repository. The reason of each setting stands above
# it.

# The version of this format.
version: 1

# Of the 19 letters in the prose of \`README.md\`, 0 % are Chinese characters.
language: en

# Greets people on their first issue, first pull request and first merge, each once.
welcome:
  # Observing shows in one issue whom it would greet, and says nothing to anybody; write \`active\`
  # once you like what you see.
  mode: observe
  # GitHub's own name for this label, \`good first issue\`; whether the repository has it cannot be
  # seen from its files.
  good_first_issues: good first issue
  # \`README.md:4\` links to Slack.
  introduce: https://acme.slack.com/signup
`;

/** The rights of files do not hold for the system's administrator. */
const withRights = process.getuid?.() === 0 ? test.skip : test;

describe('hearth init', () => {
  test('prints the file to be proposed, and to the side what it stands on', async () => {
    const folder = await checkout({
      'README.md': README,
      '.git/config': GIT,
      'node_modules/x/README.md': '# Not ours',
      '.github/stale.yml': 'daysUntilClose: 7\n',
    });
    const { code, out, err } = await hearth(['init', '--from', folder]);
    expect(out).toBe(PROPOSED);
    expect(err).toBe(
      [
        'Proposed for acme/app: welcome; 2 of 2 files were read. Labels and history are',
        'at GitHub and were not looked at.',
        '- `.github/stale.yml:1` has silent items closed by a bot. Where that bot is',
        '  installed, a newcomer whom nobody answers hears from it next.',
        '',
      ].join('\n'),
    );
    expect(code).toBe(0);
    expect(parseConfig(FILE, out, known).problems).toEqual([]);
    expect(existsSync(join(folder, FILE))).toBe(false);
  });

  test('needs neither git nor a folder named, and says that the file would not be read there', async () => {
    const folder = await checkout({ 'README.md': README });
    const { code, out, err } = await hearth(['init'], {}, folder);
    expect({ code, out }).toEqual({ code: 0, out: PROPOSED });
    expect(unwrapped(err)).toMatch(/^Proposed for cli-\w+: welcome; 1 of 1 files were read\./);
    expect(unwrapped(err)).toContain(
      `Note: ${folder} is in no git repository, and Hearth reads .github/hearth.yml at the top of a repository alone; name the checkout with --from.`,
    );
  });

  test('--write writes it once, and leaves a file alone that is there', async () => {
    const folder = await checkout({ 'README.md': README, '.git': 'gitdir: elsewhere\n' });
    const first = await hearth(['init', '--write', '--from', folder]);
    expect({ code: first.code, out: first.out }).toEqual({ code: 0, out: '' });
    expect(unwrapped(first.err)).toMatch(new RegExp(`^Wrote ${join(folder, FILE)} for cli-\\w+: welcome; `));
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe(PROPOSED);
    expect(readdirSync(folder).sort()).toEqual(['.git', '.github', 'README.md']);
    writeFileSync(join(folder, FILE), 'version: 1\n');
    const second = await hearth(['init', '--write', '--from', folder]);
    expect(second).toEqual({
      code: 1,
      out: '',
      err: `hearth: ${join(folder, FILE)} is there already and was left alone; move it away, or run without --write and compare\n`,
    });
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe('version: 1\n');
    const third = await hearth(['init', '--from', folder]);
    expect(third.out).toBe(PROPOSED);
    expect(third.err).toContain('There is a .github/hearth.yml already, which this would replace.');
  });

  test('--json gives the text, each setting with its reason, and what stands out', async () => {
    const folder = await checkout({ 'README.md': README });
    const { out } = await hearth(['init', '--json', '--from', folder]);
    expect(JSON.parse(out)).toMatchObject({
      file: FILE,
      text: PROPOSED,
      written: false,
      findings: [],
      settings: [
        { path: ['version'], value: 1, reason: 'The version of this format.' },
        { path: ['language'], value: 'en' },
        { path: ['welcome', 'mode'], value: 'observe' },
        { path: ['welcome', 'good_first_issues'] },
        { path: ['welcome', 'introduce'], reason: '`README.md:4` links to Slack.' },
      ],
    });
  });

  test('follows no link: neither to read, nor to write', async () => {
    const outside = await checkout({ 'README.md': README, 'secret/config.yml': 'newIssueWelcomeComment: A secret\n' });
    const folder = await checkout({ 'main.c': '', '.git/config': GIT });
    symlinkSync(join(outside, 'README.md'), join(folder, 'README.md'));
    symlinkSync(join(outside, 'secret'), join(folder, '.github'));
    const { code, out } = await hearth(['init', '--from', folder]);
    expect(code).toBe(0);
    expect(out).toContain('# No README.md or CONTRIBUTING.md of at most 128 KB has prose');
    expect(out).not.toMatch(/slack|secret/);
    const written = await hearth(['init', '--write', '--from', folder]);
    expect(written.err).toBe(`hearth: ${join(folder, '.github')} is a link; write the file by hand\n`);
    expect(readdirSync(join(outside, 'secret'))).toEqual(['config.yml']);
  });

  test('--write writes nothing where Hearth would not read it, and names the place where it would', async () => {
    const folder = await checkout({ 'README.md': README, 'app/README.md': README, 'app/docs/README.md': README });
    mkdirSync(join(folder, 'app/.git'));
    const write = (from: string) => hearth(['init', '--write', '--from', join(folder, from)]);
    const read = 'Hearth reads .github/hearth.yml at the top of a repository alone';
    expect(await write('app/docs')).toEqual({
      code: 1,
      out: '',
      err: `hearth: nothing was written: ${folder}/app/docs is not the top of its repository, and ${read}; add --from ${folder}/app\n`,
    });
    expect(await write('')).toEqual({
      code: 1,
      out: '',
      err: `hearth: nothing was written: ${folder} is in no git repository, and ${read}; name the checkout with --from\n`,
    });
    expect([existsSync(join(folder, FILE)), existsSync(join(folder, 'app/docs', FILE))]).toEqual([false, false]);
    const printed = await hearth(['init', '--from', join(folder, 'app/docs')]);
    expect({ code: printed.code, out: printed.out }).toEqual({ code: 0, out: PROPOSED });
    expect(unwrapped(printed.err)).toContain(`Note: ${folder}/app/docs is not the top of its repository, and ${read};`);
    // Through a link, the place itself is told.
    symlinkSync(join(folder, 'app'), join(folder, 'link'));
    expect(unwrapped((await write('link')).err)).toContain(`Wrote ${folder}/app/${FILE} for `);
  });

  test('a file where the folder belongs is told as one', async () => {
    const folder = await checkout({ '.git/config': GIT, '.github': 'a file' });
    expect((await hearth(['init', '--write', '--from', folder])).err).toBe(
      `hearth: ${folder}/.github is a file, and a folder of that name is needed; move it away\n`,
    );
  });

  test('files that look like the configuration and are not are named', async () => {
    const folder = await checkout({ '.git/config': GIT, '.github/hearth.yaml': '', 'hearth.yml': '' });
    expect((await hearth(['init', '--from', folder])).err.split('\n').slice(2, -1)).toEqual([
      '- `.github/hearth.yaml` is here; Hearth reads only `.github/hearth.yml`.',
      '- `hearth.yml` is here; Hearth reads only `.github/hearth.yml`.',
    ]);
  });

  withRights('what the account may not read is left out and named; where it may not write is said', async () => {
    const folder = await checkout({
      '.git/config': GIT,
      'README.md': README,
      'CONTRIBUTING.md': README,
      'secret/a': '',
    });
    chmodSync(join(folder, 'CONTRIBUTING.md'), 0);
    chmodSync(join(folder, 'secret'), 0);
    chmodSync(folder, 0o555);
    const { code, out, err } = await hearth(['init', '--from', folder]);
    expect([code, out]).toEqual([0, PROPOSED]);
    expect(unwrapped(err)).toContain(
      'Could not be read, and is not looked at: secret/ (EACCES), CONTRIBUTING.md (EACCES).',
    );
    const written = await hearth(['init', '--write', '--from', folder]);
    expect([written.code, written.err]).toEqual([
      1,
      `hearth: ${join(folder, FILE)} cannot be written (EACCES); run it as an account that may write there, or without --write\n`,
    ]);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'secret'), 0o755);
  });

  test('says which folder cannot be read', async () => {
    const { code, err } = await hearth(['init', '--from', '/nowhere/at/all']);
    expect({ code, err }).toEqual({ code: 1, err: 'hearth: the folder /nowhere/at/all cannot be read (ENOENT)\n' });
  });

  test('an address in git of any form tells whose it is', async () => {
    for (const url of [
      'https://github.example/acme/app',
      'https://u@github.example/acme/app.git/',
      'ssh://git@h:22/acme/app.git',
    ]) {
      const folder = await checkout({ '.git/config': `[remote "origin"]\n\tpushurl = x\n\turl = ${url}\n` });
      expect((await hearth(['init', '--from', folder])).err).toMatch(/^Proposed for acme\/app:/);
    }
  });
});
