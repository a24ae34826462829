// First ever in the community, not first in a window or in one repository.
import type { FirstOf } from '../../core/question.js';
import type { Database } from '../database.js';
import { IS_PUBLIC } from './public.js';

interface Found {
  readonly repository: string;
  readonly number: number;
}

/** What was done in a private repository must not show in what is said in a public one, nor in what is not said there. */
const MAY_SHOW = `(r.id = $3 or ${IS_PUBLIC} or exists (select from repositories here where here.id = $3 and here.private))`;

/**
 * An earlier act of this kind by the person anywhere in the community that may show in the item's repository, other than the
 * item itself.
 */
export async function earlier(
  database: Database,
  question: FirstOf,
): Promise<{ readonly repository: number; readonly number: number } | null> {
  const { person, repository, number, at, of } = question;
  const what =
    of === 'merge'
      ? `select m.repository, m.number, m.at from acts m
         join items i on i.repository = m.repository and i.number = m.number
         where m.kind = 'merged' and i.author = $1 and i.kind = 'pull_request'`
      : `select i.repository, i.number, i.opened_at as at from items i where i.author = $1 and i.kind = $6`;
  const values = [person.id, repository.owner.id, repository.id, number, at, ...(of === 'merge' ? [] : [of])];
  const [row] = await database.rows<Found>(
    `select found.repository, found.number from (${what}) found
     join repositories r on r.id = found.repository and r.owner = $2 and ${MAY_SHOW}
     where (found.repository, found.number) <> ($3::bigint, $4::int)
       and (found.at, found.repository, found.number) < ($5::timestamptz, $3::bigint, $4::int)
     order by found.at limit 1`,
    values,
    of === 'merge' ? 'ledger-earlier-merge' : 'ledger-earlier',
  );
  return row === undefined ? null : { repository: Number(row.repository), number: row.number };
}

/**
 * Is the history of every repository of this owner in the ledger, and was caught up after `since`? Of repositories that are
 * gone nothing more is to be learnt.
 */
export async function historyKnown(database: Database, owner: number, since: Date): Promise<boolean> {
  const [row] = await database.rows<{ known: boolean }>(
    `select count(*) > 0 and coalesce(bool_and(known.parts = 2), false) as known
     from repositories r
     left join lateral (
       select count(*) as parts from backfills b
       where b.repository = r.id and b.part in ('issues', 'pull_requests')
         and b.watermark >= greatest($2, r.given_since, (select active_since from installations i where i.id = r.installation))) known on true
     where r.owner = $1 and r.removed_at is null and coalesce(r.deleted_at < r.told_at, true) and r.installation is not null
       and not exists (select from backfills f where f.repository not in (select id from repositories)
                       and f.installation = r.installation)`,
    [owner, since],
    'ledger-history-known',
  );
  return row?.known === true;
}
