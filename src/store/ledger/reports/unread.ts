// What GitHub told of repositories and nobody has looked at: its facts are not in the ledger yet.
import type { Database } from '../../database.js';
import { createBodies } from '../../bodies.js';
import type { Place } from '../../bodies.js';

/** Looked into at a time, and in all: a ledger with more of them unread is behind, whosever they are. */
const AT_ONCE = 500;
const MOST = 10_000;

interface Unread extends Omit<Place, 'body'> {
  readonly id: string;
  readonly body: string | null;
  readonly received_at: Date;
}

/**
 * Which repository a delivery is about stands in its body alone until it is read; whose it is may be known before. What was read
 * and waits has a reason to, and its facts are in the ledger.
 */
const UNREAD = `select id, body, body_at, body_length, received_at from inbox
  where state = 'waiting' and attempts = 0 and reason is null and event not like 'hearth:%' and id > $1
    and (installation is null or installation in (select r.installation from repositories r where r.id = any($2)))
  order by id limit ${AT_ONCE}`;

/**
 * When the oldest unread delivery about any of these repositories arrived; null: there is none. What waits of others must
 * not show in a report on these. One whose body cannot be read may be about any.
 */
export async function oldestUnread(database: Database, repositories: readonly number[]): Promise<Date | null> {
  const wanted = new Set(repositories);
  const bodyAt = createBodies(database);
  let oldest: Date | null = null;
  const note = (at: Date) => {
    if (oldest === null || at < oldest) oldest = at;
  };
  let after = '0';
  for (let looked = 0; looked < MOST; looked += AT_ONCE) {
    const rows = await database.rows<Unread>(UNREAD, [after, repositories]);
    for (const row of rows) {
      const about = row.body === null ? undefined : aboutIn(await bodyAt({ ...row, body: row.body }));
      if (about === undefined || (about !== null && wanted.has(about))) note(row.received_at);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < AT_ONCE) return oldest;
    after = last.id;
    if (looked + AT_ONCE >= MOST) note(last.received_at);
  }
  return oldest;
}

/** The repository's number; null: it is about none; undefined: nobody can tell. */
function aboutIn(body: Buffer): number | null | undefined {
  try {
    const { repository } = JSON.parse(body.toString('utf8')) as { repository?: { id?: unknown } | null };
    return typeof repository?.id === 'number' ? repository.id : null;
  } catch {
    return undefined;
  }
}
