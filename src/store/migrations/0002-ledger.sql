-- The ledger: repositories, people, items and acts. Every row is what its tellings joined to (src/core/fact.ts): whatever
-- order they came in, and however often, the row is the same. Nothing here holds text that people wrote.

-- The least certain first: the order counts where two tellings bear the same date.
create type fact_source as enum ('import', 'asked', 'webhook', 'backfill');

create table repositories (
  id bigint primary key,
  -- Null: known by an import only. What is no longer installed is forgotten after 30 days.
  installation bigint,
  name text collate "C" not null,
  owner bigint not null,
  owner_login text collate "C" not null,
  owner_kind text collate "C" not null,
  private boolean not null,
  archived boolean not null,
  default_branch text collate "C" not null,
  -- The date of the telling that stands.
  told_at timestamptz not null,
  -- Deleted at GitHub, unless it was told of later. Its history stays: it happened.
  deleted_at timestamptz,
  -- No longer given to Hearth; and since when it is given again: what happened between was not told.
  removed_at timestamptz,
  given_since timestamptz,
  -- Grows with every push that touches hearth.yml, so that every process reads it anew.
  config_version integer not null default 0
);
create index repositories_of_owner on repositories (owner);
create index repositories_of_installation on repositories (installation);

create table installations (
  id bigint primary key,
  account bigint not null,
  login text not null,
  kind text not null,
  -- `deleted` is for ever: who installs again gets a new number.
  state text not null check (state in ('active', 'suspended', 'deleted')),
  changed_at timestamptz not null,
  -- Installed or resumed: what happened before then was not told, and is known only once history was read after it.
  active_since timestamptz
);
create index installations_of_account on installations (account);

create table people (
  id bigint primary key,
  -- The platform's type; null where no source told it.
  kind text collate "C",
  -- The class hangs on the earliest login, so that a rename never changes it (metrics.md, G1).
  first_login text collate "C" not null,
  first_login_at timestamptz not null,
  login_class text,
  login_reason text not null,
  class text not null generated always as (
    case when id = 10137 then 'ghost' when login_class = 'agent' then 'agent' when kind = 'bot' then 'bot'
         when kind = 'mannequin' then 'mannequin' when login_class = 'bot' then 'bot' else 'human' end) stored,
  class_reason text not null generated always as (
    case when id = 10137 then 'the ghost account' when login_class = 'agent' then login_reason
         when kind in ('bot', 'mannequin') then 'GitHub calls it a ' || kind
         else login_reason end) stored
);

-- Every login an account was seen under: since when, and the last day (UTC) it was; a busy person is written once a day.
create table logins (
  person bigint not null,
  login text collate "C" not null,
  first_at timestamptz not null,
  last_day date not null,
  primary key (person, login)
);
create index logins_by_login on logins (lower(login));

create table items (
  repository bigint not null,
  number integer not null,
  kind text not null check (kind in ('issue', 'pull_request', 'discussion')),
  author bigint,
  opened_at timestamptz not null,
  source fact_source not null,
  told_at timestamptz,
  draft boolean,
  title text collate "C",
  length integer,
  language text collate "C",
  answerable boolean,
  lines_at timestamptz,
  lines integer,
  read_until timestamptz,
  moved_repository bigint,
  moved_number integer,
  deleted_at timestamptz,
  primary key (repository, number)
);
create index items_of_author on items (author, kind, opened_at);
create index items_opened on items (repository, kind, opened_at);

create table acts (
  repository bigint not null,
  key text collate "C" not null,
  kind text not null,
  number integer,
  person bigint,
  at timestamptz not null,
  source fact_source not null,
  value text collate "C",
  subject bigint,
  told_at timestamptz,
  length integer,
  language text collate "C",
  -- When a reading of the history saw it last, and whether it was hidden then; and up to when a reading of the whole
  -- timeline did not see it any more.
  seen_at timestamptz,
  hidden text collate "C",
  missing_at timestamptz,
  deleted_at timestamptz,
  gone boolean not null generated always as (
    deleted_at is not null or coalesce(missing_at > seen_at, missing_at is not null)) stored,
  primary key (repository, key)
);
create index acts_of_item on acts (repository, number, at);
create index acts_of_person on acts (person, kind, at);
create index acts_of_subject on acts (subject) where subject is not null;
create index acts_of_kind on acts (repository, kind, at) include (person, number);

