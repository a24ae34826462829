// What Hearth writes, fed back to it, causes nothing; and no text of any feature holds a command or calls somebody whom it
// does not mean to.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandsIn } from '../../src/core/command.js';
import { languages } from '../../src/core/language.js';
import { loadFeatures } from '../../src/features/registry.js';
import { calledIn } from './called.js';
import { APP, startStreet } from './street.js';
import type { Street } from './street.js';
import { fouledBy, written } from './texts.js';

const features = await loadFeatures();

const HOSTILE = '@everyone see @acme/owners, fixes #1\n\n/close\n/sig network <!-- hearth:x -->';

describe.each([
  ['as they are', written()],
  ['with hostile text in all that is foreign', written(fouledBy(HOSTILE))],
])('texts of all features, in all languages, %s', (_, texts) => {
  test('there are some of each feature that writes', () => {
    expect([...new Set(texts.map(({ feature }) => feature))]).toEqual(
      expect.arrayContaining([
        'attention',
        'claims',
        'commands',
        'config-check',
        'credit',
        'desk',
        'directory-lint',
        'honours',
        'ladder',
        'needs',
        'onboarding',
        'points',
        'reports',
        'sigs',
        'welcome',
      ]),
    );
  });

  test('hold no command', () => {
    expect(texts.filter(({ body }) => commandsIn(body).length > 0)).toEqual([]);
  });

  test('call only whom they are to reach', () => {
    const calls = texts.flatMap(({ feature, example, act, body, meant }) =>
      calledIn(body)
        .filter((called) => !meant.includes(called))
        .map((called) => `${feature}: ${example}: ${act} calls ${called}`),
    );
    expect(calls).toEqual([]);
  });
});

test('what counts as a call is what GitHub would notify', () => {
  const text = '@ana, see `@bo` and ana@example.com.\n\n```\n@cai\n```\n\n<!-- @dan --> cc @acme/sig-node <b>@eva</b>';
  expect(calledIn(text)).toEqual(['ana', 'acme/sig-node', 'eva']);
});

test('no reason holds a command or calls anybody', () => {
  const sentences = features.flatMap(({ explanations }) =>
    Object.values(explanations).flatMap((said) => languages.map((language) => said[language])),
  );
  expect(sentences.filter((said) => commandsIn(said).length > 0 || calledIn(said).length > 0)).toEqual([]);
});

const CONFIG = `version: 1
welcome: { mode: active }
sigs:
  mode: active
  groups:
    - { name: Network, teams: [sig-network], mention: sig-network, paths: ['net/**'], chat: 'https://chat.example/net' }
    - { name: Storage, paths: ['disk/**'] }
needs:
  mode: active
  rules:
    - { missing_label: needs-sig, regexp: '^sig/', grace_period: 5m, missing_comment: 'Which SIG is this for? Write /sig and its name.' }
commands: { mode: active }
claims: { mode: active }
`;

/** Long enough for a machine that is busy with other tests. */
const PATIENCE = 300_000;

let street: Street;

/** People do much of what makes Hearth write. */
async function busyWeek(): Promise<Street> {
  const labels = ['sig/network', 'sig/storage', 'needs-sig', 'good first issue', 'help wanted', 'lifecycle/stale'];
  const street = await startStreet({ config: CONFIG, labels });
  const { does, pass } = street;
  const task = await does('mo', (mo) =>
    mo.openIssue(APP, { title: 'Name the port', body: 'In `src/port.ts`.', labels: ['good first issue'] }),
  );
  await does('dan', (dan) => dan.comment(APP, task.number, '/assign'));
  await pass(8);
  await pass(8);
  const issue = await does('mo', (mo) =>
    mo.openIssue(APP, { title: 'It breaks', body: 'When I click it.', labels: ['good first issue'] }),
  );
  const says = (login: string, body: string) => does(login, (one) => one.comment(APP, issue.number, body));
  const pull = await does('ana', (ana) =>
    ana.openPull(APP, { title: 'Mend it', body: `Fixes #${issue.number}`, files: { 'net/a.go': 'x\n' } }),
  );
  await does('bea', (bea) =>
    bea.openPull(APP, { title: 'Mend it too', body: `Fixes #${issue.number}`, files: { 'net/b.go': 'x\n' } }),
  );
  await pass(0.01);
  const asked = ['/assign', '/sig networking', '/close', '/retitle', '/hearth help', '/hearth why', '/hearth me'];
  for (const body of asked) await says('cai', body);
  const done = ['/sig network', '/lifecycle stale', '/help', '/hearth status', '/close', '/reopen'];
  for (const body of done) await says('mo', body);
  await does('ana', (ana) => ana.pushToPull(APP, pull.number, { message: 'More', files: { 'disk/b.go': 'x\n' } }));
  await does('mo', (mo) => mo.merge(APP, pull.number));
  return street;
}

