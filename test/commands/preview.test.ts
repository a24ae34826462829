// `hearth preview`: what a maintainer sees before anything happens.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createRequire } from 'node:module';
import { explain } from '../../src/core/explain.js';
import { wrongEvent } from '../../src/commands/preview-event.js';
import { widthOf, wrap } from '../../src/commands/terminal.js';
import { startTwin } from '../twin/twin.js';
import { hearth, newFolder } from './cli.js';
import type { Finished } from './cli.js';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const ANA = { id: 42, login: 'ana', type: 'User' };
const PAYLOAD = {
  action: 'opened',
  installation: { id: 5 },
  sender: ANA,
  repository: {
    id: 7,
    name: 'app',
    private: false,
    archived: false,
    default_branch: 'main',
    owner: { id: 3, login: 'acme', type: 'Organization' },
  },
  issue: {
    number: 12,
    user: ANA,
    author_association: 'NONE',
    title: 'It breaks',
    body: 'When I click it.',
    html_url: 'https://github.com/acme/app/issues/12',
    state: 'open',
    created_at: '2026-03-01T10:00:00Z',
    labels: [],
  },
};
const IN_CHINESE = {
  ...PAYLOAD,
  issue: { ...PAYLOAD.issue, title: '命令无法运行', body: '按照安装指南第二步执行命令，提示找不到文件。' },
};
const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const CONFIG = 'version: 1\n\nwelcome:\n  mode: active\n';

let folder: string;
beforeAll(async () => {
  folder = await newFolder();
});

