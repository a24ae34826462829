// Whose turn it is, through signed deliveries, on the twin: a newcomer whom nobody answers is brought before the leads in time
// and once; who waits stands in a list that only they read.
import { afterEach, describe, expect, test } from '@jest/globals';
import { startTown } from '../support/hearth.js';
import type { Town } from '../support/hearth.js';
import { turnedClock } from '../support/turned-clock.js';
import { createLabel } from '../twin/acts/labels.js';
import type { Twin } from '../twin/twin.js';
import { requireRepository } from '../twin/world.js';

let town: Town;
afterEach(async () => {
  expect(town.twin.violations).toEqual([]);
  await town.close();
});

// Every day is worked on, whichever day the tests run: an answer is due after 24 hours, and the leads are told after 12. What
// is told more than a day ahead of the database's clock is not believed.
const WATCH = `attention:
  mode: active
  answer_within: 1
  warn_at: 50
  weekdays: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
`;
const PRIVATE = `${WATCH}  tell: private\n  private: leads\n  digest: '0 * * * *'\n`;
/** The private repository's own file. */
const AGREES = { '.github/hearth.yml': 'attention:\n  mode: off\n  private: leads\n' };
const SIGS = `sigs:
  mode: active
  groups:
    - { name: Network, leads: [mo], paths: [net] }
`;

let time = turnedClock();
async function pass(hours: number): Promise<void> {
  time.pass(3_600 * hours);
  await town.hearth.database.rows(`update inbox set due_at = now() where state = 'waiting' and due_at <= $1`, [
    time.clock.now(),
  ]);
  await town.quiet();
}

/** The schedules that are due by now, and what follows. */
async function beat(): Promise<void> {
  await town.hearth.ticker.beat();
  await town.quiet();
}

async function start(
  config: string,
  leads: { readonly private: boolean } | null = { private: true },
  sigs = SIGS,
  files: Readonly<Record<string, string>> = AGREES,
): Promise<void> {
  time = turnedClock();
  const before = (twin: Twin) => {
    time.wind(twin);
    const mo = { account: twin.as('mo').account, viaApp: false };
    createLabel(twin.state, mo, requireRepository(twin.state, 'acme/app'), { name: 'sig/network' });
  };
  town = await startTown(config + sigs, { clock: time.clock }, { before });
  if (leads !== null) {
    town.twin.repository('acme/leads', { ...leads, files });
    // It is heard of with whatever happens there.
    town.twin.as('mo').openIssue('acme/leads', { title: 'Hello' });
  }
  await town.quiet();
}

async function by<Result>(login: string, act: (person: ReturnType<Twin['as']>) => Result): Promise<Result> {
  time.pass(2);
  const result = act(town.twin.as(login));
  await town.quiet();
  return result;
}
const opens = async (login: string, labels: readonly string[] = [], repository = 'acme/app') =>
  (await by(login, (one) => one.openIssue(repository, { title: 'It does not start', body: 'When I run it.', labels })))
    .number;

const said = (number: number) =>
  town.twin.comments('acme/app', number).flatMap(({ body, viaApp }) => (viaApp ? [body] : []));
