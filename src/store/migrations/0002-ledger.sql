-- The ledger: repositories, people, items and acts. Every row is what its tellings joined to (src/core/fact.ts): whatever
-- order they came in, and however often, the row is the same. Nothing here holds text that people wrote.

-- The least certain first: the order counts where two tellings bear the same date.
create type fact_source as enum ('import', 'asked', 'webhook', 'backfill');

create table repositories (
  id bigint primary key,
  -- Null: known by an import only. What is no longer installed is forgotten after 30 days.
  installation bigint,
  name text not null,
  owner bigint not null,
  owner_login text not null,
  owner_kind text not null,
  private boolean not null,
  archived boolean not null,
  default_branch text not null,
  -- The date of the telling that stands.
  told_at timestamptz not null,
  -- Deleted at GitHub. Its history stays: it happened.
  deleted_at timestamptz,
  -- No longer given to Hearth.
  removed_at timestamptz,
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
  language text,
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
  language text,
  hidden_at timestamptz,
  hidden text collate "C",
  deleted_at timestamptz,
  primary key (repository, key)
);
create index acts_of_item on acts (repository, number, at);
create index acts_of_person on acts (person, kind, at);

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

-- When an item's clock starts (metrics.md, G11): at its creation; of a pull request that was created as a draft, when it
-- first became ready; null while it never was. Moved and deleted items are not counted here: where they went, they are.
create view clocks as
select i.repository, i.number, i.kind, i.author, i.opened_at,
       case when i.kind <> 'pull_request' then i.opened_at
            when f.kind = 'ready' then f.at
            when f.kind is null and i.draft then null
            else i.opened_at end as started_at
from items i
left join lateral (
  select a.kind, a.at from acts a
  where a.repository = i.repository and a.number = i.number and a.kind in ('ready', 'drafted')
  order by a.at, a.kind limit 1) f on i.kind = 'pull_request'
where i.deleted_at is null and i.moved_repository is null;

-- Responses (metrics.md, G3, G4, G11, G12): of people who are not the author, from the start of the clock on, never while
-- the pull request is a draft. Accounts that are gone are nobody, and a bot's word is none.
create view responses as
select c.repository, c.number, a.person, a.at, a.kind
from clocks c
join acts a on a.repository = c.repository and a.number = c.number
join people p on p.id = a.person and p.class = 'human'
where a.kind in ('commented', 'reviewed', 'review_commented', 'closed', 'merged')
  and a.person is distinct from c.author and a.at >= c.started_at and a.deleted_at is null
  and (c.kind <> 'pull_request' or coalesce((
    select d.kind from acts d
    where d.repository = a.repository and d.number = a.number and d.kind in ('ready', 'drafted') and d.at <= a.at
    order by d.at desc, d.kind desc limit 1), 'ready') = 'ready');

-- Was this person a maintainer then (metrics.md, G15)? The lists by date; where no list was known yet, GitHub's word for
-- them as it was told by then. Null: nothing was known.
create function was_maintainer(in_repository bigint, who bigint, at_time timestamptz) returns boolean
language sql stable as $$
  select coalesce(
    (select bool_or(listed) from (
      select distinct on (by) listed from maintainers m
      where m.repository = in_repository and m.person = who and m.at <= at_time order by by, m.at desc) latest),
    (select bool_or(association in ('OWNER', 'MEMBER', 'COLLABORATOR')) from associations a
     where a.repository = in_repository and a.person = who and a.first_at <= at_time))
$$;
