// What moderators did, and where few people wrote much in a short time.
import type { BusyThread, Moderation } from '../../../metrics/content/samples.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Database } from '../../database.js';
import { classOf, onlyOf } from '../accounts.js';
import { newFrom } from '../new-from.js';
import { stays, valuesOf } from './parts.js';

const PEOPLES = `p.class = 'human' and a.person <> all($4::bigint[])`;

/** GitHub writes the reasons of hiding and of locking in several ways. */
const MODERATION = `select
    count(*) filter (where a.kind in ('commented', 'review_commented') and ${PEOPLES})::int as comments,
    count(*) filter (where a.kind in ('commented', 'review_commented') and ${PEOPLES}
      and translate(a.hidden, '_ ', '--') in ('abuse', 'off-topic', 'spam'))::int as hidden,
    count(*) filter (where a.kind = 'locked' and translate(a.value, '_ ', '--') in ('too-heated', 'off-topic', 'spam'))::int
      as locked,
    count(*) filter (where a.kind = 'comment_deleted' and a.person is not null and a.person is distinct from a.subject
      and coalesce(q.class, 'human') = 'human')::int as deleted
  from acts a
  ${classOf('a.person', 'p')}
  ${classOf("case when a.kind = 'comment_deleted' then a.subject end", 'q')}
  where a.repository = any($1) and a.kind in ('commented', 'review_commented', 'locked', 'comment_deleted')
    and a.at >= $2 and a.at < $3`;

const NOTHING: Moderation = { comments: 0, hidden: 0, locked: 0, deleted: 0 };

export async function moderation(database: Database, frame: Frame): Promise<Moderation> {
  const [row] = await database.rows<Moderation & object>(MODERATION, valuesOf(frame));
  return row ?? NOTHING;
}

/** Comments on the changes of a pull request come in dozens and say nothing of tone. */
const BUSY = `with said as (
    select a.repository, a.number, a.at, a.key, a.person from acts a ${onlyOf('a.person', 'p', 'human')}
    where a.repository = any($1) and a.kind = 'commented' and a.at >= $2 and a.at < $3 and not a.gone and ${PEOPLES}),
  busy as (
    select repository, number, array_agg(extract(epoch from at)::float8 order by at, key) as ats,
           array_agg(person::float8 order by at, key) as persons
    from said group by 1, 2 having count(*) >= 10)
  select b.repository::float8, b.number, s.kind, s.author::float8, b.ats, b.persons,
         s.author is not null and s.opened_at >= $6::timestamptz and not exists (
           select from items i
           where i.author = s.author and i.repository = any($5::bigint[]) and (i.opened_at, i.repository, i.number) < (s.opened_at, s.repository, s.number))
           as newcomer
  from busy b join item_states s on s.repository = b.repository and s.number = b.number
  where ${stays('s')}
  order by 1, 2`;

type BusyRow = Omit<BusyThread, 'comments'> & { readonly ats: readonly number[]; readonly persons: readonly number[] };

export async function busyThreads(database: Database, frame: Frame): Promise<readonly BusyThread[]> {
  const rows = await database.rows<BusyRow>(BUSY, [...valuesOf(frame), frame.knownIn, newFrom(frame)]);
  return rows.map(({ ats, persons, ...thread }) => ({
    ...thread,
    comments: ats.map((at, index) => ({ at, person: persons[index] ?? 0 })),
  }));
}
