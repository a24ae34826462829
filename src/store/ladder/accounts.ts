// Who is who in a community: by logins that people bear or bore, and who was there lately.
import type { LadderLedger } from '../../engine/ports.js';
import { ownKinds } from '../../metrics/people/acts.js';
import type { Database } from '../database.js';
import { OURS } from './words.js';

interface Known {
  readonly id: number;
  readonly login: string;
}

/** The login of account `account` that it was seen under last. */
const LATEST = (account: string) =>
  `(select now.login from logins now where now.person = ${account} order by now.last_day desc, now.first_at desc, now.login limit 1)`;

/** Somebody who did something in the community, or of whom something was told there. */
const IS_KNOWN = `(exists (select from acts a where a.person = l.person and a.repository = ${OURS})
  or exists (select from acts a where a.subject = l.person and a.repository = ${OURS})
  or exists (select from items i where i.author = l.person and i.repository = ${OURS}))`;

/** A login that went to another account is that one's. */
const CALLED = `select distinct on (lower(l.login)) lower(l.login) as asked, l.person::float8 as id, ${LATEST('l.person')} as login
  from logins l join people p on p.id = l.person and p.class = 'human'
  where lower(l.login) = any($2::text[]) and ${IS_KNOWN}
  order by lower(l.login), l.last_day desc, l.first_at desc, l.person`;

export async function knownAs(
  database: Database,
  community: number,
  logins: readonly string[],
): Promise<Awaited<ReturnType<LadderLedger['knownAs']>>> {
  if (logins.length === 0) return new Map();
  const asked = logins.map((login) => login.toLowerCase());
  const rows = await database.rows<Known & { asked: string }>(CALLED, [community, asked]);
  return new Map(rows.map(({ asked: login, ...known }) => [login, known]));
}

const MOST = 5_000;

/** Logins are looked at from the one seen last on, until there are enough. */
const HERE = `select id, login from (
    select l.person::float8 as id, l.login, l.last_day, l.first_at from logins l
    join people p on p.id = l.person and p.class = 'human'
    where not exists (select from logins newer where newer.person = l.person
        and (newer.last_day, newer.first_at, l.login) > (l.last_day, l.first_at, newer.login))
      and exists (select from acts a where a.person = l.person and a.kind = any($2::text[]) and not a.gone
        and a.repository = ${OURS})) seen
  order by last_day desc, first_at desc, id limit ${MOST}`;

export const loginsHere = (database: Database, community: number): Promise<readonly Known[]> =>
  database.rows<Known & object>(HERE, [community, ownKinds]);
