// Who is taken for a maintainer (metrics.md, G15): one reading for all groups. In all statements $1 is the frame's repositories.

const IS_MEMBER = `association in ('OWNER', 'MEMBER', 'COLLABORATOR')`;

/** The newest row of a list by then says that it holds them. Written out: calling `was_maintainer` costs ten times as much. */
const isListed = (repository: string, person: string, at: string): string => `exists (
    select from maintainers m where m.repository = ${repository} and m.person = ${person} and m.at <= ${at} and m.listed
      and not exists (select from maintainers newer where newer.repository = m.repository and newer.person = m.person
        and newer.by = m.by and newer.at > m.at and newer.at <= ${at}))`;

/**
 * By what was known then; where that was nothing, by what is known now: who was there before the first list was told is who is
 * on one. Null: nothing ever was.
 */
export const wasMaintainer = (repository: string, person: string, at: string): string =>
  `case when exists (select from maintainers lists where lists.repository = ${repository} and lists.at <= ${at})
    then ${isListed(repository, person, at)}
    else coalesce(was_maintainer(${repository}, ${person}, ${at}), was_maintainer(${repository}, ${person}, 'infinity')) end`;

/** A query of who was one of which repository just before a moment. Of most people neither a list nor GitHub ever said so. */
export const maintainersBefore = (at: string): string => `select k.repository, k.person from (
    select repository, person from maintainers where repository = any($1)
    union
    select repository, person from associations where repository = any($1) and ${IS_MEMBER}) k
  where ${wasMaintainer('k.repository', 'k.person', `(${at}::timestamptz - interval '1 microsecond')`)}`;
