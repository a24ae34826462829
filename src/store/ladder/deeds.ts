// What one person did that a requirement may count, deed by deed, from indexes alone. In all statements $1 is the person, $2 the
// moment before which it was done, $3 the repositories, $4 the earliest moment that any ask looks at.
import { ownKinds } from '../../metrics/people/acts.js';
import { HIDDEN_AS_BAD, stands } from './standing-items.js';

/** Lines above which a change is substantial. */
export const SUBSTANTIAL_LINES = 30;

const FRAME = { at: '$2', repositories: '$3::bigint[]' };
const STANDS = stands('i', FRAME);
const DONE = (act: string) =>
  `${act}.repository = any($3::bigint[]) and ${act}.at < $2 and ${act}.at >= coalesce($4::timestamptz, '-infinity') and not ${act}.gone`;
/** Bots' deeds count for nobody. */
const IS_PERSON = `exists (select from people where id = $1 and class = 'human')`;
/** Looked up for each act, however many there are: nobody's deeds are worth a reading of all items. */
const ITEM_OF = (act: string) => `cross join lateral (
    select i.* from items i where i.repository = ${act}.repository and i.number = ${act}.number limit 1) i`;
const COLUMNS = 'i.repository::float8 as repository, i.number';
const OF_ANOTHER = 'i.author is distinct from $1::bigint';

const MERGED = `select ${COLUMNS}, m.at, coalesce(i.lines > ${SUBSTANTIAL_LINES}, false) as substantial
  from items i
  cross join lateral (
    select m.at from acts m
    where m.repository = i.repository and m.number = i.number and m.kind = 'merged' and ${DONE('m')} limit 1) m
  where i.author = $1 and i.kind = 'pull_request' and ${STANDS} and ${IS_PERSON}`;

/** Reviews of a pull request by people other than its author, by person: how many, and when the first. */
const GIVEN = `select r.person, count(*) as reviews, min(r.at) as first_at from acts r
  join people p on p.id = r.person and p.class = 'human'
  where r.repository = i.repository and r.number = i.number and r.kind = 'reviewed' and r.at < $2 and not r.gone
    and r.person is distinct from i.author group by 1`;

/** The first reviewer (in one second, of the lower number), or one who gave as many reviews as anybody else. */
const IS_PRIMARY = `(select bool_or(given.person = $1 and (given.place = 1 or given.reviews = given.most)) from (
    select g.*, row_number() over (order by g.first_at, g.person) as place, max(g.reviews) over () as most
    from (${GIVEN}) g) given)`;

const REVIEWED = `select ${COLUMNS}, a.at, coalesce(i.lines > ${SUBSTANTIAL_LINES}, false) as substantial, ${IS_PRIMARY} as "primary"
  from acts a ${ITEM_OF('a')}
  where i.kind = 'pull_request' and a.person = $1 and a.kind = 'reviewed' and ${DONE('a')} and ${OF_ANOTHER} and ${STANDS} and ${IS_PERSON}`;

/** The close that stands says that it was no issue. */
const WAS_NONE = `exists (select from acts c where c.repository = i.repository and c.number = i.number and c.kind = 'closed'
    and c.at < $2 and not c.gone and c.value in ('not_planned', 'duplicate') and not exists (
      select from acts later where later.repository = c.repository and later.number = c.number
        and later.kind in ('closed', 'reopened') and later.at > c.at and later.at < $2 and not later.gone))`;

const ISSUES = `select ${COLUMNS}, i.opened_at as at from items i
  where i.author = $1 and i.kind = 'issue' and i.repository = any($3::bigint[]) and i.opened_at < $2
    and i.opened_at >= coalesce($4::timestamptz, '-infinity') and not ${WAS_NONE} and ${STANDS} and ${IS_PERSON}`;

const IS_FIRST = `not exists (select from acts e join people p on p.id = e.person and p.class = 'human'
    where e.repository = a.repository and e.number = a.number and e.kind = 'commented' and not e.gone
      and e.person is distinct from i.author and e.at >= i.opened_at and not ${HIDDEN_AS_BAD('e')}
      and (e.at, e.person) < (a.at, a.person))`;

const ANSWERS = `select ${COLUMNS}, a.at from acts a ${ITEM_OF('a')}
  where i.kind = 'discussion' and a.subject = $1 and a.kind = 'answered' and ${DONE('a')} and ${OF_ANOTHER} and ${STANDS} and ${IS_PERSON}
    and not exists (select from acts later where later.repository = a.repository and later.number = a.number
      and later.kind in ('answered', 'unanswered') and later.at > a.at and later.at < $2 and not later.gone)
  union all
  select ${COLUMNS}, a.at from acts a ${ITEM_OF('a')}
  where i.kind = 'issue' and a.person = $1 and a.kind = 'commented' and ${DONE('a')} and not ${HIDDEN_AS_BAD('a')} and a.at >= i.opened_at
    and ${OF_ANOTHER} and ${IS_FIRST} and ${STANDS} and ${IS_PERSON}`;

const COMMENTS = `select ${COLUMNS}, a.at from acts a ${ITEM_OF('a')}
  where a.person = $1 and a.kind in ('commented', 'review_commented') and ${DONE('a')} and not ${HIDDEN_AS_BAD('a')}
    and ${OF_ANOTHER} and ${STANDS} and ${IS_PERSON}`;

/** A list of SQL. */
export const OWN = ownKinds.map((kind) => `'${kind}'`).join(', ');

/** A commit of one's own pull request is counted by that; a review of it is an answer to its reviewers. */
const CONTRIBUTIONS = `select a.repository::float8 as repository, a.number, a.at
  from acts a left join lateral (
    select i.* from items i where i.repository = a.repository and i.number = a.number limit 1) i on true
  where a.person = $1 and a.kind in (${OWN}) and ${DONE('a')} and not ${HIDDEN_AS_BAD('a')} and ${IS_PERSON}
    and (a.kind not in ('committed', 'reviewed') or i.kind is distinct from 'pull_request' or i.author is distinct from $1::bigint)
    and (i.number is null or (${STANDS}))`;

export const deedStatements = {
  merged: MERGED,
  reviewed: REVIEWED,
  issues: ISSUES,
  answers: ANSWERS,
  comments: COMMENTS,
  contributions: CONTRIBUTIONS,
} as const;
export type DeedKind = keyof typeof deedStatements;

/** One deed. `substantial` and `primary` are told of changes only. */
export interface Deed {
  readonly repository: number;
  /** Null: it was done to the repository itself. */
  readonly number: number | null;
  readonly at: Date;
  readonly substantial?: boolean;
  readonly primary?: boolean;
}
