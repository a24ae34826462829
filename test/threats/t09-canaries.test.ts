// T9: every secret of a Hearth that logs all it can, looked for in everything that comes out of it: its output, its database,
// its metrics, its health, its pages, its answers, and what it writes at GitHub; as it is, and as it might be encoded.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openDatabase } from '../../src/store/database.js';
import { databaseUrl, hearth, launch, newFolder } from '../commands/cli.js';
import type { Running } from '../commands/cli.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { APP_ID } from '../support/hearth.js';
import { testKeys } from '../support/keys.js';
import { startTwin } from '../twin/twin.js';
import type { Twin } from '../twin/twin.js';
import { until } from '../faults/support.js';
import { dumpOf } from './dump.js';

const SECRETS = { first: 'canary/first+secret=of the webhook', second: 'canary-second-secret-of-the-webhook' };
const REDIS = 'canary-redis-password';
const WORDS = 'canary-words-that-a-person-wrote';

let twin: Twin;
let place: TestDatabase;
let running: Running | undefined;
beforeEach(async () => {
  place = await testDatabase();
  twin = await startTwin({ appId: APP_ID, publicKey: testKeys().publicKey, webhookSecret: SECRETS.first });
});
afterEach(async () => {
  await running?.stop('SIGKILL');
  running = undefined;
  await twin.close();
  await place.close();
});

/** A secret as it is, and as base64, hexadecimal or part of an address. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const whole = [secret, encodeURIComponent(secret), bytes.toString('hex'), JSON.stringify(secret).slice(1, -1)];
  // Base64 depends on what stands before: each of three places, without its uncertain ends.
  const coded = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(4, -4),
  );
  return [...whole, ...coded, bytes.toString('base64url').slice(4, -4)].filter((form) => form.length > 8);
}

test('no secret comes out of a Hearth at trace level, whatever goes wrong', async () => {
  const { privateKey } = testKeys();
  const url = `${databaseUrl(place.connection)}&application_name=hearth`;
  const env = {
    APP_ID: String(APP_ID),
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: `${SECRETS.first},${SECRETS.second}`,
    GITHUB_API_URL: twin.url,
    DATABASE_URL: url,
    REDIS_URL: `redis://:${REDIS}@127.0.0.1:1`,
    HEARTH_PAGES: 'on',
    LOG_LEVEL: 'trace',
    PORT: '0',
  };
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  twin.repository('acme/app', {
    files: { '.github/hearth.yml': 'welcome: {mode: active}\ncommands: {mode: active}\n' },
  });
  twin.install('acme');
  running = launch(['serve'], env, await newFolder());
  const [, door = ''] = await running.says(/"url":"(http:[^"]+)".*Hearth is ready/);
  twin.webhookUrl = `${door}/api/github/webhooks`;

  // GitHub fails in every way, also with a page that tells what people wrote.
  for (const status of [401, 403, 404, 422, 500, 503]) {
    const body = status < 500 ? { message: 'No' } : { message: WORDS };
    twin.faults.add({ path: /\/repos\//, kind: 'fail-before', status, body, times: 1, skip: 2 });
  }
  const pull = twin.as('ana').openPull('acme/app', { title: WORDS, body: WORDS });
  twin.as('mo').comment('acme/app', pull.number, `${WORDS}\n/retitle A command is kept\n/close\n/hearth why`);
  await twin.settled();
  twin.faults.clear();
  const second = twin.as('ben').openPull('acme/app', { title: WORDS, body: WORDS });
  await until('a greeting', () => twin.comments('acme/app', second.number).length > 0);
  // Forged, malformed, for nobody, and to doors that are none.
  for (const signed of [false, 'another secret', SECRETS.second]) {
    await twin.deliver('issues', { action: 'opened', title: WORDS }, { signed });
  }
  const answers: string[] = [];
  for (const path of ['/metrics', '/healthz', '/readyz', '/', '/c/acme', '/r/acme/app', '/probot', '/nothing']) {
    const answer = await fetch(`${door}${path}`);
    answers.push(`${JSON.stringify([...answer.headers])}\n${await answer.text()}`);
  }
  const doctor = await hearth(['doctor', '--json'], env);
  const database = openDatabase(place.connection, () => undefined);
  const stored = await dumpOf(database);
  await database.close();
  await running.stop('SIGTERM');

  const written = twin.requests.map(({ path, body }) => `${path} ${JSON.stringify(body ?? '')}`).join('\n');
  const places = {
    output: running.text(),
    stored,
    answers: answers.join('\n'),
    doctor: doctor.out + doctor.err,
    written,
  };
  const keyLines = privateKey.split('\n').filter((line) => line.length > 40);
  const secrets = [...Object.values(SECRETS), REDIS, ...keyLines];
  const found = Object.entries(places).flatMap(([name, text]) =>
    secrets
      .filter((secret) => formsOf(secret).some((form) => text.includes(form)))
      .map((secret) => `${name}: ${secret}`),
  );
  expect(found).toEqual([]);
  // Tokens of an installation, of the App itself, and signatures.
  const TOKEN = /gh[opsu]_\w{20,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}|sha256=[0-9a-f]{64}/;
  expect(Object.entries(places).flatMap(([name, text]) => (TOKEN.test(text) ? [name] : []))).toEqual([]);
  // Nobody's words are in the logs, the answers, or anywhere but in the raw payload, for its seven days.
  const besides = stored.split('\n').filter((row) => !row.startsWith('bodies '));
  const quiet = { ...places, stored: besides.join('\n'), written: '' };
  expect(Object.entries(quiet).flatMap(([name, text]) => (text.includes(WORDS) ? [name] : []))).toEqual([]);
  // That there was something to find it in.
  expect(places.output.split('\n').length).toBeGreaterThan(5);
  expect(besides.length).toBeGreaterThan(20);
}, 120_000);
