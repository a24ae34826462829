// The newest items of a repository and what happened to their state, for deciding about them again.
import type { Association } from '../../core/event.js';
import type { ActKind } from '../../core/fact.js';
import type { Person } from '../../core/person.js';
import { stamp } from '../../core/time.js';
import type { Happening, LastItem } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { loginNow } from './login.js';

/** What the state, the labels, the draft and the people of an item follow from. */
const STATE: readonly ActKind[] = [
  'commented',
  'reviewed',
  'review_commented',
  'assigned',
  'unassigned',
  'review_requested',
  'review_unrequested',
  'merged',
  'closed',
  'reopened',
  'drafted',
  'ready',
  'labeled',
  'unlabeled',
  'locked',
  'unlocked',
];

/** SQL for an account as it was seen last; null where there is none. */
const PERSON = (people: string) => `case when ${people}.id is not null then json_build_object(
  'id', ${people}.id, 'kind', coalesce(${people}.kind, 'user'), 'login', coalesce(
    ${loginNow(`${people}.id`)},
    ${people}.first_login)) end`;

interface Row {
  readonly number: number;
  readonly kind: LastItem['kind'];
  readonly author: Person;
  readonly association: Association | null;
  readonly opened_at: Date;
  readonly draft: boolean | null;
  readonly lines: number | null;
  readonly happened: readonly (Omit<Happening, 'subject'> & { readonly subject: Person | null })[];
}

/**
 * The newest issues and pull requests that are still there, by anybody whose account is known: of accounts that are gone,
 * and of people who asked to be forgotten, nobody can say what they were then.
 */
export async function lastItems(database: Database, repository: number, count: number): Promise<readonly LastItem[]> {
  const rows = await database.rows<Row>(
    `select i.number, i.kind, i.opened_at, i.draft, i.lines, ${PERSON('p')} as author,
            (select s.association from associations s
             where s.repository = i.repository and s.person = i.author and s.first_at <= i.opened_at
             order by least(s.last_day, (i.opened_at at time zone 'UTC')::date) desc, s.first_at desc limit 1) as association,
            (select coalesce(json_agg(json_build_object('kind', a.kind, 'at', a.at, 'value', a.value, 'person', ${PERSON('w')},
                                                      'subject', ${PERSON('s')}) order by a.at, a.key), '[]')
             from acts a left join people w on w.id = a.person left join people s on s.id = a.subject
             where a.repository = i.repository and a.number = i.number and a.kind = any($3) and not a.gone) as happened
     from items i join people p on p.id = i.author and p.class <> 'ghost'
     where i.repository = $1 and i.kind in ('issue', 'pull_request') and i.deleted_at is null and i.moved_repository is null
     order by i.number desc limit $2`,
    [repository, count, STATE],
  );
  return rows.map(({ opened_at, happened, draft, ...row }) => ({
    ...row,
    draft: draft ?? false,
    openedAt: stamp(opened_at.toISOString()),
    happened: happened.map(({ subject, ...one }) => ({
      ...one,
      at: stamp(one.at),
      ...(subject === null ? {} : { subject }),
    })),
  }));
}

/** Who opened it; null: nobody whose account is known. */
export async function authorOf(database: Database, repository: number, number: number): Promise<Person | null> {
  const [row] = await database.rows<{ author: Person }>(
    `select ${PERSON('p')} as author from items i join people p on p.id = i.author and p.class <> 'ghost'
     where i.repository = $1 and i.number = $2`,
    [repository, number],
  );
  return row?.author ?? null;
}
