// The ledger that the benchmark measures: five years of a community of 20 repositories, made by PostgreSQL itself and the same
// in every run: every number is drawn from a digest of what it is for.
import type { Database } from '../src/store/database.js';

/** The end of the last complete week. */
export const TO = '2026-11-16T00:00:00Z';
export const OWNER = 1;
export const REPOSITORIES = 20;
export const MAINTAINERS = 40;
export const SIGS = 25;
const YEARS = 5;
/** So many acts come of one item, stars and forks included. */
const ACTS_PER_ITEM = 8.8;

/** From 0 to 1, of a number and a salt. */
const draw = (of: string, salt: number) => `((hashint8extended((${of})::bigint, ${salt}) & 1048575)::float8 / 1048576)`;
/** Seconds until something happens: mostly soon, seldom late. */
const delay = (of: string, salt: number, mean: number) => `(-ln(1 - ${draw(of, salt)}) * interval '${mean} seconds')`;
const maintainer = (of: string, salt: number) => `(1 + floor(${MAINTAINERS} * ${draw(of, salt)} ^ 2.5))::bigint`;

/** Accounts: maintainers from 1, bots from 100, agents from 110, everybody else from 1000. */
const PEOPLE = [
  `insert into people (id, kind, first_login, first_login_at, login_class, login_reason)
   select id, case when id between 100 and 109 then 'bot' else 'user' end, 'u' || id, '2020-01-01',
          case when id between 110 and 114 then 'agent' end, 'bench'
   from (select distinct author as id from drawn_items union select generate_series(1, 114)) known where id is not null`,
  `insert into people (id, kind, first_login, first_login_at, login_reason)
   select distinct person, 'user', 'u' || person, '2020-01-01'::timestamptz, 'bench' from drawn where person is not null
   on conflict do nothing`,
  `insert into maintainers (repository, person, by, at, listed)
   select r, p, 'permission', '2022-01-01'::timestamptz + p * interval '20 days', true
   from generate_series(1, ${REPOSITORIES}) r, generate_series(1, ${MAINTAINERS}) p where (r + p) % 3 = 0`,
  `insert into repositories (id, installation, name, owner, owner_login, owner_kind, private, archived, default_branch, told_at)
   select r, 5, 'r' || r, ${OWNER}, 'acme', 'organization', false, r = 20, 'main', now() from generate_series(1, ${REPOSITORIES}) r`,
];

/**
 * $1 items. Each is opened a little more often than the one before; a third of the people are new, most of the others were
 * there lately, and some of them again and again.
 */
const ITEMS = `create unlogged table drawn_items as
  with placed as (
    select n, '${TO}'::timestamptz - interval '${YEARS} years' * (1 - (n::float8 / $1) ^ 0.8) as opened_at,
           1 + floor(${REPOSITORIES} * ${draw('n', 1)} ^ 2)::bigint as repository, ${draw('n', 2)} as u, ${draw('n', 3)} as v
    from generate_series(1, $1) n)
  select n, repository, row_number() over (partition by repository order by n)::int as number, opened_at,
         case when u < 0.45 then 'issue' when u < 0.92 then 'pull_request' else 'discussion' end as kind,
         case when v < 0.2 then ${maintainer('n', 4)}
              when v < 0.27 then 100 + n % 10
              when v < 0.29 then 110 + n % 5
              when v < 0.292 then null
              when v < 0.5 then 1000 + n
              else 1000 + greatest(1, n - floor(${draw('n', 5)} ^ 3 * 20000)::bigint) / 13 * 13 end as author,
         u between 0.45 and 0.5 as draft
  from placed`;

/** What is done on an item: how often on average, by whom, how long after its opening. */
interface Kind {
  readonly kind: string;
  readonly on: string;
  readonly most: number;
  readonly chance: number;
  readonly person: string;
  readonly after: string;
  readonly value?: string;
  readonly key?: string;
}

const AUTHOR_OR = (other: string, salt: number, share: number) =>
  `case when ${draw('m', salt)} < ${share} then author else ${other} end`;