-- GitHub's word for somebody, as it was told with what they did then.
create table associations (
  repository bigint not null,
  person bigint not null,
  association text not null,
  first_at timestamptz not null,
  last_day date not null,
  primary key (repository, person, association)
);

-- Who was listed as a maintainer, by which list, from when; and from when no more.
create table maintainers (
  repository bigint not null,
  person bigint not null,
  by text not null,
  at timestamptz not null,
  listed boolean not null,
  primary key (repository, person, by, at)
);

-- For whom a repository's history was asked of GitHub: from then on the ledger alone can answer.
create table asked (
  repository bigint not null,
  person bigint not null,
  -- Whose the repository was then: after a transfer it is another community's, which knows nothing yet.
  owner bigint not null,
  at timestamptz not null,
  primary key (repository, person)
);

-- Who asked to be forgotten: a keyed digest of the account's number, so that nobody learns it from here.
create table forgotten (
  digest text primary key,
  at timestamptz not null default now()
);

-- What is read of GitHub's history, one row for each repository and part. `cursor` and facts are committed together.
create table backfills (
  repository bigint not null,
  part text not null,
  installation bigint not null,
  -- Under which name it is asked for, and whose it was when it was read first: after a transfer it is another community's.
  owner text not null,
  name text not null,
  owner_id bigint,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'stopped')),
  -- Why it stopped, or waits: a sentence for people.
  reason text,
  due_at timestamptz not null default '-infinity',
  cursor text,
  page_size integer,
  items integer not null default 0,
  total integer,
  requests integer not null default 0,
  predicted integer not null default 0,
  points integer not null default 0,
  failures integer not null default 0,
  -- GitHub's time at which the pass under way began, and at which the last complete one did: known until then.
  began_at timestamptz,
  watermark timestamptz,
  requested_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (repository, part)
);
create index backfills_of_installation on backfills (installation, state, due_at);

-- Threads that did not fit on their page: the rest of them, from a cursor.
create table threads (
  repository bigint not null,
  part text not null,
  node text not null,
  connection text not null,
  number integer not null,
  cursor text not null,
  -- What is known only when the whole thread is: the item's last change, as its page told it.
  read_until timestamptz,
  primary key (repository, node, connection)
);

-- One backfill of an installation at a time, in whichever process.
create table backfill_leases (
  installation bigint primary key,
  holder text not null,
  fence bigint not null default 0,
  lease_until timestamptz not null
);

-- Files under import: how far, so that a second try goes on.
create table imports (
  digest text primary key,
  name text not null,
  lines bigint not null default 0,
  done boolean not null default false,
  updated_at timestamptz not null default now()
);

-- Everything below is as of a moment: nothing at or after `until` exists for it, so that an old period looks the same
-- whenever it is looked at (metrics.md, 1.2).

-- Whether a pull request is a draft just before that moment. What it was created as follows from its first change.
create function is_draft(in_repository bigint, of_number integer, draft_now boolean, until timestamptz) returns boolean
language sql stable as $$
  select coalesce(
    (select a.kind = 'drafted' from acts a
     where a.repository = in_repository and a.number = of_number and a.kind in ('ready', 'drafted') and a.at < until
     order by a.at desc, a.kind desc limit 1),
    (select a.kind = 'ready' from acts a
     where a.repository = in_repository and a.number = of_number and a.kind in ('ready', 'drafted')
     order by a.at, a.kind limit 1),
    draft_now, false)
$$;

-- Whether an item is open just before that moment: after its last close or reopening.
create function is_open(in_repository bigint, of_number integer, until timestamptz) returns boolean
language sql stable as $$
  select coalesce((select a.kind = 'reopened' from acts a
    where a.repository = in_repository and a.number = of_number and a.kind in ('closed', 'reopened') and a.at < until
    order by a.at desc, a.kind limit 1), true)
$$;

