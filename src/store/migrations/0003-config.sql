-- What was last right of each key at the top of each hearth.yml: in force for a day where mistakes came into it.
create table config_keys (
  -- The empty key stands for the file as a whole: since when it has mistakes.
  -- A repository's own file, or the one of its owner, which all repositories share.
  place text not null check (place in ('repository', 'owner')),
  id bigint not null,
  key text collate "C" not null,
  -- As it was written.
  value jsonb,
  line integer not null,
  -- Since when the key has mistakes, by domain time; null: this is what stands in the file.
  broken_since timestamptz,
  primary key (place, id, key)
);

-- Whether a hearth.yml was ever proposed to a community: looked up every minute.
create index actions_onboarding on actions (community) where feature = 'onboarding';

-- Pull requests whose head is new: whether one touches hearth.yml is asked for many at once.
create table pulls_to_check (
  repository bigint not null,
  number integer not null,
  -- Grows with every head: what comes while the others are looked at stays.
  seq bigint generated always as identity,
  primary key (repository, number)
);
