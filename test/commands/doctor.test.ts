// `hearth doctor` against the GitHub twin, real PostgreSQL and real Redis: each trouble is named with its fix.
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { checkNode } from '../../src/commands/doctor-environment.js';
import { databaseUrl, hearth } from './cli.js';
import type { Env } from './cli.js';
import { APP_ID, failures, newKeys, startSetup } from './doctor-setup.js';
import type { Setup } from './doctor-setup.js';

let setup: Setup;
let twin: Setup['twin'];
let doctor: Setup['doctor'];

beforeEach(async () => {
  setup = await startSetup();
  ({ twin, doctor } = setup);
});

afterEach(async () => {
  await setup.close();
});

describe('hearth doctor', () => {
  test('finds everything in order', async () => {
    const { code, checks } = await doctor();
    expect(failures(checks)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'node',
        'environment',
        'address',
        'app',
        'clock',
        'webhook',
        'permissions',
        'events',
        'database',
        'redis',
      ]),
    );
    expect(code).toBe(0);
    expect(twin.violations).toEqual([]);
  });

  test('says whether pages are on, and whether they answer where visitors look for them', async () => {
    const pagesWith = async (more: Env) =>
      (await doctor(more)).checks
        .filter(({ name }) => name === 'pages')
        .map(({ state, detail }) => `${state}: ${detail}`);
    expect(await pagesWith({})).toEqual([expect.stringMatching(/^note: off: nothing is shown/)]);
    expect(await pagesWith({ HEARTH_PAGES: 'on' })).toEqual([expect.stringMatching(/^note: on, beside the door/)]);
    const server = createHttpServer((request, response) => {
      const isIcon = request.url === '/hearth.svg';
      response.writeHead(isIcon ? 200 : 404, { 'content-type': 'image/svg+xml' }).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await pagesWith({ HEARTH_PAGES: 'on', HEARTH_URL: `${url}/` })).toEqual([`ok: on, at ${url}`]);
    expect(await pagesWith({ HEARTH_URL: url })).toEqual([`note: off, though ${url} is set as where they are`]);
    expect(await pagesWith({ HEARTH_PAGES: 'on', HEARTH_URL: twin.url })).toEqual([
      expect.stringMatching(/^failed: on, and something else than they answers/),
    ]);
    server.close();
    expect(await pagesWith({ HEARTH_PAGES: 'on', HEARTH_URL: url })).toEqual([
      expect.stringMatching(/^note: on, at .+; nothing answers there now: .*ECONNREFUSED/),
    ]);
  }, 60_000);

  test('is readable in a terminal', async () => {
    const { code, out } = await hearth(['doctor'], { APP_ID: 'x', WEBHOOK_SECRET: 'short', PORT: '0' });
    expect(out).toContain('FAILED  environment: APP_ID is not a number');
    expect(out).toContain('fix: set it in the environment or in .env');
    expect(out).toContain('3 checks failed.');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(code).toBe(1);
  });

  test('without any credential says how to get one', async () => {
    const { code, out } = await hearth(['doctor'], {});
    expect(out.replace(/\s+/g, ' ')).toContain(
      'no credential of the GitHub App is set fix: run "npm start" and open the page it names',
    );
    expect(code).toBe(1);
  });

  test('without any credential still looks at the database that is set', async () => {
    const { out } = await hearth(['doctor'], { DATABASE_URL: databaseUrl(setup.connection) });
    expect(out).toContain('ok      database: is reachable and up to date');
  });

  test('one wrong variable hides only what depends on it', async () => {
    const { checks } = await doctor({ PORT: '70000', WEBHOOK_SECRET: 'short' });
    expect(failures(checks).map(({ detail }) => detail)).toEqual([
      'PORT is not a port number from 0 to 65535',
      expect.stringContaining('WEBHOOK_SECRET is shorter'),
    ]);
    const names = checks.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['app', 'webhook', 'database', 'redis']));
    expect(names).not.toContain('address');
    const other = await doctor({ DATABASE_URL: 'mysql://never-printed@a.example/b', APP_ID: 'x' });
    expect(failures(other.checks).map(({ name }) => name)).toEqual(['environment', 'environment']);
    expect(other.checks.map(({ name }) => name)).toEqual(expect.arrayContaining(['address', 'redis']));
  });

  test('a folder in which no database can be made', async () => {
    const { out, code } = await hearth(['doctor'], { PORT: '0' }, '/proc');
    expect(out.replace(/\s+/g, ' ')).toContain('FAILED database: the embedded one cannot be made in /proc/.hearth: ');
    expect(out.replace(/\s+/g, ' ')).toContain('fix: start Hearth in a folder that its user may write to');
    expect(code).toBe(1);
  });

  test('an address in use, by a running Hearth or by something else', async () => {
    for (const [answer, expected] of [
      ['HTTP/1.1 200 OK\r\ncontent-length: 14\r\n\r\n{"alive":true}', { state: 'note', detail: /^a running Hearth/ }],
      ['HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\n{}', { state: 'failed', detail: /another program$/ }],
    ] as const) {
      const other = createServer((socket) => socket.once('data', () => socket.end(answer))).listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { checks } = await doctor({ PORT: String((other.address() as AddressInfo).port) });
      other.close();
      const { state, detail } = expected;
      expect(checks.find(({ name }) => name === 'address')).toMatchObject({
        state,
        detail: expect.stringMatching(detail),
      });
    }
    const { checks } = await doctor({ HOST: '192.0.2.1', PORT: '3999' });
    expect(failures(checks)[0]).toMatchObject({ name: 'address', fix: expect.stringContaining('set HOST to') });
  });

  test.each<[string, { status: number; body: unknown }]>([
    ['a path that is none', { status: 404, body: { message: 'Not Found' } }],
    ['a page for people', { status: 200, body: '<!doctype html>' }],
  ])('an address that is not the API: %s', async (_, answer) => {
    twin.faults.add({ route: 'GET /app', kind: 'fail-before', ...answer });
    const { checks } = await doctor();
    expect(failures(checks)).toEqual([
      expect.objectContaining({
        name: 'app',
        detail: `${twin.url} does not answer as GitHub's API`,
        fix: expect.stringContaining('leave GITHUB_API_URL out'),
      }),
    ]);
  });

  test('the files of the repositories, with each mistake at its place', async () => {
    expect((await doctor()).checks).toContainEqual({
      name: 'hearth.yml',
      state: 'note',
      detail: 'none in 1 repository of acme, so nothing is done there',
    });
    twin.repository('acme/right', { files: { '.github/hearth.yml': 'welcome:\n' } });
    expect((await doctor()).checks).toContainEqual({
      name: 'hearth.yml',
      state: 'ok',
      detail: '1 found in 2 repositories of acme, without a mistake',
    });
    twin.repository('acme/wrong', { files: { '.github/hearth.yml': 'welcome:\n  mode: on\n  wait: long\n' } });
    twin.repository('acme/.github', { files: { '.github/hearth.yml': 'welcom:\n' } });
    const { code, checks } = await doctor();
    expect(failures(checks).map(({ detail }) => detail)).toEqual([
      'acme/.github: .github/hearth.yml:1:1 welcom: "welcom" is not a setting here; did you mean "welcome"?',
      expect.stringMatching(/^acme\/wrong: \.github\/hearth\.yml:2:9 welcome\.mode: expected one of off, observe/),
      expect.stringMatching(/^acme\/wrong: \.github\/hearth\.yml:3:9 welcome\.wait: expected a length of time/),
    ]);
    expect(failures(checks)[1]?.fix).toMatch(/^mend it at http/);
    expect(code).toBe(1);
    const methods = new Set(twin.requests.map(({ route }) => route.split(' ')[0]));
    expect([...methods].sort()).toEqual(['GET', 'POST']);
    expect(twin.violations).toEqual([]);
  });

  test('a key that is not the App’s', async () => {
    const { code, checks } = await doctor({ PRIVATE_KEY: newKeys().privateKey });
    expect(failures(checks)).toEqual([
      expect.objectContaining({
        name: 'app',
        detail: expect.stringContaining('does not accept App 4711 with this key (401'),
      }),
    ]);
    expect(code).toBe(1);
  });

  test('another App’s number', async () => {
    const { checks } = await doctor({ APP_ID: '12' });
    expect(failures(checks)[0]).toMatchObject({ name: 'app', fix: expect.stringContaining('compare APP_ID') });
  });

  test('a GitHub that cannot be reached', async () => {
    const { checks } = await doctor({ GITHUB_API_URL: 'http://127.0.0.1:1' });
    expect(failures(checks)).toEqual([
      expect.objectContaining({ name: 'app', detail: expect.stringContaining('http://127.0.0.1:1 cannot be asked') }),
    ]);
  });

  test.each([
    [90_000, 'behind GitHub'],
    [-90_000, 'ahead of GitHub'],
  ])('a clock that is off by %d ms', async (ms, words) => {
    setup.skewMs = ms;
    const { checks } = await doctor();
    expect(failures(checks)).toContainEqual(
      expect.objectContaining({ name: 'clock', detail: expect.stringMatching(new RegExp(`is (89|90|91) s ${words}`)) }),
    );
  });

  test('a webhook without an address, and one that does not send JSON', async () => {
    twin.webhookUrl = undefined;
    expect(failures((await doctor()).checks)[0]).toMatchObject({ name: 'webhook', detail: 'has no address' });
    twin.faults.add({
      route: 'GET /app/hook/config',
      kind: 'fail-before',
      status: 200,
      body: { url: 'https://a.example', content_type: 'form', secret: '***' },
    });
    expect(failures((await doctor()).checks)[0]).toMatchObject({
      name: 'webhook',
      detail: 'sends form instead of json',
    });
  });

  test('a secret that is another one, from the last deliveries', async () => {
    twin.faults.add({
      route: 'GET /app/hook/deliveries',
      kind: 'fail-before',
      status: 200,
      body: [401, 401, 202].map((code, id) => ({
        id,
        guid: `g${id}`,
        status_code: code,
        status: '',
        delivered_at: `2026-03-0${3 - id}T00:00:00Z`,
      })),
    });
    const { checks } = await doctor();
    expect(failures(checks)).toEqual([
      expect.objectContaining({
        name: 'deliveries',
        detail: 'were answered 401: the secret is another one (the last 2 since 2026-03-02T00:00:00Z)',
      }),
    ]);
  });

  test('a webhook that leads nowhere on purpose, for --intake pull', async () => {
    twin.faults.add({
      route: 'GET /app/hook/config',
      kind: 'fail-before',
      status: 200,
      body: { url: 'https://hearth.invalid/api/github/webhooks', content_type: 'json', secret: '***' },
    });
    const { code, checks } = await doctor();
    expect(checks.find(({ name }) => name === 'deliveries')).toMatchObject({
      state: 'note',
      detail: 'are fetched from the log: start Hearth with --intake pull',
    });
    expect(code).toBe(0);
  });

  test('with --intake pull nobody has to answer; but what has no address is not logged', async () => {
    twin.webhookUrl = 'http://127.0.0.1:1/';
    await twin.ping();
    expect(failures((await doctor()).checks)).toEqual([expect.objectContaining({ name: 'deliveries' })]);
    const { code, checks } = await doctor({}, '--intake', 'pull');
    expect(failures(checks)).toEqual([]);
    expect(checks).toContainEqual(
      expect.objectContaining({ name: 'webhook', detail: 'goes to http://127.0.0.1:1/, where nothing has to answer' }),
    );
    expect(checks).toContainEqual(
      expect.objectContaining({
        name: 'deliveries',
        detail: expect.stringMatching(/^are fetched from the log, the last/),
      }),
    );
    expect(code).toBe(0);
    twin.webhookUrl = undefined;
    expect(failures((await doctor({}, '--intake', 'pull')).checks)).toEqual([
      expect.objectContaining({
        name: 'webhook',
        detail: 'has no address, and GitHub logs only what it tried to send',
        fix: expect.stringContaining('set its URL to https://hearth.invalid/api/github/webhooks at '),
      }),
    ]);
  });

  test('permissions and events that were not granted, each with the link', async () => {
    twin.install('acme', { permissions: { issues: 'read', contents: 'read', members: 'read' } });
    twin.faults.add({
      route: 'GET /app',
      kind: 'fail-before',
      status: 200,
      body: {
        id: APP_ID,
        slug: 'hearth',
        owner: { login: 'acme', type: 'Organization' },
        permissions: { issues: 'write', metadata: 'read', contents: 'read', members: 'read' },
        events: ['issues', 'push'],
      },
    });
    const { checks } = await doctor();
    expect(failures(checks).map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
      'permissions: the App does not ask for checks: write, discussions: read, pull_requests: write',
      'events: the App is not subscribed to discussion, discussion_comment, fork, issue_comment, member, pull_request, pull_request_review, pull_request_review_comment, release, repository, star',
      'installation: acme has not granted checks: write, discussions: read, issues: write, pull_requests: write',
    ]);
    const [permissions, , installation] = failures(checks);
    expect(permissions?.fix).toContain('/organizations/acme/settings/apps/hearth/permissions');
    expect(installation?.fix).toMatch(
      /https:\/\/github\.com\/organizations\/acme\/settings\/installations\/\d+\/permissions\/update$/,
    );
  });

  test('a database that is behind, newer, empty or away', async () => {
    await setup.sql('delete from migrations');
    expect(failures((await doctor()).checks)[0]).toMatchObject({
      name: 'database',
      detail: expect.stringMatching(/^is behind by 0001/),
    });
    await setup.sql(`insert into migrations (name) values ('9999-tomorrow.sql')`);
    expect(failures((await doctor()).checks)[0]).toMatchObject({
      detail: 'was opened by a newer Hearth (9999-tomorrow.sql)',
    });
    await setup.sql('drop table migrations');
    const { checks } = await doctor();
    expect(checks.find(({ name }) => name === 'database')).toMatchObject({
      state: 'note',
      detail: expect.stringContaining('empty'),
    });
    const away = await doctor({ DATABASE_URL: 'postgres://hearth:never-printed@127.0.0.1:1/hearth' });
    expect(failures(away.checks)[0]).toMatchObject({
      name: 'database',
      detail: expect.stringContaining('cannot be reached'),
    });
  });

  test('a Redis that is away, and one that is not set', async () => {
    const away = await doctor({ REDIS_URL: 'redis://:never-printed@127.0.0.1:1' });
    expect(failures(away.checks)).toEqual([
      expect.objectContaining({
        name: 'redis',
        detail: expect.stringContaining('cannot be reached: connect ECONNREFUSED'),
      }),
    ]);
    const { code, checks } = await doctor({ REDIS_URL: '' });
    expect(checks.find(({ name }) => name === 'redis')).toMatchObject({
      state: 'note',
      detail: 'REDIS_URL is not set: fine for one process; workers in other processes look every second',
    });
    expect(code).toBe(0);
  });

  test.each([
    ['20.19.0', 'ok'],
    ['20.18.3', 'failed'],
    ['21.9.0', 'failed'],
    ['22.11.0', 'failed'],
    ['22.12.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('Node %s is %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });
});