const lists = (repository = 'acme/leads') =>
  town.twin
    .issues(repository)
    .filter(({ title }) => String(title).startsWith('Whose turn'))
    .map(({ title, state, body }) => ({ title: String(title), state: String(state), body: String(body) }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
const reasons = async () =>
  (
    await town.hearth.database.rows<{ reason: string }>(
      `select reason from inbox where guid like 'later:%attention%' or reason like '%attention%' order by id`,
    )
  ).map(({ reason }) => /attention: \w+/.exec(reason)?.[0]);

describe('a newcomer whom nobody answers', () => {
  test('is brought before the leads of the SIG before the time is over, once', async () => {
    await start(WATCH);
    const number = await opens('ana', ['sig/network']);
    await pass(11);
    expect(said(number)).toEqual([]);
    await pass(2);
    expect(said(number)).toHaveLength(1);
    expect(said(number)[0]).toContain(
      'nobody had answered this first issue of `ana`. @mo, it is the turn of `SIG Network`',
    );
    // Neither when the same is told again, nor with time.
    for (const { guid } of town.twin.deliveries.filter(({ event }) => event === 'issues'))
      await town.twin.redeliver(guid);
    await town.quiet();
    await pass(100);
    expect(said(number)).toHaveLength(1);
  });

  test('is not brought before anybody when somebody answered, it was closed, or the author answered for themselves', async () => {
    await start(WATCH);
    const answered = await opens('ana');
    const closed = await opens('ben');
    const alone = await opens('cho');
    await by('dan', (dan) => dan.comment('acme/app', answered, 'Which version?'));
    await by('ben', (ben) => ben.close('acme/app', closed));
    await by('cho', (cho) => cho.comment('acme/app', alone, 'Nobody here?'));
    await pass(13);
    expect([said(answered), said(closed)]).toEqual([[], []]);
    expect(said(alone)[0]).toContain("It is the maintainers' turn");
  });

  test('a maintainer who only asks Hearth whose turn it is has not answered them', async () => {
    await start(WATCH);
    const number = await opens('ana', ['sig/network']);
    await by('mo', (mo) => mo.comment('acme/app', number, '/hearth status'));
    await pass(13);
    expect(said(number).at(-1)).toContain('nobody had answered this first issue of `ana`');
  });

  test('a bot that answers is nobody', async () => {
    await start(WATCH);
    const number = await opens('ana');
    await by('stale-bot', (bot) => bot.comment('acme/app', number, 'This is stale.'));
    await pass(13);
    expect(said(number)).toHaveLength(1);
  });

  test('is not somebody who was here before, whatever they did then, nor a member', async () => {
    await start(WATCH);
    const first = await opens('ana');
    await by('mo', (mo) => mo.comment('acme/app', first, 'Thank you.'));
    const second = await opens('ana');
    const own = await opens('mo');
    await pass(13);
    expect([said(first), said(second), said(own)]).toEqual([[], [], []]);
  });

  test('of a draft the time begins when it is ready, and stands still while it is a draft again', async () => {
    await start(WATCH);
    const { number } = await by('ana', (ana) =>
      ana.openPull('acme/app', { title: 'Mend it', body: 'See there.', files: { 'net/a.ts': 'x' }, draft: true }),
    );
    await pass(4);
    await by('ana', (ana) => ana.setDraft('acme/app', number, false));
    await pass(4);
    await by('ana', (ana) => ana.setDraft('acme/app', number, true));
    await pass(4);
    expect(said(number).join()).not.toContain('nobody had answered');
    await by('ana', (ana) => ana.setDraft('acme/app', number, false));
    await pass(7);
    expect(said(number).join()).not.toContain('nobody had answered');
    await pass(2);
    expect(said(number).join()).toContain('nobody had answered this first pull request of `ana`');
  });

  test('as a draft and ready again many times it is looked at as often as once', async () => {
    await start(WATCH);
    const { number } = await by('ana', (ana) =>
      ana.openPull('acme/app', { title: 'Mend it', body: 'See there.', files: { 'net/a.ts': 'x' } }),
    );
    for (let times = 0; times < 6; times += 1) {
      await by('ana', (ana) => ana.setDraft('acme/app', number, true));
      await by('ana', (ana) => ana.setDraft('acme/app', number, false));
    }
    const rows = `select guid from inbox where state = 'waiting' and guid like 'later:%attention%'`;
    expect(await town.hearth.database.rows(rows)).toHaveLength(1);
    await pass(13);
    expect(said(number).join()).toContain('nobody had answered this first pull request of `ana`');
  });

  test('told while it only observes is told nobody, also when it becomes active', async () => {
    await start(WATCH.replace('active', 'observe'));
    const number = await opens('ana');
    await by('mo', (mo) =>
      mo.push('acme/app', { files: { '.github/hearth.yml': WATCH + SIGS }, message: 'Now really' }),
    );
    await pass(13);
    expect(said(number)).toEqual([]);
  });
});

describe('the lists of the leads', () => {
  test('a newcomer is told of in the private repository, and nothing in public', async () => {
    await start(PRIVATE);
    const number = await opens('ana', ['sig/network']);
    await opens('ben');
    await pass(13);
    expect([said(number), lists('acme/app')]).toEqual([[], []]);
    const [network, others, ...more] = lists();
    expect(more).toEqual([]);
    expect(network).toMatchObject({ title: 'Whose turn it is: `SIG Network` in `app`', state: 'open' });
    expect(network?.body).toContain(
      `[#${number}](https://redirect.github.com/acme/app/issues/${number}): issue of \`ana\``,
    );
    expect(network?.body).toContain('For @mo.');
    expect(network?.body).not.toContain('`ben`');
    expect(others?.body).toContain('`ben`');
  });

  test('are brought up to date on schedule, and closed and opened again as somebody waits', async () => {
    await start(PRIVATE);
    const number = await opens('ana', ['sig/network']);
    await pass(13);
    await by('mo', (mo) => mo.comment('acme/app', number, 'Which version?'));
    await pass(1);
    await beat();
    expect(lists()).toMatchObject([{ title: expect.stringContaining('SIG Network'), state: 'closed' }]);
    await by('ana', (ana) => ana.comment('acme/app', number, 'The newest.'));
    await pass(1);
    await beat();
    const [list] = lists();
    expect(list?.state).toBe('open');
    expect(list?.body).toContain('### Waiting for a maintainer');
    expect(list?.body).not.toContain('First contributions');
  });

  test('tell who is ready for a role and was not asked, until they are', async () => {
    const ladder = `ladder:
  mode: active
  roles:
    - { name: member, requirements: [{ merged: 1 }], defined_by: { roster: MEMBERS.md } }
`;
    await start(PRIVATE, { private: true }, SIGS + ladder);
    const told = () =>
      town.twin
        .issues('acme/leads')
        .filter(({ title }) => String(title).startsWith('The ladder in `app`'))
        .map(({ state, body }) => ({ state, body: String(body) }));
    const pull = await by('ana', (ana) =>
      ana.openPull('acme/app', { title: 'Mend it', body: 'See there.', files: { 'net/a.ts': 'x' } }),
    );
    await pass(1);
    await beat();
    expect(told()).toEqual([]);
    await by('mo', (mo) => mo.merge('acme/app', pull.number));
    await pass(1);
    await beat();
    expect(told()).toEqual([{ state: 'open', body: expect.stringContaining('- `ana`, for member') }]);
    await by('mo', (mo) => mo.push('acme/app', { files: { 'MEMBERS.md': '- ana\n' }, message: 'Welcome' }));
    await pass(1);
    await beat();
    expect(told()).toMatchObject([{ state: 'closed' }]);
  });

  test('name who was asked for a review and has not answered', async () => {
    await start(PRIVATE);
    const pull = await by('ana', (ana) =>
      ana.openPull('acme/app', { title: 'Mend it', body: 'See there.', files: { 'net/a.ts': 'x' } }),
    );
    await by('mo', (mo) => mo.comment('acme/app', pull.number, 'Thank you.'));
    await by('mo', (mo) => mo.requestReview('acme/app', pull.number, 'rev'));
    await pass(1);
    await beat();
    expect(lists()[0]?.body).toMatch(/Waiting for a review[^]*pull request of `ana`, asked of `rev`/);
  });

  test('are nowhere where the repository is public, not there, or becomes public', async () => {
    await start(PRIVATE, { private: false });
    const number = await opens('ana');
    await pass(13);
    await beat();
    expect([lists(), lists('acme/app'), said(number)]).toEqual([[], [], []]);
  });

  test('are nowhere where the private repository does not agree to them', async () => {
    const other = { '.github/hearth.yml': 'attention:\n  mode: off\n  private: plans\n' };
    await start(PRIVATE, { private: true }, SIGS, other);
    const number = await opens('ana', ['sig/network']);
    await pass(13);
    await beat();
    expect([lists(), said(number)]).toEqual([[], []]);
    const refused = await town.hearth.database.rows<{ detail: string }>(
      `select distinct detail from actions where state = 'refused' and feature = 'attention'`,
    );
    expect(refused).toEqual([
      { detail: expect.stringContaining('"leads" does not agree: its own hearth.yml, or the one that all') },
    ]);
  });

  test('of a private repository nothing stands in another one', async () => {
    await start(PRIVATE);
    town.twin.repository('acme/plans', { private: true, files: { '.github/hearth.yml': PRIVATE } });
    await opens('ana', [], 'acme/plans');
    await pass(13);
    await beat();
    expect(JSON.stringify(lists())).not.toContain('plans');
    expect(await reasons()).toContain('attention: private_elsewhere');
  });

  test('hostile names change nothing: they are quoted', async () => {
    const name = 'N` @all closes #1 <!-- x | ![](https://evil.example/a.png)';
    const sigs = `sigs:\n  mode: active\n  groups:\n    - { name: ${JSON.stringify(name)}, label: sig/network, leads: [mo] }\n`;
    await start(PRIVATE, { private: true }, sigs);
    await opens('ana', ['sig/network']);
    await pass(13);
    const [list] = lists();
    const outside = (text: string) => text.replace(/<!--[^]*?-->\n/g, '').replace(/`[^`]*`/g, '');
    expect(outside(list?.title ?? '')).toBe('Whose turn it is:  in ');
    expect(outside(list?.body ?? '').match(/@\w+|<!--|!\[|(?:^|[^[])#\d/gm)).toEqual(['@mo']);
  });

  test('each beat brings the states of items up to date, so that nobody waits for them', async () => {
    await start(WATCH);
    await opens('ana');
    await beat();
    const waiting = 'select (select count(*) from stale_items) + (select count(*) from items_to_fold) as n';
    expect(await town.hearth.database.rows(waiting)).toEqual([{ n: '0' }]);
    expect(await town.hearth.database.rows('select turn from item_states')).toEqual([
      { turn: 'maintainers' },
      { turn: 'maintainers' },
    ]);
  });
});
