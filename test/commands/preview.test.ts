// `hearth preview`: what a maintainer sees before anything happens.
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { explain } from '../../src/core/explain.js';
import { widthOf, wrap } from '../../src/commands/terminal.js';
import { startTwin } from '../twin/twin.js';
import { hearth, newFolder } from './cli.js';
import type { Finished } from './cli.js';

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
    expect(out).toBe(`issue.opened on acme/app#12 by ana, 2026-03-01T10:00:00Z

GitHub was not asked. Assumed instead:
  - this is the first issue of ana here (--first yes|no|unknown)
  - ana does not belong to acme (--member member|outside|unknown)

welcome (active), hearth.yml:3
  because: This is the first issue of this person in app, known from GitHub's
    word for the author. (as assumed above)
  does: writes into the status comment on #12, by the rule first_issue
      | Hello @ana, and thank you for your first issue in \`app\`! 👋

Nothing was sent.
`);
    expect(code).toBe(0);
  });

  test('follows a delayed call to what would be done then', async () => {
    const { out } = await preview({ config: `${CONFIG}  wait: 2h\n` });
    expect(out).toContain('looks again at 2026-03-01T12:00:00.000Z');
    expect(out).toContain('- #12 is still open then, and nobody has answered');
    expect(out).toContain('| Hello @ana');
  });

  test('an observing section only would', async () => {
    const { out } = await preview({ config: CONFIG.replace('active', 'observe') });
    expect(out).toContain('welcome (observe), hearth.yml:3');
    expect(out).toContain('would (it is observing): writes into the status comment on #12');
  });

  test('gives its reason in the language of the file', async () => {
    const { out } = await preview({ config: `language: zh\n${CONFIG}`, args: ['--first', 'no'] });
    expect(out).toContain('because: 作者不是新人');
    expect(out).toContain('does nothing');
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
    expect(out.replace(/\s+/g, ' ')).toContain("The author is not new here, known from GitHub's word for the author.");
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
      'hearth.yml:1:1 welcom: "welcom" is not a setting; did you mean "welcome"?',
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
      'a body of another event',
      { event: 'pull_request' },
      'Ignored: the body does not fit pull_request.opened: pull_request.',
    ],
    [
      'a payload without installation',
      { payload: { ...PAYLOAD, installation: undefined } },
      'add it to a payload from elsewhere',
    ],
    [
      'a file that switches nothing on',
      { config: 'version: 1\n' },
      'No section of the file concerns this event by this actor',
    ],
  ])('%s is explained, not a failure', async (_, wanted, sentence) => {
    const { out, code } = await preview(wanted);
    expect(out.replace(/\s+/g, ' ')).toContain(sentence);
    expect(code).toBe(0);
  });

  test.each<[string, Wanted, string]>([
    ['a payload that is not JSON', { payload: '{' }, 'hearth: the payload payload.json is not JSON'],
    ['no credentials for --live', { args: ['--live'] }, 'APP_ID, PRIVATE_KEY (or PRIVATE_KEY_PATH) and WEBHOOK_SECRET'],
    ['two ways at once', { args: ['--live', '--offline'] }, "cannot be used with option '--live'"],
    [
      'a file that is not there',
      { args: ['--config', 'nowhere.yml'] },
      'the configuration nowhere.yml cannot be read (ENOENT)',
    ],
  ])('%s is a problem', async (_, wanted, sentence) => {
    const { err, code } = await preview(wanted);
    expect(err).toContain(sentence);
    expect(code).toBe(1);
  });

  test('with --live GitHub is asked, and only read', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
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
        WEBHOOK_SECRET: 'a-secret-of-the-test',
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

  test("a stranger's words cannot steer the terminal", async () => {
    const sly = { ...ANA, login: 'ana\u001b[2J\u202e' };
    const payload = { ...PAYLOAD, sender: sly, issue: { ...PAYLOAD.issue, user: sly } };
    const { out } = await preview({ payload });
    for (const character of ['\u001b', '\u202e']) expect(out).not.toContain(character);
    expect(out).toContain('ana[2J');
  });

  test('fits a terminal of eighty columns', async () => {
    const { out } = await preview({
      config: `${CONFIG}  wait: 2h\n  introduce: 我们的社区论坛，欢迎大家来这里介绍自己，提出问题，分享经验，结识朋友，一起把项目做得更好\n`,
    });
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(88);
  });
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
