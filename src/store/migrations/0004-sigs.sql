-- Which ticks the sections of a repository's configuration ask for, and when the next one of each is due.
create table schedules (
  repository bigint not null,
  feature text not null,
  -- Of the tick: the feature's name, or `name/which`.
  series text not null,
  -- Five fields, in this zone.
  cron text not null,
  zone text not null,
  next_at timestamptz not null,
  primary key (repository, feature, series)
);
create index schedules_due on schedules (next_at);

-- What somebody has in hand is asked with every claim: of who reviews a lot, assignments are few among what was asked.
drop index acts_of_subject;
create index acts_of_subject on acts (subject, kind) where subject is not null;

-- Items by their labels, as GitHub compares names.
create index acts_of_label on acts (repository, lower(value), number, at) where kind in ('labeled', 'unlabeled');

-- Who caused it, where that is somebody whose share of the comments counts: see the engine's `causer`.
alter table actions add column caused_by bigint;
create index actions_caused on actions (installation, caused_by, sent_at) where caused_by is not null;