/** All that Hearth ever planned, and all that is to be seen. */
async function everything({ twin, town, labels }: Street) {
  const [row] = await town.hearth.database.rows<{ acts: number }>('select count(*)::int as acts from actions');
  const numbers = twin.issues(APP).map(({ number }) => Number(number));
  const own = numbers.flatMap((number) => twin.comments(APP, number).filter(({ viaApp }) => viaApp));
  return { acts: row?.acts, own: own.map(({ body }) => body), labels: numbers.map(labels) };
}

describe('what Hearth did, told to it', () => {
  beforeAll(async () => {
    street = await busyWeek();
  }, PATIENCE);
  afterAll(() => street.close());

  test(
    'causes nothing but what its labels ask for, and told once more nothing at all',
    async () => {
      const { twin, town } = street;
      const senderOf = (payload: unknown) => (payload as { sender?: { login: string } }).sender?.login;
      const echoes = twin.deliveries.filter(({ request }) => senderOf(request.payload) === 'hearth[bot]');
      const kinds = new Set(echoes.map(({ event, action }) => `${event}.${action}`));
      const wanted = [
        'issue_comment.created',
        'issue_comment.edited',
        'issues.labeled',
        'issues.unlabeled',
        'issues.closed',
      ];
      expect([...kinds]).toEqual(expect.arrayContaining(wanted));
      const caused = await town.hearth.database.rows<{ kind: string }>(
        `select distinct a.feature || ' ' || a.rule || ' ' || (a.act ->> 'kind') as kind from actions a join inbox i on i.id = a.inbox_id where i.guid = any($1)`,
        [echoes.map(({ guid }) => guid)],
      );
      // A label that a command puts on is the person's: its SIG is told once. All else goes with labels, such as `needs-sig`.
      const others = caused.map(({ kind }) => kind).filter((kind) => !/ (?:label|status)$/.test(kind));
      expect(others).toEqual(['sigs told comment']);
      // Comments, edits and states cause nothing at all.
      const quiet = await town.hearth.database.rows<{ acts: number }>(
        `select count(*)::int as acts from actions a join inbox i on i.id = a.inbox_id where i.guid = any($1)`,
        [echoes.filter(({ action }) => !/labeled$/.test(action ?? '')).map(({ guid }) => guid)],
      );
      expect(quiet).toEqual([{ acts: 0 }]);
      // Told once more, as if it had happened again.
      const before = await everything(street);
      for (const { event, request } of echoes) await twin.deliver(event, request.payload as object);
      await street.quiet();
      expect(await everything(street)).toEqual(before);
    },
    PATIENCE,
  );

  test(
    'posted again by people, each of its comments causes nothing',
    async () => {
      const { twin, does } = street;
      const quiet = await does('mo', (mo) => mo.openIssue(APP, { title: 'Quotes', body: 'All that the bot says.' }));
      await street.pass(0.01);
      const before = await everything(street);
      expect(before.own.length).toBeGreaterThan(8);
      for (const body of before.own) {
        twin.as('mo').comment(APP, quiet.number, body);
        await does('cai', (cai) => cai.comment(APP, quiet.number, body));
      }
      expect(await everything(street)).toEqual(before);
    },
    PATIENCE,
  );
});
