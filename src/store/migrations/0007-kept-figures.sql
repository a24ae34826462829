-- What the metrics came to over windows that a report was about, for the reports that compare with them later. Nothing here
-- that could not be measured again: whatever changes a figure takes its row away, before anybody can find it.
create table kept_figures (
  -- A new one whenever the window is measured anew: who began to measure before something changed keeps nothing.
  id bigint generated always as identity primary key,
  -- Of everything but the window that the figures hang on: repositories, settings, versions of the metrics.
  frame text not null,
  "from" timestamptz not null,
  "to" timestamptz not null,
  -- All whose acts can show in them.
  repositories bigint[] not null,
  -- By metric (src/core/measured.ts); null: they are being measured.
  figures json,
  made_at timestamptz not null default now(),
  unique (frame, "from", "to")
);

-- A note of a change also tells since when figures may be others: those of windows that end later are taken away. Null: all;
-- infinity: none, unless the fold of the item finds one. A note may be of nothing else: an act without an item.
alter table stale_items add column since timestamptz;

create or replace function acts_changed() returns trigger language plpgsql as $$
begin
  insert into stale_items (repository, number, since)
  select repository, number, min(at) from changed group by 1, 2;
  return null;
end $$;

-- What is only told again, or seen again, changes no figure.
create or replace function acts_rewritten() returns trigger language plpgsql as $$
begin
  insert into stale_items (repository, number, since)
  select told.repository, it.number, min(told.since)
  from (select repository, array_agg(distinct number) as numbers,
               case when count(*) = 2 and count(distinct (kind, number, person, at, value, subject, hidden, gone)) = 1
                    then 'infinity' else min(at) end as since
        from (select * from changed union all select * from former) tellings
        group by repository, key) told
  cross join lateral unnest(told.numbers) it (number)
  group by 1, 2
  having it.number is not null or min(told.since) < 'infinity';
  return null;
end $$;

create or replace function items_changed() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (repository, number, since)
  select repository, number, opened_at from changed
  union select i.repository, i.number, i.opened_at from changed d
    join items i on i.repository = d.repository and i.kind = 'issue' and i.opened_at = d.opened_at
    where d.kind = 'discussion';
  return null;
end $$;

-- Whether it is a draft, was deleted or converted is told by its state: the fold of it looks what that changes
-- (src/store/states/write.ts). A title tells whether two items of somebody are the same one.
create or replace function items_rewritten() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (repository, number, since)
  select told.repository, told.number, case
      when told.times <> 2 or told.versions > 1 or cardinality(told.titles) > 1 and exists (
        select from items o where o.author = any(told.authors) and coalesce(o.title, '') = any(told.titles)
          and (o.repository, o.number) <> (told.repository, told.number))
      then told.opened_at else 'infinity' end
  from (select repository, number, count(*) as times, min(opened_at) as opened_at, array_agg(author) as authors,
               array_agg(distinct coalesce(title, '')) as titles,
               count(distinct (kind, author, opened_at, answerable, moved_repository, moved_number, lines is null)) as versions
        from (select * from changed union all select * from former) tellings
        group by repository, number) told
  union all
  select i.repository, i.number, 'infinity'
    from (select repository, kind, opened_at from changed union select repository, kind, opened_at from former) d
    join items i on i.repository = d.repository and i.kind = 'issue' and i.opened_at = d.opened_at
    where d.kind = 'discussion';
  return null;
end $$;

-- Who is a member may have been one all along, without having done anything; anybody else shows by what they did. Of whom nothing
-- was done no number is written down: it may be about to be forgotten.
create or replace function associations_changed() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (repository, person, since)
  select c.repository, case when done.first_at is not null then c.person end,
         case when c.member then '-infinity' else done.first_at end
  from (select repository, person, bool_or(association in ('OWNER', 'MEMBER', 'COLLABORATOR')) as member
        from changed group by 1, 2) c
  cross join lateral (select min(a.at) as first_at from acts a where a.person = c.person and a.repository = c.repository) done
  where c.member or done.first_at is not null;
  return null;
end $$;

-- That the word which was the last one is told again matters from the day on that it was told until now.
create or replace function associations_retold() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (repository, person, since)
  select c.repository, c.person, case
      when bool_and(o.last_day < f.last_day and c.first_at = f.first_at) then min(f.last_day) - interval '2 days' end
  from changed c
  join former f on f.repository = c.repository and f.person = c.person and f.association = c.association
  join associations o on o.repository = c.repository and o.person = c.person
    and (o.association in ('OWNER', 'MEMBER', 'COLLABORATOR')) <> (c.association in ('OWNER', 'MEMBER', 'COLLABORATOR'))
  group by 1, 2;
  return null;
end $$;
drop trigger associations_retold on associations;
create trigger associations_retold after update on associations
  referencing new table as changed old table as former for each statement execute function associations_retold();

create or replace function people_told() returns trigger language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into stale_items (person, since)
  select c.id, done.first_at from changed c
  cross join lateral (select least((select min(a.at) from acts a where a.person = c.id),
                                   (select min(a.at) from acts a where a.subject = c.id)) as first_at) done
  where done.first_at is not null;
  return null;
end $$;

-- The figures of a repository that is forgotten go with it, and who measures just now keeps none of it.
create function repositories_changed() returns trigger language plpgsql as $$
begin
  insert into stale_items (repository) values (coalesce(new.id, old.id));
  if tg_op = 'DELETE' then delete from kept_figures where old.id = any(repositories); end if;
  return null;
end $$;
create trigger repositories_told after insert or delete on repositories
  for each row execute function repositories_changed();
create trigger repositories_archived after update on repositories
  for each row when (old.archived is distinct from new.archived) execute function repositories_changed();
