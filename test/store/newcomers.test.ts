// How people who were new were met, and which communities a hearth.yml can be proposed to.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commentOf, OWNER, payloadOf, REPOSITORY, testLedger } from '../support/ledger.js';
import type { TestLedger } from '../support/ledger.js';

let it: TestLedger;
beforeEach(async () => {
  it = await testLedger();
});
afterEach(async () => {
  await it.close();
});

const HOUR = 3_600;
const at = (hours: number) => `${new Date(Date.UTC(2026, 2, 1, 10 + hours)).toISOString().slice(0, 19)}Z`;

interface Parts {
  readonly number: number;
  readonly author: string | null;
  readonly hours?: number;
  readonly repository?: number;
  readonly item?: object;
}

const event = (holder: 'issue' | 'pull_request', { hours = 0, ...parts }: Parts) =>
  it.hear(
    holder === 'issue' ? 'issues' : holder,
    payloadOf(holder, { action: 'opened', openedAt: at(hours), ...parts }),
  );
const say = (who: string, hours: number, { hours: opened = 0, ...parts }: Parts) =>
  it.hear(
    'issue_comment',
    payloadOf('issue', {
      ...{ action: 'created', openedAt: at(opened), at: at(hours), sender: who, ...parts },
      more: { comment: commentOf(who, at(hours)) },
    }),
  );
const met = (days = 365, until = at(500)) => it.ledger.newcomers(OWNER.id, days, until);

describe('people who were new', () => {
  test('are counted once, by their first issue or pull request in the whole community', async () => {
    const first = { number: 1, author: 'ana' };
    await event('issue', first);
    await say('mo', 2, first);
    await event('pull_request', { number: 2, author: 'ana', hours: 5 });
    await event('issue', { number: 9, author: 'ana', hours: 6, repository: 8 });
    await event('pull_request', { number: 3, author: 'ravi', hours: 1 });
    expect(await met()).toEqual({ days: 365, people: 2, answered: 1, medianSeconds: 2 * HOUR });
  });

  test('the median is of those who were answered, by another person', async () => {
    const [one, two, three] = [1, 2, 3].map((number) => ({ number, author: `person${number}` }));
    for (const item of [one, two, three]) await event('issue', item!);
    await say('mo', 1, one!);
    await say('mo', 4, two!);
    await say('person3', 1, three!);
    await say('robo[bot]', 1, three!);
    expect(await met()).toEqual({ days: 365, people: 3, answered: 2, medianSeconds: 2.5 * HOUR });
  });

  test('bots and accounts that are gone are nobody', async () => {
    await event('issue', { number: 1, author: 'robo[bot]' });
    await event('issue', { number: 2, author: 'acme-ci-bot' });
    await event('issue', { number: 3, author: null });
    expect(await met()).toEqual({ days: 365, people: 0, answered: 0, medianSeconds: null });
  });

  test('who came before the time looked at is not new in it, whatever they open then', async () => {
    await event('issue', { number: 1, author: 'ana' });
    await event('issue', { number: 2, author: 'ana', hours: 400 });
    await event('issue', { number: 3, author: 'ravi', hours: 400 });
    expect(await met(7)).toMatchObject({ people: 1 });
    expect(await met(365)).toMatchObject({ people: 2 });
    // Nothing after `until` exists.
    expect(await met(365, at(300))).toMatchObject({ people: 1 });
    expect(await met(365, at(0))).toMatchObject({ people: 0 });
    expect(await met(365, at(0).replace('Z', '.500Z'))).toMatchObject({ people: 1 });
  });

  test('spam counts for nobody, and who came back after it is new then', async () => {
    await event('issue', { number: 1, author: 'ana' });
    await it.hear(
      'issues',
      payloadOf('issue', {
        ...{ action: 'locked', number: 1, at: at(1), sender: 'mo' },
        item: { locked: true, active_lock_reason: 'spam' },
      }),
    );
    expect(await met()).toMatchObject({ people: 0 });
    const second = { number: 2, author: 'ana', hours: 10 };
    await event('issue', second);
    await say('mo', 11, second);
    expect(await met()).toMatchObject({ people: 1, answered: 1, medianSeconds: HOUR });
  });

  test('maintainers are no newcomers, and an open draft waits for nobody', async () => {
    await event('issue', { number: 1, author: 'mo', item: { author_association: 'MEMBER' } });
    await event('pull_request', { number: 2, author: 'ana', item: { draft: true } });
    expect(await met()).toMatchObject({ people: 0 });
    await it.hear(
      'pull_request',
      payloadOf('pull_request', { action: 'ready_for_review', number: 2, at: at(20), item: { draft: false } }),
    );
    await say('mo', 23, { number: 2, author: 'ana', item: { pull_request: {} } });
    expect(await met()).toMatchObject({ people: 1, answered: 1, medianSeconds: 3 * HOUR });
  });

  test('another community is nothing to this one', async () => {
    await event('issue', { number: 1, author: 'ana' });
    await it.database.rows('update repositories set owner = 2');
    expect(await met()).toMatchObject({ people: 0 });
  });
});

