-- Hearth's own private issues of cases: found by the case, and the case by them.
create index actions_of_desk on actions (community, github_id)
  where feature = 'desk' and act ->> 'kind' = 'issue' and github_id is not null;
create index actions_of_desk_series on actions ((act ->> 'series'))
  where feature = 'desk' and act ->> 'kind' = 'issue' and github_id is not null;

-- Where an item came from: the other way round.
create index items_moved_to on items (moved_repository, moved_number) where moved_repository is not null;

-- Few items and acts, each told by an index of its own, so that what is read of all others need not look at them: items that were
-- deleted, and what a moderator hid.
create index items_deleted on items (repository) where deleted_at is not null;
create index acts_hidden on acts (repository, kind, at) where hidden is not null;

-- Which items bear a SIG's labels is told by the index alone.
drop index acts_of_label;
create index acts_of_label on acts (repository, lower(value), number, at) include (value, kind, gone)
  where kind in ('labeled', 'unlabeled');

-- Whose pull requests are, and how large, is told by the index alone.
drop index items_of_pulls;
create index items_of_pulls on items (repository, number) include (author, lines) where kind = 'pull_request';

-- Of all locks, those for spam are few.
create index acts_spam on acts (repository, number, at) where kind = 'locked' and value = 'spam';

-- Of words about people: the owner whose shared file let it be said. One without, or of another owner than the repository has
-- now, counts in its own repository only.
alter table acts add column community bigint;
