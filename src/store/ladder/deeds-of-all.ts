// What everybody did that a requirement may count, each family of counts in one pass. In all statements $1 is the repositories, $2
// the moment before which it was done, $3 the moments from which the asks look on, $4 the earliest of them, $5 and $6 the items
// that do not count. Whether accounts are people is looked at by whoever adds up.
import { OWN, SUBSTANTIAL_LINES } from './deeds.js';
import { HIDDEN_AS_BAD } from './standing-items.js';

export interface FamilyOfDeeds {
  /** Tables of a `with` that the others read. */
  readonly tables: readonly string[];
  /** Deeds: person, item, and when it was done. */
  readonly done: readonly string[];
  /** What among them is to be taken off again. */
  readonly not: readonly string[];
}

export const LEFT_ITEMS = `left_items as materialized (
    select * from unnest($5::bigint[], $6::int[]) as left_item (repository, number))`;

const COUNTS = (row: string) => `not exists (
    select from left_items l where l.repository = ${row}.repository and l.number = ${row}.number)`;
const DONE = (act: string) => `${act}.repository = any($1) and ${act}.at < $2 and not ${act}.gone and ${COUNTS(act)}`;
const LATELY = (act: string) => `${DONE(act)} and ${act}.at >= $4`;
const ITEM_OF = (act: string) => `join items i on i.repository = ${act}.repository and i.number = ${act}.number`;
/** Those who are none are few, and told by an index of their own. */
const IS_PERSON = (account: string) =>
  `not exists (select from people bot where bot.id = ${account} and bot.class <> 'human')`;
const BAD = (act: string) => `${act}.hidden is not null and ${HIDDEN_AS_BAD(act)}`;

const IS_SUBSTANTIAL = `coalesce(i.lines > ${SUBSTANTIAL_LINES}, false)`;

const GIVEN = `reviews as (
    select a.repository, a.number, a.person, count(*) as reviews, min(a.at) as first_at, max(a.at) as last_at
    from acts a where a.kind = 'reviewed' and a.person is not null and ${DONE('a')} group by 1, 2, 3),
  given as (
    select r.person, r.repository, r.number, r.last_at, ${IS_SUBSTANTIAL} as substantial,
           row_number() over of_pull = 1 or r.reviews = max(r.reviews) over (partition by r.repository, r.number) as "primary"
    from reviews r ${ITEM_OF('r')} and i.kind = 'pull_request' and i.author is distinct from r.person
    where ${IS_PERSON('r.person')}
    window of_pull as (partition by r.repository, r.number order by r.first_at, r.person))`;

const OWN_MERGED = `own_merged as (
    select i.author as person, m.repository, m.number, m.at, ${IS_SUBSTANTIAL} as substantial
    from acts m ${ITEM_OF('m')} and i.kind = 'pull_request' and i.author is not null
    where m.kind = 'merged' and ${LATELY('m')})`;

/** One row a person and pull request: when they reviewed it last, or when their own was merged. */
const pulls: FamilyOfDeeds = {
  tables: [GIVEN, OWN_MERGED],
  done: [
    `select g.person, g.repository, g.number, g.last_at as reviewed_at, null::timestamptz as merged_at, g.substantial,
            g."primary"
     from given g`,
    `select o.person, o.repository, o.number, null::timestamptz as reviewed_at, o.at as merged_at, o.substantial,
            false as "primary"
     from own_merged o`,
  ],
  not: [],
};

const NONE = `none as (
    select c.repository, c.number from acts c where c.kind in ('closed', 'reopened') and ${DONE('c')} group by 1, 2
    having max(c.at) filter (where c.kind = 'closed' and c.value in ('not_planned', 'duplicate')) = max(c.at))`;

const issues: FamilyOfDeeds = {
  tables: [NONE],
  done: [
    `select i.author as person, i.repository, i.number, i.opened_at as at
     from items i
     where i.kind = 'issue' and i.author is not null and i.repository = any($1) and i.opened_at < $2 and i.opened_at >= $4
       and ${COUNTS('i')} and not exists (
         select from none where none.repository = i.repository and none.number = i.number)`,
  ],
  not: [],
};

const FIRSTS = `firsts as (
    select distinct on (a.repository, a.number) a.person, a.repository, a.number, a.at
    from acts a ${ITEM_OF('a')} and i.kind = 'issue' and i.author is distinct from a.person and a.at >= i.opened_at
    where a.kind = 'commented' and a.person is not null and ${IS_PERSON('a.person')} and ${DONE('a')} and not ${HIDDEN_AS_BAD('a')}
    order by a.repository, a.number, a.at, a.person)`;

const answers: FamilyOfDeeds = {
  tables: [FIRSTS],
  done: [
    'select f.person, f.repository, f.number, f.at from firsts f',
    `select distinct a.subject as person, a.repository, a.number, a.at
     from acts a ${ITEM_OF('a')} and i.kind = 'discussion' and i.author is distinct from a.subject
     where a.kind = 'answered' and a.subject is not null and ${LATELY('a')} and not exists (
       select from acts later where later.repository = a.repository and later.number = a.number
         and later.kind in ('answered', 'unanswered') and later.at > a.at and later.at < $2 and not later.gone)`,
  ],
  not: [],
};

const COMMENTED = `select a.person, a.repository, a.number, a.at
     from acts a ${ITEM_OF('a')} and i.author is distinct from a.person
     where a.kind in ('commented', 'review_commented') and a.person is not null and ${LATELY('a')}`;

/** What was hidden is taken off again: the index that tells all others tells nothing of it. */
const comments: FamilyOfDeeds = { tables: [], done: [COMMENTED], not: [`${COMMENTED} and ${BAD('a')}`] };

const ON_OTHERS_ONLY = `('committed', 'reviewed')`;

/** Taken off again are commits and reviews of one's own pull requests, and what was hidden beside those. */
const contributions: FamilyOfDeeds = {
  tables: [],
  done: [
    `select a.person, a.repository, a.number, a.at
     from acts a where a.kind in (${OWN}) and a.person is not null and ${LATELY('a')}`,
  ],
  not: [
    `select a.person, a.repository, a.number, a.at
     from acts a ${ITEM_OF('a')} and i.author = a.person and i.kind = 'pull_request'
     where a.kind in ${ON_OTHERS_ONLY} and ${LATELY('a')}`,
    `select a.person, a.repository, a.number, a.at
     from acts a where a.kind in (${OWN}) and a.person is not null and ${BAD('a')} and ${LATELY('a')}
       and (a.kind not in ${ON_OTHERS_ONLY} or not exists (
         select from items i where i.repository = a.repository and i.number = a.number and i.author = a.person
           and i.kind = 'pull_request'))`,
  ],
};

export const families = { pulls, issues, answers, comments, contributions };
export type Family = keyof typeof families;