interface Wanted {
  readonly config?: string;
  readonly payload?: unknown;
  readonly event?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

async function preview({
  config = CONFIG,
  payload = PAYLOAD,
  event = 'issues',
  args = [],
  env = {},
}: Wanted): Promise<Finished> {
  await writeFile(join(folder, 'hearth.yml'), config);
  await writeFile(join(folder, 'payload.json'), typeof payload === 'string' ? payload : JSON.stringify(payload));
  const files = ['--config', 'hearth.yml', '--payload', 'payload.json'];
  return hearth(['preview', ...files, '--event', event, ...args], env, folder);
}

describe('hearth preview', () => {
  test('says what would be done, by which rule and line, and what it had to assume', async () => {
    const { out, code } = await preview({});
    expect(out).toBe(`issue.opened on acme/app#12 by ana, 2026-03-01 10:00 UTC

GitHub was not asked. Assumed instead:
  - this is the first issue of ana here (--first yes|no|unknown)
  - ana does not belong to acme (--member member|outside|unknown)

welcome (active), hearth.yml:3
  because: This is the first issue of this person in app, known from what is
    assumed above.
  does: writes into the status comment on #12, by the rule first_issue
      | Hello @ana, and thank you for your first issue in \`app\`! 👋

Nothing was sent.
`);
    expect(code).toBe(0);
  });

  test('follows a delayed call to what would be done then', async () => {
    const { out } = await preview({ config: `${CONFIG}  wait: 2h\n` });
    expect(out).toContain('looks again at 2026-03-01 12:00 UTC');
    expect(out).toContain('- #12 is still open then, and nobody has answered');
    expect(out).toContain('| Hello @ana');
  });

  test('a later look finds what all sections did, those that only observe what they would do together', async () => {
    const sigs = 'sigs:\n  mode: active\n  groups:\n  - {name: Network, keywords: [breaks]}\n';
    const needs = 'needs:\n  mode: active\n  rules:\n  - {missing_label: needs-sig, regexp: ^sig/}\n';
    const ask = async (config: string) => (await preview({ config })).out.replace(/\s+/g, ' ');
    const found = await ask(needs + sigs);
    expect(found).toContain('does: labels #12 +"sig/network"');
    expect(found).toContain('looks again at 2026-03-01 10:01 UTC needs (active)');
    expect(found).not.toContain('+"needs-sig"');
    const observing = (text: string) => text.replace('active', 'observe');
    expect(await ask(observing(needs) + observing(sigs))).not.toContain('+"needs-sig"');
    expect(await ask(needs + observing(sigs))).toContain('does: labels #12 +"needs-sig"');
    expect(await ask(needs)).toContain('does: labels #12 +"needs-sig"');
  });

  test('a command is decided by the permission that is assumed, and its refusal by GitHub told apart', async () => {
    const comment = { id: 501, user: ANA, body: '/close', created_at: '2026-03-01T11:00:00Z' };
    const issue = { ...PAYLOAD.issue, user: { ...ANA, id: 43, login: 'ben' } };
    const payload = { ...PAYLOAD, action: 'created', issue, comment };
    const ask = async (...args: string[]) => {
      const config = 'commands:\n  mode: active\n';
      return (await preview({ config, payload, event: 'issue_comment', args })).out.replace(/\s+/g, ' ');
    };
    const refused = await ask();
    expect(refused).toContain('the permission of ana here is "read" (--may read|triage|write|maintain|admin)');
    expect(refused).not.toContain('does: closes #12');
    const done = await ask('--may', 'triage');
    expect(done).toContain('does: closes #12');
    expect(done).toContain('does: reacts with +1 to comment 501');
    expect(done).toContain('if GitHub refuses that: reacts with confused to comment 501');
    expect(done).not.toContain('does: reacts with confused');
  });

  test('an observing section only would', async () => {
    const { out } = await preview({ config: CONFIG.replace('active', 'observe') });
    expect(out).toContain('welcome (observe), hearth.yml:3');
    expect(out).toContain('would (it is observing): writes into the status comment on #12');
  });

  test('speaks one language in the terminal; what would be written keeps to the language of the file', async () => {
    const { out } = await preview({ config: `language: zh\n${CONFIG}`, payload: IN_CHINESE });
    expect(out).toContain('because: This is the first issue of this person');
    expect(out).toMatch(/\| .*你好 @ana/);
  });

  test('does not say that GitHub told what was assumed', async () => {
    const { out } = await preview({ args: ['--first', 'no'] });
    expect(out).toContain('because: The author is not new here, known from what is assumed above.\n  does nothing');
  });

  test.each([
    [['--first', 'unknown'], 'Whether this is a first issue is not known, so nothing is said.'],
    [['--member', 'member'], 'The author belongs to the organisation.'],
    [['--member', 'unknown'], 'Whether this is a first issue is not known, so nothing is said.'],
  ])('%s changes what is assumed', async (args, sentence) => {
    const { out } = await preview({ args });
    expect(out.replace(/\s+/g, ' ')).toContain(sentence);
  });

  test('what the payload says is not assumed', async () => {
    const payload = { ...PAYLOAD, issue: { ...PAYLOAD.issue, author_association: 'CONTRIBUTOR' } };
    const { out } = await preview({ payload });
    expect(out).not.toContain('Assumed');
    expect(out.replace(/\s+/g, ' ')).toContain("The author is not new here, known from GitHub's author_association.");
  });

  test('JSON has the same, for programs', async () => {
    const { out } = await preview({ args: ['--json'] });
    expect(JSON.parse(out)).toMatchObject({
      event: { kind: 'issue.opened', repository: 'acme/app', item: 12, actor: 'ana' },
      decisions: [
        {
          feature: 'welcome',
          mode: 'active',
          place: 'hearth.yml:3',
          because: { code: 'greeted' },
          actions: [{ rule: 'first_issue', act: { kind: 'status', number: 12 } }],
        },
      ],
      assumptions: [expect.stringContaining('first issue'), expect.stringContaining('acme')],
    });
  });

  test('every problem of the file, with its place', async () => {
    const config = 'welcom:\n  mode: active\nwelcome:\n  mode: on\n  wait: long\n';
    const { err, out, code } = await preview({ config });
    expect(err.trimEnd().split('\n')).toEqual([
      'hearth.yml:1:1 welcom: "welcom" is not a setting here; did you mean "welcome"?',
      expect.stringMatching(/^hearth\.yml:4:9 welcome\.mode: expected one of off, observe, active/),
      expect.stringMatching(/^hearth\.yml:5:9 welcome\.wait: expected a length of time/),
    ]);
    expect([out, code]).toEqual(['', 1]);
    const json = await preview({ config, args: ['--json'] });
    expect((JSON.parse(json.out) as { problems: unknown[] }).problems).toHaveLength(3);
    expect(json.code).toBe(1);
  });

  test.each<[string, Wanted, string]>([
    ['an event nobody listens to', { event: 'star' }, 'Ignored: no part of Hearth listens to star.opened.'],
    [
      'a payload without installation',
      { payload: { ...PAYLOAD, installation: undefined } },
      '- Hearth is installed there (the payload names no installation) - this is the first issue of ana here',
    ],
    [
      'a file without a section',
      { config: 'version: 1\n' },
      'Nothing would be done: hearth.yml has no section that listens to issue.opened.',
    ],
    [
      'a section that is off',
      { config: CONFIG.replace('active', 'off') },
      'Nothing would be done: welcome is off (hearth.yml:3).',
    ],
    [
      'an event that no section listens to',
      { payload: { ...PAYLOAD, action: 'locked' } },
      'Nothing would be done: no section listens to item.locked.',
    ],
  ])('%s is explained, not a failure', async (_, wanted, sentence) => {
    const { out, code } = await preview(wanted);
    expect(out.replace(/\s+/g, ' ')).toContain(sentence);
    expect(code).toBe(0);
  });

  test.each<[string, Wanted, string]>([
    ['a payload that is not JSON', { payload: '{' }, 'hearth: the payload payload.json is not JSON'],
    ['no credentials for --live', { args: ['--live'] }, '--live asks GitHub as your App:\n  - APP_ID is missing'],
    [
      '--live without an installation',
      {
        args: ['--live'],
        payload: { ...PAYLOAD, installation: undefined },
        env: { APP_ID: '1', PRIVATE_KEY: keys.privateKey },
      },
      'the payload names none: add "installation"',
    ],
    [
      'a typo in the name of the event',
      { event: 'issue' },
      'no GitHub event is called "issue"; did you mean "issues"?',
    ],
    ['an event with its action', { event: 'issues.opened' }, 'did you mean "issues"?'],
    ['a name like no other', { event: 'breakfast' }, 'see https://docs.github.com/webhooks/'],
    [
      'a payload of another event',
      { event: 'pull_request' },
      'the payload has no `pull_request`; it looks like `issues`',
    ],
    ['a payload that is a list', { payload: [] }, 'the payload is not a JSON object'],
    ['what GitHub would tell', { args: ['--live', '--may', 'admin'] }, "cannot be used with option '--live'"],
    ['two ways at once', { args: ['--live', '--offline'] }, "cannot be used with option '--live'"],
    [
      'a file that is not there',
      { args: ['--config', 'nowhere.yml'] },
      'the configuration nowhere.yml is not there: is the path right',
    ],
  ])('%s is a problem', async (_, wanted, sentence) => {
    const { err, code } = await preview(wanted);
    expect(err).toContain(sentence);
    expect(code).toBe(1);
  });

  test.each<[string, Wanted, string]>([
    ['what is wrong with the call', { args: ['--live', '--offline'] }, 'cannot be used with option'],
    ['what is wrong with an option', { args: ['--first', 'maybe'] }, 'Allowed choices are yes, no, unknown.'],
    ['what is wrong with the event', { event: 'issue' }, 'did you mean "issues"?'],
    ['what is wrong with a file', { args: ['--config', 'nowhere.yml'] }, 'nowhere.yml is not there: is the path right'],
  ])('with --json %s is JSON', async (_, wanted, sentence) => {
    const { out, code } = await preview({ ...wanted, args: ['--json', ...(wanted.args ?? [])] });
    expect(JSON.parse(out)).toEqual({ error: expect.stringContaining(sentence) });
    expect(code).toBe(1);
  });

  test('with --live GitHub is asked, and only read', async () => {
    const { publicKey, privateKey } = keys;
    const twin = await startTwin({ appId: 4711, publicKey, webhookSecret: 'a-secret-of-the-test' });
    try {
      twin.org('acme');
      twin.repository('acme/app');
      const held = twin.hold();
      twin.install('acme');
      twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click it.' });
      twin.as('ana').openIssue('acme/app', { title: 'It breaks again', body: 'Again.' });
      const payloads = held.filter(({ event }) => event === 'issues').map(({ request }) => request.payload);
      const env = {
        APP_ID: '4711',
        PRIVATE_KEY: privateKey,
        GITHUB_API_URL: twin.url,
      };
      const first = await preview({ payload: payloads[0], args: ['--live'], env });
      expect(first.out).toContain('because: This is the first issue of this person in app, known from');
      expect(first.out).not.toContain('ssumed');
      const second = await preview({ payload: payloads[1], args: ['--live'], env });
      expect(second.out).toContain('because: The author is not new here, known from');
      const routes = new Set(twin.requests.map(({ route }) => route).filter((route) => !route.startsWith('GET ')));
      expect([...routes]).toEqual(['POST /app/installations/{installation_id}/access_tokens']);
      expect(twin.violations).toEqual([]);
    } finally {
      await twin.close();
    }
  });

  test('a live item is decided about as it was told: its opening, and its merge', async () => {
    const { publicKey, privateKey } = keys;
    const twin = await startTwin({ appId: 4711, publicKey, webhookSecret: 'a-secret-of-the-test' });
    try {
      twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
      twin.repository('acme/app');
      twin.install('acme');
      twin.as('ana').openPull('acme/app', { title: 'Mend it', body: 'It was broken.' });
      twin.as('mo').merge('acme/app', 1);
      twin.as('ana').openIssue('acme/app', { title: 'It breaks', body: 'When I click it.' });
      await writeFile(join(folder, 'item.yml'), CONFIG);
      const env = { APP_ID: '4711', PRIVATE_KEY: privateKey, GITHUB_API_URL: twin.url };
      const ask = (...args: string[]) => hearth(['preview', '--config', 'item.yml', ...args], env, folder);
      const pull = await ask('--item', 'acme/app#1');
      expect(pull.err).toBe('');
      expect(pull.out).toContain('pull_request.opened on acme/app#1 by ana');
      expect(pull.out).toContain('pull_request.merged on acme/app#1 by mo');
      expect(pull.out).toContain('Congratulations, @ana');
      const issue = await ask('--item', 'acme/app#2', '--json');
      const { previews } = JSON.parse(issue.out) as { previews: { event: { kind: string; item: number } }[] };
      expect(previews.map(({ event }) => [event.kind, event.item])).toEqual([['issue.opened', 2]]);
      const address = await ask('--item', `${twin.url}/acme/app/pull/1/files#diff-0`, '--json');
      expect(JSON.parse(address.out)).toMatchObject({ previews: [{ event: { repository: 'acme/app', item: 1 } }, {}] });
      expect((await ask('--item', 'https://github.com/acme/app/issues/2')).err).toBe(
        `hearth: the item is on https://github.com, and your App on ${twin.url}\n`,
      );
      expect((await ask('--item', 'acme/app#9')).err).toContain('Not Found');
      expect((await ask('--item', 'acme/other#1')).err).toContain('Hearth is not installed on acme/other');
      const writes = twin.requests.filter(({ method }) => method !== 'GET').map(({ route }) => route);
      expect(new Set(writes)).toEqual(new Set(['POST /app/installations/{installation_id}/access_tokens']));
      expect(twin.violations).toEqual([]);
    } finally {
      await twin.close();
    }
  });

  test.each(['acme/app', 'acme/app/2', 'https://github.com/acme/app', 'https://github.com/acme/app/issues/x'])(
    'the name of an item is looked at before what asking needs: %s',
    async (item) => {
      await writeFile(join(folder, 'item.yml'), CONFIG);
      const { err, code } = await hearth(['preview', '--config', 'item.yml', '--item', item], {}, folder);
      expect([code, err]).toEqual([
        1,
        `hearth: "${item}" is not the name of an item: OWNER/REPO#NUMBER, such as acme/app#12, or the address of an issue or pull request\n`,
      ]);
    },
  );

  test("a stranger's words cannot steer the terminal", async () => {
    const by = async (login: string) => {
      const sly = { ...ANA, login };
      return (await preview({ payload: { ...PAYLOAD, sender: sly, issue: { ...PAYLOAD.issue, user: sly } } })).out;
    };
    expect(await by('ana\u202e')).toContain('by ana,');
    expect(await by('ana\u202e')).not.toContain('\u202e');
    // What no name can hold is not taken for one.
    expect(await by('ana\u001b[2J')).toBe('Ignored: the body does not fit issues.opened: sender.login.\n');
  });

  test('nor can the file, or a payload that is not JSON', async () => {
    const name = 'steering\u001b]0;pwn\u0007.yml';
    await writeFile(join(folder, name), '"\\e]0;pwn\\a\\x9b2J": 1\n');
    const file = await hearth(['preview', '--config', name], {}, folder);
    const payload = await preview({ payload: '\u001b]0;pwn\u0007' });
    for (const { err } of [file, payload]) {
      expect(err).toContain('0;pwn');
      expect(err).toBe(err.replace(/[^\P{C}\n]/gu, ''));
    }
  });

  test('fits a terminal of eighty columns, what is done later as well', async () => {
    const words = 'Say hello in our forum, where people of all time zones answer, and tell what you would like to do. ';
    const { out } = await preview({ config: `${CONFIG}  wait: 2h\n  introduce: ${words}${words}\n` });
    expect(out).toContain('Say hello in our forum');
    for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
  });
});

describe('hearth preview with the file alone', () => {
  const check = async (config: string, ...args: string[]) => {
    await writeFile(join(folder, 'alone.yml'), config);
    return hearth(['preview', '--config', 'alone.yml', ...args], {}, folder);
  };

  test.each([
    [CONFIG, 'alone.yml is right: welcome is active.\n'],
    ['welcome:\n', 'alone.yml is right: welcome is observing.\n'],
    ['welcome:\n  mode: off\n', 'alone.yml is right: welcome is off.\n'],
    [
      '',
      'alone.yml is right, but has no section, so nothing would be done; known are attention, claims, commands, config-check, credit, desk, directory-lint, honours, ladder, needs, onboarding, points, reports, sigs, welcome.\n',
    ],
  ])('%j', async (config, sentence) => {
    const { out, err, code } = await check(config);
    expect([out.replace(/\n(?=.)/g, ' '), err, code]).toEqual([sentence, '', 0]);
  });

  test('the standard input', () => {
    const run = (input: string) =>
      spawnSync(process.execPath, [MAIN, 'preview', '--config', '-'], { input, encoding: 'utf8' });
    const right = run(CONFIG);
    expect([right.status, right.stdout]).toEqual([0, 'standard input is right: welcome is active.\n']);
    const wrong = run('welcom:\n');
    expect([wrong.status, wrong.stderr]).toEqual([
      1,
      'standard input:1:1 welcom: "welcom" is not a setting here; did you mean "welcome"?\n',
    ]);
  });

  test('says what is wrong with it', async () => {
    const { err, code } = await check('welcome:\n  mode: on\n');
    expect(err).toMatch(/^alone\.yml:2:9 welcome\.mode: expected one of off, observe, active/);
    expect(code).toBe(1);
  });

  test('as JSON', async () => {
    const { out } = await check(CONFIG, '--json');
    expect(JSON.parse(out)).toEqual({
      file: 'alone.yml',
      language: 'en',
      sections: { welcome: { mode: 'active', from: 'alone.yml:3' } },
    });
    const wrong = await check('welcom:\n', '--json');
    expect(JSON.parse(wrong.out)).toMatchObject({ problems: [{ line: 1, column: 1, path: 'welcom' }] });
    expect(wrong.code).toBe(1);
  });

  test('half an event is none', async () => {
    const { err, code } = await check(CONFIG, '--event', 'issues');
    expect(err).toContain('--event and --payload belong together');
    expect(code).toBe(1);
  });
});

test('every payload that GitHub has recorded has a known name and looks like its own event', () => {
  const recorded = createRequire(import.meta.url)('@octokit/webhooks-examples/api.github.com/index.json') as {
    name: string;
    examples: unknown[];
  }[];
  const wrong = recorded.flatMap(({ name, examples }) =>
    examples.flatMap((payload) => wrongEvent(name, payload) ?? []),
  );
  expect(wrong).toEqual([]);
});

describe('explain', () => {
  const feature = { explanations: { greeted: { en: 'Hello, {who}. It is {n}.', zh: '你好，{who}。' } } };

  test('fills the sentence of its code in the language asked for', () => {
    const because = { code: 'greeted', params: { who: 'ana', n: 3 }, visibility: 'public' } as const;
    expect(explain(feature, because, 'en')).toBe('Hello, ana. It is 3.');
    expect(explain(feature, because, 'zh')).toBe('你好，ana。');
  });

  test('leaves out what is not known, and shows a code that has no words', () => {
    expect(explain(feature, { code: 'greeted', params: { who: 'ana' }, visibility: 'public' }, 'en')).toBe(
      'Hello, ana.',
    );
    expect(explain(feature, { code: 'greeted', visibility: 'public' }, 'en')).toBe('greeted');
    expect(explain(feature, { code: 'toString', visibility: 'public' }, 'en')).toBe('toString');
    expect(explain(feature, { code: 'not_concerned', visibility: 'public' }, 'zh')).toBe('此事件与它无关。');
  });
});

test('wide characters take two columns, and lines break between them', () => {
  expect(widthOf('中a文，')).toBe(7);
  expect(wrap('中文中文中文，中文', '> ', '  ', 12)).toBe('> 中文中文中\n  文，中文');
  expect(wrap('one two\nthree', '- ', '  ', 7)).toBe('- one\n  two\n  three');
});