const ANYBODY = `1000 + greatest(1, n - floor(${draw('m', 21)} ^ 3 * 20000)::bigint) / 13 * 13`;
const TALKER = AUTHOR_OR(
  `case when ${draw('m', 22)} < 0.65 then ${maintainer('m', 23)} when ${draw('m', 24)} < 0.2 then 100 + m % 10 else ${ANYBODY} end`,
  25,
  0.35,
);
const PULL = "kind = 'pull_request'";
const ISSUE = "kind = 'issue'";
const sizeLabel = `'size/' || (array['XS', 'S', 'M', 'L', 'XL', 'XXL'])[1 + floor(6 * ${draw('n', 31)})::int]`;
const sigLabel = `'sig/s' || floor(${SIGS} * ${draw('n', 32)} ^ 1.5)::int`;
const digits = `to_char(at, 'YYYYMMDDHH24MISS')`;

const KINDS: readonly Kind[] = [
  {
    kind: 'commented',
    on: 'true',
    most: 6,
    chance: 0.4,
    person: TALKER,
    after: delay('m', 41, 200_000),
    key: `'comment:' || m`,
  },
  {
    kind: 'reviewed',
    on: PULL,
    most: 3,
    chance: 0.45,
    person: maintainer('m', 42),
    after: delay('m', 43, 150_000),
    key: `'review:' || m`,
    value: `case when ${draw('m', 44)} < 0.25 then 'changes_requested' when ${draw('m', 44)} < 0.7 then 'approved' else 'commented' end`,
  },
  {
    kind: 'review_commented',
    on: PULL,
    most: 4,
    chance: 0.25,
    person: AUTHOR_OR(maintainer('m', 45), 46, 0.3),
    after: delay('m', 47, 150_000),
    key: `'review_comment:' || m`,
  },
  { kind: 'pushed', on: PULL, most: 2, chance: 0.5, person: 'author', after: delay('m', 48, 180_000) },
  { kind: 'labeled', on: PULL, most: 1, chance: 0.9, person: '100', after: "interval '20 seconds'", value: sizeLabel },
  {
    kind: 'labeled',
    on: "kind <> 'discussion'",
    most: 1,
    chance: 0.75,
    person: maintainer('m', 49),
    after: delay('m', 50, 30_000),
    value: sigLabel,
  },
  {
    kind: 'labeled',
    on: ISSUE,
    most: 1,
    chance: 0.7,
    person: maintainer('m', 51),
    after: delay('m', 52, 30_000),
    value: `'kind/' || (n % 6)`,
  },
  { kind: 'review_requested', on: PULL, most: 1, chance: 0.5, person: 'author', after: "interval '60 seconds'" },
  { kind: 'ready', on: 'draft', most: 1, chance: 0.9, person: 'author', after: delay('m', 53, 200_000) },
  { kind: 'assigned', on: ISSUE, most: 1, chance: 0.3, person: maintainer('m', 54), after: delay('m', 55, 100_000) },
  {
    kind: 'closed',
    on: ISSUE,
    most: 1,
    chance: 0.93,
    person: AUTHOR_OR(maintainer('m', 56), 57, 0.3),
    after: delay('m', 58, 2_000_000),
    value: `(array['completed', 'completed', 'not_planned', 'duplicate'])[1 + n % 4]`,
  },
  {
    kind: 'reopened',
    on: `${ISSUE} and n % 25 = 0`,
    most: 1,
    chance: 1,
    person: maintainer('m', 59),
    after: delay('m', 60, 2_500_000),
  },
  {
    kind: 'closed',
    on: `${PULL} and n % 7 = 0`,
    most: 1,
    chance: 0.97,
    person: maintainer('m', 61),
    after: delay('m', 62, 900_000),
  },
  {
    kind: 'closed',
    on: "kind = 'discussion'",
    most: 1,
    chance: 0.6,
    person: AUTHOR_OR(maintainer('m', 64), 65, 0.5),
    after: delay('m', 66, 1_000_000),
  },
  {
    kind: 'answered',
    on: "kind = 'discussion'",
    most: 1,
    chance: 0.4,
    person: 'author',
    after: delay('m', 63, 300_000),
  },
];

/** `m` is the act's own number: the item's, and which of its kind it is. */
function acts({ kind, on, most, chance, person, after, value = 'null', key = 'null' }: Kind, salt: number): string {
  const own = key === 'null' ? `'${kind}:' || number || ':' || ${digits} || ':' || m` : key;
  return `select repository, ${own} as key, '${kind}' as kind, number, person::bigint, at, value
    from (select *, ${person} as person, opened_at + ${after} as at, ${value} as value
          from (select *, (n * 128 + ${salt * 8} + k)::bigint as m from drawn_items, generate_series(0, ${most - 1}) k where ${on}) one
          where ${draw('m', 70)} < ${chance}) two`;
}

