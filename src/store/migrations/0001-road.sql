-- The road: deliveries waiting (inbox), what was decided (outcomes), what was done (actions). Everything is keyed by
-- numeric ids; names are for display.

-- Bodies of deliveries, packed by Hearth itself; what was inserted together lies together (src/store/bodies.ts).
create table bodies (
  id bigint generated always as identity primary key,
  packed bytea not null
);
alter table bodies alter column packed set storage external;

-- One row for each webhook, tick or delayed call. `lane` is filled when the row is first read, and `installation` then made
-- sure: what the door found in the bytes says whose turn it takes, and nothing else.
create table inbox (
  id bigint generated always as identity primary key,
  guid text not null unique,
  event text not null,
  -- Where the body lies: batch, first byte, length. No foreign key: it would be checked for every row that arrives.
  body bigint,
  body_at integer not null,
  body_length integer not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'ignored', 'dead')),
  reason text,
  received_at timestamptz not null default now(),
  -- '-infinity' is "at once", whatever clock the reader has.
  due_at timestamptz not null default '-infinity',
  settled_at timestamptz,
  -- Domain time of the first claim: a retry decides as the first try would have.
  decided_at timestamptz,
  attempts integer not null default 0,
  lane text,
  installation bigint,
  lease_until timestamptz,
  fence bigint not null default 0
);
-- Installations take turns: the next one that waits, and its oldest rows (src/store/claim.ts).
create index inbox_turn on inbox (coalesce(installation, 0), due_at, id) where state = 'waiting';
create index inbox_body on inbox (body) where body is not null;
-- Dead rows are few and counted with every scrape; bodies of settled rows go after a week.
create index inbox_dead on inbox (id) where state = 'dead';
create index inbox_emptied on inbox (settled_at) where body is not null and state <> 'waiting';
create index inbox_settled on inbox (settled_at) where state <> 'waiting';
create index inbox_in_hand on inbox (installation) where state = 'waiting' and lease_until is not null;
-- The lane is held by the one leased row in it; the database itself refuses a second.
create unique index inbox_lane on inbox (lane) where state = 'waiting' and lease_until is not null;

-- What each feature said to a row. A feature that failed is tried again alone.
create table outcomes (
  inbox_id bigint not null references inbox (id) on delete cascade,
  feature text not null,
  state text not null check (state in ('decided', 'failed', 'dead')),
  attempts integer not null default 1,
  because jsonb,
  error text,
  at timestamptz not null default now(),
  primary key (inbox_id, feature)
);

-- Every act on GitHub that was planned, and what became of it: the audit. Rows are added and move forward.
create table actions (
  id bigint generated always as identity primary key,
  effect_key text not null,
  community bigint not null,
  installation bigint not null,
  repository bigint not null,
  owner text not null,
  name text not null,
  number integer not null,
  feature text not null,
  rule text not null,
  scope text not null,
  cause text not null,
  slot text not null,
  act jsonb not null,
  expect jsonb,
  because jsonb not null,
  inbox_id bigint references inbox (id) on delete set null,
  guid text not null,
  cause_at timestamptz not null,
  state text not null check (state in ('planned', 'sent', 'applied', 'unchanged', 'refused', 'failed', 'would')),
  detail text,
  attempts integer not null default 0,
  github_id bigint,
  url text,
  planned_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz
);
-- Once, ever. What was only observed is kept apart and reserves nothing.
create unique index actions_once on actions (effect_key) where state <> 'would';
create unique index actions_observed_once on actions (effect_key) where state = 'would';
create index actions_of_row on actions (inbox_id);
create index actions_of_item on actions (repository, number, id);
create index actions_of_series on actions (repository, (act ->> 'series'), id) where act ->> 'kind' = 'issue';
create index actions_content on actions (installation, sent_at) where sent_at is not null;
create index actions_observed on actions (repository, feature, rule) where state = 'would';
create index actions_observed_last on actions (repository, planned_at) where state = 'would';

-- Installations whose work waits for GitHub's rate limit; nobody else waits with them.
create table parked (
  installation bigint primary key,
  until timestamptz not null,
  reason text not null
);

-- Small things that live once: the key of the hidden markers, when this database was made, and when the last complete
-- sweep of GitHub's log began (`swept_at`).
create table settings (
  name text primary key,
  value text not null
);
insert into settings (name, value)
  values ('marker_key', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')),
         ('born_at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'));
