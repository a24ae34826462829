// What is asked of the ledger about items: what was said, how long people waited.
import type { ActKind } from '../../core/fact.js';
import type { Responses, ResponsesAnswer } from '../../core/question.js';
import { stamp } from '../../core/time.js';
import type { Thread } from '../../core/turn.js';
import type { Database } from '../database.js';

interface ItemRow {
  readonly kind: Thread['kind'];
  readonly author: string | null;
  readonly opened_at: Date;
  readonly draft: boolean | null;
}

interface SaidRow {
  readonly kind: ActKind;
  readonly person: string | null;
  readonly human: boolean;
  readonly maintainer: boolean | null;
  readonly asks_human: boolean;
  readonly at: Date;
  readonly value: string | null;
  readonly subject: string | null;
  readonly bare: boolean;
}

const idOf = (text: string | null) => (text === null ? null : Number(text));

/** What was said and done on an item, oldest first; null where the item is not known. */
export async function thread(database: Database, repository: number, number: number): Promise<Thread | null> {
  const [item] = await database.rows<ItemRow>(
    `select kind, author, opened_at, is_draft(repository, number, draft, 'infinity') as draft from items
     where repository = $1 and number = $2 and deleted_at is null and moved_repository is null`,
    [repository, number],
  );
  if (item === undefined) return null;
  const rows = await database.rows<SaidRow>(
    `select a.kind, a.person, coalesce(p.class = 'human', false) as human, a.at, a.value, a.subject,
            coalesce(s.class = 'human', false) as asks_human,
            a.kind = 'commented' and coalesce(a.length = 0, false) as bare,
            -- Before the first list it is not known who was one then: who is one now is taken for one.
            coalesce(was_maintainer(a.repository, a.person, a.at), was_maintainer(a.repository, a.person, 'infinity'))
              as maintainer
     from acts a left join people p on p.id = a.person left join people s on s.id = a.subject
     where a.repository = $1 and a.number = $2 and not a.gone
     order by a.at, a.key`,
    [repository, number],
  );
  return {
    kind: item.kind,
    author: idOf(item.author),
    openedAt: stamp(item.opened_at.toISOString()),
    draft: item.draft ?? false,
    said: rows.map(({ asks_human, ...row }) => ({
      ...row,
      person: idOf(row.person),
      subject: asks_human ? idOf(row.subject) : null,
      at: stamp(row.at.toISOString()),
    })),
  };
}

/** The label as of `until`: put on by then, and not taken off since. Compared without case, as GitHub does. */
const isLabelled = (label: string): string => `exists (
  select from (select distinct on (lower(l.value)) l.kind, l.value from acts l
    where l.repository = c.repository and l.number = c.number and l.kind in ('labeled', 'unlabeled') and l.at < $4
    order by lower(l.value), l.at desc, l.kind desc) latest
  where latest.kind = 'labeled' and lower(latest.value) = lower(${label}))`;

export async function responses(database: Database, question: Responses): Promise<ResponsesAnswer> {
  const { community, repository, of, label, days, until } = question;
  const values: unknown[] = [community, of, days, until];
  const here = repository === undefined ? '' : `and c.repository = $${values.push(repository)}`;
  const labelled = label === undefined ? '' : `and ${isLabelled(`$${values.push(label)}`)}`;
  const [row] = await database.rows<{ items: number; answered: number; median: number | null }>(
    `select count(*)::int as items, count(waited.seconds)::int as answered,
            percentile_cont(0.5) within group (order by waited.seconds) as median
     from clocks($4) c
     join repositories r on r.id = c.repository and r.owner = $1
     join items i on i.repository = c.repository and i.number = c.number
     join people p on p.id = c.author and p.class = 'human'
     left join lateral (
       select extract(epoch from min(s.at) - c.started_at)::float
              - case when c.kind = 'pull_request' then draft_seconds(c.repository, c.number, c.started_at, min(s.at)) else 0 end
              as seconds
       from responses($4) s where s.repository = c.repository and s.number = c.number) waited on true
     where c.kind = $2 and c.started_at >= $4::timestamptz - make_interval(days => $3) and c.started_at < $4
       -- Who is at work on an open draft again waits for nobody (metrics.md, 1.2).
       and not (c.kind = 'pull_request' and is_draft(c.repository, c.number, i.draft, $4) and is_open(c.repository, c.number, $4))
       ${here} ${labelled}`,
    values,
    // To plan it costs twenty times what a usual answer does.
    `ledger-responses${here && '-here'}${labelled && '-labelled'}`,
  );
  return { items: row?.items ?? 0, answered: row?.answered ?? 0, medianSeconds: row?.median ?? null };
}