const MERGES = `select repository, n, number, author, ${maintainer('n', 81)} as person,
    date_trunc('second', opened_at + ${delay('n', 82, 500_000)}) as at
  from drawn_items where ${PULL} and n % 7 <> 0 and ${draw('n', 83)} < 0.97`;

/** $1 all acts: what is missing are stars, forks and releases. */
const ACTS = [
  `create unlogged table drawn as
   select repository, key, kind, number, person, date_trunc('second', at) as at, value from (
     select repository, 'opened:' || number as key, 'opened' as kind, number, author as person, opened_at as at, null as value from drawn_items
     union all ${KINDS.map(acts).join(' union all ')}
   ) told where at < '${TO}'::timestamptz + interval '1 day'`,
  `create unlogged table drawn_merges as ${MERGES}`,
  `insert into drawn
   select repository, 'merged:' || number, 'merged', number, person, at, null from drawn_merges
   union all select repository, 'closed:' || number || ':' || ${digits}, 'closed', number, person, at, null from drawn_merges
   union all select repository, 'commit:' || n || ':' || author, 'committed', null, author, at, null from drawn_merges where author is not null
   union all select 1 + n % ${REPOSITORIES}, 'release:' || n, 'released', null, ${maintainer('n', 91)},
     '${TO}'::timestamptz - n * interval '4 days', case when n % 5 = 0 then 'prerelease' else 'release' end from generate_series(1, 450) n`,
  `insert into drawn
   select 1 + floor(${REPOSITORIES} * ${draw('n', 92)} ^ 2)::bigint, case when n % 5 = 0 then 'fork:' else 'starred:' end || n,
     case when n % 5 = 0 then 'forked' else 'starred' end, null, 1000 + floor(${draw('n', 93)} * 1000000)::bigint,
     date_trunc('second', '${TO}'::timestamptz - interval '${YEARS} years' * ${draw('n', 94)}), null
   from generate_series(1, greatest(0, $1 - (select count(*) from drawn))) n`,
];

/** As the webhooks tell them: in the order of their times. */
const LEDGER = [
  `insert into items (repository, number, kind, author, opened_at, source, told_at, draft, title, length, language, answerable, lines_at, lines)
   select repository, number, kind, author, date_trunc('second', opened_at), 'webhook', opened_at, false, lpad(to_hex(n), 16, '0'), 200 + n % 900, 'en',
          case when kind = 'discussion' then true end, case when ${PULL} then opened_at end,
          case when ${PULL} then floor(10 ^ (3.5 * ${draw('n', 95)}))::int end
   from drawn_items order by opened_at`,
  `insert into acts (repository, key, kind, number, person, at, source, value, told_at, length, language, deleted_at)
   select repository, key, kind, number, person, at, 'webhook', value,
          case when kind in ('commented', 'reviewed', 'review_commented') then at end,
          case when kind in ('commented', 'reviewed', 'review_commented') then 120 end,
          case when kind in ('commented', 'reviewed', 'review_commented') then 'en' end,
          case when kind = 'commented' and hashtext(key) % 200 = 0 then at + interval '1 hour' end
   from drawn order by at on conflict do nothing`,
  'drop table drawn_items, drawn, drawn_merges',
  'insert into items_to_fold (repository, number) select repository, number from items',
];

/** Fills an empty, migrated database; resolves to how many acts it has. */
export async function fillLedger(database: Database, wanted: number): Promise<number> {
  await database.transaction(async (client) => {
    // The notes of what changed would cost more than everything else, and every item is to be folded anyway.
    await client.query("set local session_replication_role = 'replica'");
    await client.query('set local statement_timeout = 0');
    await client.query("set local work_mem = '256MB'");
    await client.query(ITEMS.replaceAll('$1', String(Math.round(wanted / ACTS_PER_ITEM))));
    for (const sql of [...ACTS, ...PEOPLE, ...LEDGER]) await client.query(sql.replaceAll('$1', String(wanted)));
  });
  const [row] = await database.rows<{ count: number }>('select count(*)::int as count from acts');
  return row?.count ?? 0;
}
