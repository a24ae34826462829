// T18: the webhook secret is changed while deliveries come, as docs/operating.md says it: none is turned away, and the old one
// opens nothing afterwards. A key that GitHub does not know any more costs time and loses nothing.
import { generateKeyPairSync } from 'node:crypto';
import { afterEach, expect, test } from '@jest/globals';
import { startHearth } from '../../src/hearth.js';
import type { Hearth } from '../../src/hearth.js';
import { dueNow, openPull, said, until } from '../faults/support.js';
import { testDatabase } from '../support/database.js';
import type { TestDatabase } from '../support/database.js';
import { keepingLog, SECRET, startTestTwin, testOptions, untilQuiet, WELCOME } from '../support/hearth.js';
import type { Twin } from '../twin/twin.js';

const NEW = 'the-secret-that-comes-after-it';
/** Deliveries without an answer at once: a slow machine is not asked for more than it can do. */
const MOST_OPEN = 8;
/** Nor does one that is slow to commit turn anybody away: how soon is not what is asked here. GitHub waits a second more. */
const PATIENT_MS = 9_000;

let twin: Twin;
let database: TestDatabase;
let hearths: Hearth[] = [];
afterEach(async () => {
  for (const hearth of hearths) await hearth.stop();
  hearths = [];
  await twin.close();
  await database.close();
});

async function prepare(): Promise<void> {
  database = await testDatabase();
  twin = await startTestTwin();
  twin.org('acme', { members: [{ login: 'mo', role: 'admin' }] });
  twin.repository('acme/app', { files: { '.github/hearth.yml': WELCOME } });
  twin.install('acme');
}

async function start(secrets: readonly string[], privateKey?: string): Promise<Hearth> {
  const options = testOptions(twin, database.connection, keepingLog());
  const { credentials, timing } = options;
  const own = privateKey === undefined ? credentials : { ...credentials, privateKey };
  const patient = { ...timing, commit: PATIENT_MS };
  const hearth = await startHearth({ ...options, credentials: own, secrets, timing: patient });
  hearths.push(hearth);
  return hearth;
}

/** The door that deliveries go to from now on: what a balancer does between two processes. */
const leadTo = (hearth: Hearth): void => {
  twin.webhookUrl = `${hearth.url ?? ''}/api/github/webhooks`;
};

async function stop(hearth: Hearth): Promise<void> {
  hearths = hearths.filter((one) => one !== hearth);
  await hearth.stop();
}

test('the secret: no delivery is turned away while it is changed, and the old one opens nothing afterwards', async () => {
  await prepare();
  const first = await start([SECRET]);
  leadTo(first);
  let secret = SECRET;
  const answers: Promise<{ readonly status_code: number }>[] = [];
  const state = { going: true };
  let open = 0;
  const load = (async () => {
    while (state.going) {
      if (open < MOST_OPEN) {
        open += 1;
        const answer = twin.deliver('issues', { action: 'opened', n: answers.length }, { signed: secret });
        answers.push(answer.finally(() => (open -= 1)));
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const some = (more: number) =>
    until(
      'more deliveries',
      (
        (goal) => () =>
          answers.length >= goal
      )(answers.length + more),
    );
  await some(20);
  const both = await start([NEW, SECRET]);
  leadTo(both);
  await Promise.all(answers);
  await stop(first);
  await some(20);
  secret = NEW;
  await some(20);
  const last = await start([NEW]);
  await Promise.all(answers);
  leadTo(last);
  await Promise.all(answers);
  await stop(both);
  await some(20);
  state.going = false;
  await load;
  const codes = (await Promise.all(answers)).map(({ status_code: code }) => code);
  expect(codes.length).toBeGreaterThan(80);
  expect(codes.filter((code) => code !== 202)).toEqual([]);
  expect((await twin.deliver('issues', { action: 'opened' }, { signed: SECRET })).status_code).toBe(401);
  await untilQuiet(last);
  const [row] = await last.database.rows<{ n: number }>(`select count(*)::int as n from inbox where event = 'issues'`);
  expect(row?.n).toBe(codes.length);
});

test('the key: with one that GitHub does not know the rows wait, and with the right one all is done', async () => {
  await prepare();
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const wrong = await start([SECRET], privateKey);
  leadTo(wrong);
  const pulls = ['ana', 'ben', 'cai'].map((login) => openPull({ twin }, login).number);
  await twin.settled();
  await untilQuiet(wrong);
  const waiting = await wrong.database.rows(`select state from inbox where event = 'pull_request'`);
  expect(waiting).toEqual([{ state: 'waiting' }, { state: 'waiting' }, { state: 'waiting' }]);
  await stop(wrong);
  const right = await start([SECRET]);
  await dueNow(right);
  await untilQuiet(right);
  expect(pulls.map((number) => said({ twin }, number).length)).toEqual([1, 1, 1]);
});
