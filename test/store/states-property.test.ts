// On random histories: states kept up to date step by step are those of a fold over everything, and say what the ledger's own
// functions say.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { eventOf } from '../../src/core/event-of.js';
import { actKey } from '../../src/core/fact.js';
import type { Fact, ItemFact } from '../../src/core/fact.js';
import { factsOf } from '../../src/core/facts-of.js';
import { stamp } from '../../src/core/time.js';
import { turnOf } from '../../src/core/turn.js';
import { thread } from '../../src/store/ledger/questions.js';
import { writeFacts } from '../../src/store/ledger/write.js';
import { communityOf } from '../support/community.js';
import type { Community } from '../support/community.js';
import { backfillOf } from '../support/history-nodes.js';
import { historyOf, random } from '../support/history.js';

/** More on demand: `HEARTH_HISTORIES=1000`. */
const HISTORIES = Number(process.env['HEARTH_HISTORIES'] ?? 25);
const LENGTH = 300;

let it: Community;
beforeAll(async () => {
  it = await communityOf();
  await it.tell();
});
afterAll(async () => {
  await it.end();
});

const write = (facts: readonly Fact[]) => it.database.transaction((client) => writeFacts(client, facts));
const states = () =>
  it.database.rows<{ row: string }>('select s::text as row from item_states s order by repository, number');

async function foldedAnew(): Promise<readonly { row: string }[]> {
  await it.database.rows('truncate item_states');
  await it.database.rows('insert into items_to_fold select repository, number from items');
  await it.measures.refresh();
  return states();
}

const BOT = 987_654;

/** Some comments become nothing but commands, and after some of these a bot closes the item, more or less soon. */
function commands(told: readonly Fact[], next: () => number): readonly Fact[] {
  const later = (at: string, seconds: number) => stamp(new Date(Date.parse(at) + 1_000 * seconds).toISOString());
  const comments = told.filter((fact) => fact.fact === 'act' && fact.kind === 'commented' && fact.number !== null);
  return comments.flatMap((comment): readonly Fact[] => {
    if (comment.fact !== 'act' || comment.number === null || next() < 0.7) return [];
    const { repository, number, at } = comment;
    const bare = { ...comment, told: { at: '2027-01-01T00:00:00Z', length: 0, language: null } };
    if (next() < 0.5) return [bare];
    const closedAt = later(at, Math.floor(90 * next()));
    const key = actKey.change('closed', number, closedAt);
    return [
      bare,
      { fact: 'act', repository, number, key, kind: 'closed', person: BOT, at: closedAt, source: 'webhook' },
    ];
  });
}

/** What histories of webhooks have none of: who is a maintainer, and items that leave. */
function besides(told: readonly Fact[], next: () => number): readonly Fact[] {
  const items = told.filter((fact): fact is ItemFact => fact.fact === 'item');
  const people = [...new Set(told.flatMap((fact) => (fact.fact === 'person' ? [fact.id] : [])))];
  const more: Fact[] = [];
  const maybe = (share: number, fact: () => Fact | readonly Fact[]) => {
    if (next() < share) more.push(...[fact()].flat());
  };
  for (const { repository, at } of told.flatMap((fact) =>
    fact.fact === 'repository' ? [{ repository: fact.id, at: fact.at }] : [],
  )) {
    for (const person of people) {
      const listed = next() < 0.7;
      maybe(0.002, () => ({ fact: 'maintainer', repository, person, by: 'permission', listed, at }));
    }
  }
  more.push({ fact: 'person', id: BOT, login: 'closer[bot]', kind: 'bot', at: '2020-01-01T00:00:00Z' });
  for (const item of items) {
    const { repository, number, openedAt: at } = item;
    const act = { fact: 'act', repository, number, person: item.author, at, source: 'webhook' } as const;
    maybe(0.01, () => ({ ...item, deletedAt: at }));
    maybe(0.01, () => [
      { ...item, movedTo: { repository: repository + 1, number } },
      { ...act, key: `transferred:${number}`, kind: 'transferred' },
    ]);
  }
  return more;
}

/** Items about which the states and the functions do not agree. */
const DISAGREE = `
with first as (
  select distinct on (repository, number) repository, number, at, person from responses('infinity')
  order by repository, number, at, person),
drafts as (
  select s.repository, s.number, sum(extract(epoch from coalesce(s.drafts[n + 1], '2030-01-01') - s.drafts[n]))::float as seconds
  from item_states s, generate_series(1, cardinality(s.drafts), 2) n group by 1, 2)
select i.repository, i.number, to_json(s) as state, to_json(c) as clock, to_json(f) as first
from items i
left join item_states s using (repository, number)
left join clocks('infinity') c using (repository, number)
left join first f using (repository, number)
left join drafts d using (repository, number)
where s.number is null
  or (c.number is null) is distinct from (s.left_at is not null)
  or (c.number is not null and (s.started_at, s.answered_at, s.answered_by) is distinct from (c.started_at, f.at, f.person))
  or is_open(i.repository, i.number, 'infinity') is distinct from (s.closed_at is null)
  or (i.kind = 'pull_request' and is_draft(i.repository, i.number, i.draft, 'infinity')
      is distinct from (s.started_at is null or cardinality(s.drafts) % 2 = 1))
  or (s.started_at is not null and i.kind = 'pull_request'
      and draft_seconds(i.repository, i.number, s.started_at, '2030-01-01') is distinct from coalesce(d.seconds, 0))`;

async function expectSameTurns(): Promise<void> {
  const rows = await it.database.rows<{
    repository: string;
    number: number;
    turn: string;
    since: Date;
    because: string;
    people: string[];
  }>(
    `select repository, number, turn, turn_since as since, turn_because as because, turn_people as people
     from item_states where left_at is null`,
  );
  for (const { repository, number, turn, since, because, people } of rows) {
    const known = await thread(it.database, Number(repository), number);
    const now = known && turnOf(known);
    const said = { of: turn, since: since.toISOString().replace('.000', ''), people: people.map(Number), because };
    expect([repository, number, said]).toEqual([repository, number, now]);
  }
}

test('kept up to date step by step they are the same as folded anew, and say what the functions say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const next = random(seed);
      const { deliveries, world } = historyOf(seed, () => undefined, LENGTH);
      const told = deliveries.flatMap(({ name, payload }) => {
        const read = eventOf(name, payload, '2026-12-01T00:00:00Z');
        return 'event' in read ? [factsOf(read.event)] : [];
      });
      const steps = [...told, backfillOf(world), besides(told.flat(), next), commands(told.flat(), next)];
      // Told in any order, as they come from several workers.
      if (next() < 0.5) steps.sort(() => next() - 0.5);
      for (let from = 0; from < steps.length;) {
        const size = 1 + Math.floor(next() * 60);
        await write(steps.slice(from, from + size).flat());
        if (next() < 0.7) await it.measures.refresh();
        from += size;
      }
      await it.measures.refresh();
      const kept = await states();
      expect(kept).toEqual(await foldedAnew());
      expect(await it.database.rows(DISAGREE)).toEqual([]);
      await expectSameTurns();
      await it.database.rows(
        'truncate people, logins, repositories, items, acts, associations, maintainers, item_states, stale_items, items_to_fold',
      );
    }),
    { numRuns: HISTORIES },
  );
}, 300_000);