describe('a hearth.yml can be proposed', () => {
  const NOW = new Date(at(500));
  const parts = (id: number, state: string, watermark: string | null, names = ['issues', 'pull_requests']) =>
    it.database.rows(
      `insert into backfills (repository, part, installation, owner, name, state, watermark)
       select $1, part, 5, 'acme', 'app', $2, $3 from unnest($4::text[]) as part
       on conflict (repository, part) do update set state = $2, watermark = $3`,
      [id, state, watermark, names],
    );
  const proposed = async () => (await it.ledger.toOnboard(NOW)).map(({ repository }) => repository.id);
  const install = async (...repositories: readonly number[]) => {
    for (const id of repositories) {
      await event('issue', { number: 1, author: 'mo', repository: id });
      await it.database.rows('update repositories set installation = 5 where id = $1', [id]);
      await parts(id, 'done', at(450));
    }
  };

  test('once the history of all its repositories was read, and while Hearth is installed', async () => {
    await install(7, 8);
    expect(await it.ledger.toOnboard(NOW)).toEqual([{ installation: 5, repository: REPOSITORY, period: 'once' }]);
    await parts(8, 'waiting', null);
    expect(await proposed()).toEqual([]);
    // Read once, and read on: it is known. A part that stopped is not waited for.
    await parts(8, 'waiting', at(450));
    expect(await proposed()).toEqual([7]);
    await parts(8, 'stopped', null);
    expect(await proposed()).toEqual([7]);
    // What happened between an older reading and this installation is not known yet.
    const told = { id: 5, account: OWNER, added: [], removed: [] };
    await it.ledger.installation({ ...told, state: 'active', at: new Date(at(460)) });
    expect(await proposed()).toEqual([]);
    await parts(7, 'done', at(460));
    expect(await proposed()).toEqual([7]);
    await it.ledger.installation({ ...told, state: 'suspended', at: NOW });
    expect(await proposed()).toEqual([]);
  });

  test('nowhere while no history is read', async () => {
    await event('issue', { number: 1, author: 'mo' });
    await it.database.rows('update repositories set installation = 5');
    expect(await proposed()).toEqual([]);
  });

  test('nowhere in a community that has a hearth.yml already', async () => {
    await install(7, 8);
    for (const [place, id] of [
      ['repository', 8],
      ['owner', OWNER.id],
    ]) {
      await it.database.rows(`insert into config_keys (place, id, key, line) values ($1, $2, 'welcome', 1)`, [
        place,
        id,
      ]);
      expect(await proposed()).toEqual([]);
      await it.database.rows('delete from config_keys');
    }
    await it.database.rows(
      `insert into config_keys (place, id, key, line) values ('repository', 99, 'welcome', 1), ('owner', 7, 'welcome', 1)`,
    );
    expect(await proposed()).toEqual([7]);
  });

  test('in the repository where people did most within a year, of two alike in the older', async () => {
    await install(7, 8, 9);
    for (const number of [2, 3]) await event('issue', { number, author: 'ana', repository: 8 });
    for (const number of [2, 3, 4]) await event('issue', { number, author: 'robo[bot]', repository: 7 });
    for (const number of [2, 3, 4]) await event('issue', { number, author: 'ana', repository: 9, hours: -9_000 });
    expect(await proposed()).toEqual([8]);
    await it.database.rows('update repositories set archived = true where id = 8');
    expect(await proposed()).toEqual([7]);
  });

  test('once: neither while its row is remembered, nor after anything was proposed, in whichever repository', async () => {
    await install(7, 8);
    await it.database.rows(
      `insert into inbox (guid, event, body_at, body_length, state) values ('tick:onboarding:8:once', 'hearth:tick', 0, 0, 'done')`,
    );
    expect(await proposed()).toEqual([]);
    await it.database.rows('delete from inbox');
    expect(await proposed()).toEqual([7]);
    await it.database.rows(
      `insert into actions (effect_key, community, installation, repository, owner, name, number, feature, rule, scope, cause,
         slot, act, because, guid, cause_at, state, planned_at)
       values ('k', $1, 4, 6, 'acme', 'old', 0, 'onboarding', 'proposal', '', '', '', '{}', '{}', '', now(), 'refused', now())`,
      [OWNER.id],
    );
    expect(await proposed()).toEqual([]);
  });
});
