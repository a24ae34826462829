-- What each item came to, folded from its acts (src/core/item-state.ts). Nothing here that could not be computed again.
create table item_states (
  repository bigint not null,
  number integer not null,
  kind text not null,
  author bigint,
  opened_at timestamptz not null,
  -- Start of the clock (metrics.md, G11); null: a draft that was never ready.
  started_at timestamptz,
  -- Since when it does not count (G13), and why: moved, deleted, converted, spam.
  left_at timestamptz,
  left_why text,
  -- When it became a draft and when ready again, in turns, from the start of the clock on.
  drafts timestamptz[] not null default '{}',
  -- The first response (G12), and the first review or review comment of another person.
  answered_at timestamptz,
  answered_by bigint,
  answered_with text,
  reviewed_at timestamptz,
  reviewed_by bigint,
  -- The first approving review of another person before the merge.
  approved_at timestamptz,
  -- The first label, assignment, milestone or request for a review by a person who is not the author.
  triaged_at timestamptz,
  closes timestamptz[] not null default '{}',
  reopens timestamptz[] not null default '{}',
  -- The last close, where it is closed now: when, by whom, why.
  closed_at timestamptz,
  closed_by bigint,
  close_reason text,
  merged_at timestamptz,
  merged_by bigint,
  -- The last act of a person, and of anybody: later than that, the item is as it is here.
  acted_at timestamptz not null,
  changed_at timestamptz not null,
  labels text[] not null default '{}',
  lines integer,
  -- Whose turn it is (src/core/turn.ts).
  turn text not null,
  turn_since timestamptz not null,
  turn_because text not null,
  turn_people bigint[] not null default '{}',
  primary key (repository, number)
);

create index item_states_opened on item_states (repository, opened_at);
create index item_states_started on item_states (repository, started_at);
create index item_states_answered on item_states (repository, answered_at) where answered_at is not null;
create index item_states_closed on item_states (repository, closed_at) where closed_at is not null;
create index item_states_merged on item_states (repository, merged_at) where merged_at is not null;
create index item_states_open on item_states (repository, kind) where closed_at is null and left_at is null;
create index item_states_changed on item_states (repository, changed_at);

-- What changed, since states were folded last. Only added to, so that nobody waits for anybody: `number` is the item; without
-- one it is the open items of the repository, or those on which `person` acted.
create table stale_items (
  id bigint generated always as identity primary key,
  repository bigint,
  number integer,
  person bigint
);

-- Items whose state is to be folded anew, each once.
create table items_to_fold (
  repository bigint not null,
  number integer not null,
  primary key (repository, number)
);
insert into items_to_fold (repository, number) select repository, number from items;

create function acts_changed() returns trigger language plpgsql as $$
begin
  insert into stale_items (repository, number)
  select distinct repository, number from changed where number is not null;
  return null;
end $$;
create trigger acts_told after insert on acts
  referencing new table as changed for each statement execute function acts_changed();
create trigger acts_taken after delete on acts
  referencing old table as changed for each statement execute function acts_changed();

-- What was told of an act may also put it on another item.
create function acts_rewritten() returns trigger language plpgsql as $$
begin
  insert into stale_items (repository, number)
  select repository, number from changed where number is not null
  union select repository, number from former where number is not null;
  return null;
end $$;
create trigger acts_rewritten after update on acts
  referencing new table as changed old table as former for each statement execute function acts_rewritten();

-- The plans of these functions are kept for as long as a connection lasts: one that was made while a table was still small
-- must not be one that reads all of it later.

-- A discussion that is or was the same as an issue takes its place.
create function items_changed() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (repository, number)
  select repository, number from changed
  union select i.repository, i.number from changed d
    join items i on i.repository = d.repository and i.kind = 'issue' and i.opened_at = d.opened_at
    where d.kind = 'discussion';
  return null;
end $$;
create trigger items_told after insert on items
  referencing new table as changed for each statement execute function items_changed();
create trigger items_taken after delete on items
  referencing old table as changed for each statement execute function items_changed();

create function items_rewritten() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (repository, number)
  select repository, number from changed
  union select i.repository, i.number
    from (select repository, kind, opened_at from changed union select repository, kind, opened_at from former) d
    join items i on i.repository = d.repository and i.kind = 'issue' and i.opened_at = d.opened_at
    where d.kind = 'discussion';
  return null;
end $$;
create trigger items_rewritten after update on items
  referencing new table as changed old table as former for each statement execute function items_rewritten();

-- Whose word is a maintainer's decides whose turn it is where an item is open.
create function maintainers_changed() returns trigger language plpgsql as $$
begin
  insert into stale_items (repository) select distinct repository from changed;
  return null;
end $$;
create trigger maintainers_told after insert on maintainers
  referencing new table as changed for each statement execute function maintainers_changed();
create trigger maintainers_taken after delete on maintainers
  referencing old table as changed for each statement execute function maintainers_changed();
create trigger maintainers_rewritten after update on maintainers
  referencing new table as changed for each statement execute function maintainers_changed();

-- GitHub's words for somebody matter where there are no lists: when the first one is told after their acts, and where
-- they do not all say the same.
create function associations_changed() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (repository, person)
  select distinct c.repository, c.person from changed c
  where exists (select from acts a where a.person = c.person and a.repository = c.repository and a.number is not null);
  return null;
end $$;
create trigger associations_told after insert on associations
  referencing new table as changed for each statement execute function associations_changed();
create trigger associations_taken after delete on associations
  referencing old table as changed for each statement execute function associations_changed();

create function associations_retold() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (repository, person)
  select distinct c.repository, c.person from changed c
  where exists (
    select from associations o where o.repository = c.repository and o.person = c.person
      and (o.association in ('OWNER', 'MEMBER', 'COLLABORATOR')) <> (c.association in ('OWNER', 'MEMBER', 'COLLABORATOR')));
  return null;
end $$;
create trigger associations_retold after update on associations
  referencing new table as changed for each statement execute function associations_retold();

-- Somebody is told of after their acts, or is no person after all.
create function people_told() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (person)
  select id from changed c
  where exists (select from acts a where a.person = c.id) or exists (select from acts a where a.subject = c.id);
  return null;
end $$;
create trigger people_told after insert on people
  referencing new table as changed for each statement execute function people_told();
create trigger people_taken after delete on people
  referencing old table as changed for each statement execute function people_told();

create function people_classed() returns trigger language plpgsql as $$
begin
  insert into stale_items (person)
  select c.id from changed c join former f on f.id = c.id and f.class <> c.class;
  return null;
end $$;
create trigger people_classed after update on people
  referencing new table as changed old table as former for each statement execute function people_classed();

-- What the measures read most is told by these alone: acts by kind and time with whose they are and whether they stand, the
-- authors of pull requests, the few items that count no more or were moved, and the few accounts that are no people.
drop index acts_of_kind;
create index acts_of_kind on acts (repository, kind, at) include (person, number, gone);
create index items_of_pulls on items (repository, number) include (author) where kind = 'pull_request';
create index item_states_left on item_states (repository, number) include (left_at, left_why) where left_at is not null;
create index items_moved on items (repository, number) include (moved_repository, moved_number) where moved_repository is not null;
create index people_not_human on people (id) include (class) where class <> 'human';
