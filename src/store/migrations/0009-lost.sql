-- Claims that were never finished are no tries: GitHub did not refuse what a worker was killed over.
alter table inbox add column lost integer not null default 0;
