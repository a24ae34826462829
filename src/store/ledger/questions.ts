// What is asked of the ledger about items: what was said, how long people waited, what was decided.
import type { Because } from '../../core/action.js';
import type { ActKind } from '../../core/fact.js';
import type { DecisionOn, Responses, ResponsesAnswer } from '../../core/question.js';
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
  readonly at: Date;
  readonly value: string | null;
  readonly subject: string | null;
}

const idOf = (text: string | null) => (text === null ? null : Number(text));

/** What was said and done on an item, oldest first; null where the item is not known. */
export async function thread(database: Database, repository: number, number: number): Promise<Thread | null> {
  const [item] = await database.rows<ItemRow>(
    'select kind, author, opened_at, draft from items where repository = $1 and number = $2',
    [repository, number],
  );
  if (item === undefined) return null;
  const rows = await database.rows<SaidRow>(
    `select a.kind, a.person, coalesce(p.class = 'human', false) as human, a.at, a.value, a.subject,
            was_maintainer(a.repository, a.person, a.at) as maintainer
     from acts a left join people p on p.id = a.person
     where a.repository = $1 and a.number = $2 and a.deleted_at is null
     order by a.at, a.key`,
    [repository, number],
  );
  return {
    kind: item.kind,
    author: idOf(item.author),
    openedAt: stamp(item.opened_at.toISOString()),
    draft: item.draft ?? false,
    said: rows.map((row) => ({
      ...row,
      person: idOf(row.person),
      subject: idOf(row.subject),
      maintainer: row.maintainer ?? false,
      at: stamp(row.at.toISOString()),
    })),
  };
}

/** The label as of `until`: put on by then, and not taken off since. Compared without case, as GitHub does. */
const LABELLED = `exists (
  select from (select distinct on (lower(l.value)) l.kind, l.value from acts l
    where l.repository = c.repository and l.number = c.number and l.kind in ('labeled', 'unlabeled') and l.at < $5
    order by lower(l.value), l.at desc, l.kind desc) latest
  where latest.kind = 'labeled' and lower(latest.value) = lower($6))`;

export async function responses(database: Database, question: Responses): Promise<ResponsesAnswer> {
  const { community, repository = null, of, label = null, days, until } = question;
  const [row] = await database.rows<{ items: number; answered: number; median: number | null }>(
    `select count(*)::int as items, count(waited.seconds)::int as answered,
            percentile_cont(0.5) within group (order by waited.seconds) as median
     from clocks c
     join repositories r on r.id = c.repository and r.owner = $1
     join people p on p.id = c.author and p.class = 'human'
     left join lateral (
       select extract(epoch from min(s.at) - c.started_at)::float as seconds from responses s
       where s.repository = c.repository and s.number = c.number and s.at < $5) waited on true
     where ($2::bigint is null or c.repository = $2) and c.kind = $3
       and c.started_at >= $5::timestamptz - make_interval(days => $4) and c.started_at < $5
       and ($6::text is null or ${LABELLED})`,
    [community, repository, of, days, until, label],
  );
  return { items: row?.items ?? 0, answered: row?.answered ?? 0, medianSeconds: row?.median ?? null };
}

interface DecisionRow {
  readonly planned_at: Date;
  readonly feature: string;
  readonly rule: string;
  readonly state: string;
  readonly because: Because;
  readonly url: string | null;
}

/** What Hearth decided about an item and did to it, newest last. */
export async function decisionsOn(
  database: Database,
  repository: number,
  number: number,
): Promise<readonly DecisionOn[]> {
  const rows = await database.rows<DecisionRow>(
    `select planned_at, feature, rule, state, because, url from actions
     where repository = $1 and number = $2 order by id desc limit 200`,
    [repository, number],
  );
  return rows.reverse().map(({ planned_at, ...row }) => ({ ...row, at: stamp(planned_at.toISOString()) }));
}
