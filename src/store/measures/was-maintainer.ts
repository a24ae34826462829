// Who is taken for a maintainer (metrics.md, G15): one reading for all groups. In all statements $1 is the frame's repositories.

const IS_MEMBER = `association in ('OWNER', 'MEMBER', 'COLLABORATOR')`;

/**
 * By what was known then; where that was nothing, by what is known now: who was there before the first list was told is who is
 * on one. Null: nothing ever was.
 */
export const wasMaintainer = (repository: string, person: string, at: string): string =>
  `coalesce(was_maintainer(${repository}, ${person}, ${at}), was_maintainer(${repository}, ${person}, 'infinity'))`;

/** A query of who was one of which repository just before a moment. Of most people neither a list nor GitHub ever said so. */
export const maintainersBefore = (at: string): string => `select k.repository, k.person from (
    select repository, person from maintainers where repository = any($1)
    union
    select repository, person from associations where repository = any($1) and ${IS_MEMBER}) k
  where ${wasMaintainer('k.repository', 'k.person', `${at}::timestamptz - interval '1 microsecond'`)}`;