-- Seconds of a span during which it was a draft.
create function draft_seconds(in_repository bigint, of_number integer, since timestamptz, until timestamptz)
returns double precision language sql stable as $$
  select coalesce(sum(extract(epoch from least(until, coalesce(back, until)) - greatest(since, at))), 0)::float
  from (select a.kind, a.at, lead(a.at) over (order by a.at, a.kind) as back from acts a
        where a.repository = in_repository and a.number = of_number and a.kind in ('ready', 'drafted')) turns
  where kind = 'drafted' and at < until and coalesce(back, until) > since
$$;

-- The items that count, each with the start of its clock (metrics.md, G11, G13): at its creation; of a pull request that
-- was created as a draft, when it first became ready; null while it was not. Left out are items that were moved (where
-- they went, they count), deleted, converted into a discussion, or locked as spam.
create function clocks(until timestamptz)
returns table (repository bigint, number integer, kind text, author bigint, opened_at timestamptz, started_at timestamptz)
language sql stable as $$
  select i.repository, i.number, i.kind, i.author, i.opened_at,
         case when i.kind <> 'pull_request' then i.opened_at
              when f.kind = 'ready' then case when f.at < until then f.at end
              when f.kind is null and i.draft then null
              else i.opened_at end
  from items i
  left join lateral (
    select a.kind, a.at from acts a
    where a.repository = i.repository and a.number = i.number and a.kind in ('ready', 'drafted')
    order by a.at, a.kind limit 1) f on i.kind = 'pull_request'
  where i.opened_at < until and coalesce(i.deleted_at >= until, true)
    and (i.moved_repository is null or not exists (
      select from acts t where t.repository = i.repository and t.number = i.number and t.kind = 'transferred' and t.at < until))
    and not exists (
      select from acts l where l.repository = i.repository and l.number = i.number and l.kind = 'locked' and l.at < until
        and l.value = 'spam' and not exists (
          select from acts u where u.repository = l.repository and u.number = l.number and u.kind = 'unlocked'
            and u.at >= l.at and u.at < until))
    and (i.kind <> 'issue' or not exists (
      select from items d where d.repository = i.repository and d.kind = 'discussion' and d.opened_at = i.opened_at
        and d.author is not distinct from i.author and d.title = i.title))
$$;

-- Responses (metrics.md, G3, G4, G11, G12): of people who are not the author, from the start of the clock on, never while
-- the pull request is a draft. Accounts that are gone are nobody, and a bot's word is none.
create function responses(until timestamptz)
returns table (repository bigint, number integer, person bigint, at timestamptz, kind text)
language sql stable as $$
  select c.repository, c.number, a.person, a.at, a.kind
  from clocks(until) c
  join acts a on a.repository = c.repository and a.number = c.number
  join people p on p.id = a.person and p.class = 'human'
  where a.kind in ('commented', 'reviewed', 'review_commented', 'closed', 'merged')
    and a.person is distinct from c.author and a.at >= c.started_at and a.at < until and not a.gone
    and (c.kind <> 'pull_request' or not coalesce((
      select d.kind = 'drafted' from acts d
      where d.repository = a.repository and d.number = a.number and d.kind in ('ready', 'drafted') and d.at <= a.at
      order by d.at desc, d.kind desc limit 1), false))
$$;

-- Was this person a maintainer then (metrics.md, G15)? By the lists as they stood then. Where the repository had none yet:
-- by GitHub's word for them that was told last by then. Null: nothing was known.
create function was_maintainer(in_repository bigint, who bigint, at_time timestamptz) returns boolean
language sql stable as $$
  select case
    when exists (select from maintainers m where m.repository = in_repository and m.at <= at_time)
    then coalesce((select bool_or(listed) from (
      select distinct on (by) listed from maintainers m
      where m.repository = in_repository and m.person = who and m.at <= at_time order by by, m.at desc) latest), false)
    else (select association in ('OWNER', 'MEMBER', 'COLLABORATOR') from associations a
      where a.repository = in_repository and a.person = who and a.first_at <= at_time
      order by least(a.last_day, at_time::date) desc, a.first_at desc limit 1)
  end
$$;
