-- What becomes of the times that a schedule missed: see Schedule.catchUp in core/feature.ts.
alter table schedules add column catch_up text not null default 'newest' check (catch_up in ('newest', 'all', 'none'));

-- Reports that were made before: few, and looked up with each new one.
create index actions_reports on actions (community, scope, id) where feature = 'reports';

-- Hearth's own discussions are found again by their series, as its issues are.
create index actions_of_discussions on actions (repository, (act ->> 'series'), id) where act ->> 'kind' = 'discussion';
