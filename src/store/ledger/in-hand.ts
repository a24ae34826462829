// What a person has in hand in a community: issues that they are assigned to, pull requests of theirs, and what was merged.
import type { InHandAnswer } from '../../core/sig-question.js';
import { stamp } from '../../core/time.js';
import type { Database } from '../database.js';

/** Of a repository that is not given to Hearth nobody tells that an item was closed; in an archived one nobody is at work. */
const AT_WORK = `r.installation is not null and r.removed_at is null and r.deleted_at is null and not r.archived`;

/** GitHub tells seconds: what happened within the last one had happened by then. */
const UNTIL = `(coalesce($3::timestamptz, 'infinity') + interval '1 second')`;

const THERE = `i.deleted_at is null and i.moved_repository is null`;

/** Of who was assigned and unassigned within one second, it is not known that they still are. */
const ASSIGNED = `select i.repository, i.number, latest.at
  from (select distinct on (a.repository, a.number) a.repository, a.number, a.kind, a.at from acts a
        where a.subject = $2 and a.kind in ('assigned', 'unassigned') and not a.gone and a.at < ${UNTIL}
        order by a.repository, a.number, a.at desc, a.kind desc) latest
  join repositories r on r.id = latest.repository and r.owner = $1 and ${AT_WORK}
  join items i on i.repository = latest.repository and i.number = latest.number and i.kind = 'issue' and ${THERE}
  where latest.kind = 'assigned' and is_open(i.repository, i.number, ${UNTIL})
  order by latest.at, i.repository, i.number`;

/**
 * Issues that Hearth gave them within the last minutes, of which GitHub has not told since: its webhook comes later than the
 * next command. Of a time before now everything was told.
 */
const GIVEN = `select distinct on (a.repository, a.number) a.repository, a.number, a.sent_at as at
  from repositories r
  join actions a on a.installation = r.installation and a.sent_at > now() - interval '5 minutes' and a.repository = r.id
  cross join lateral jsonb_array_elements_text(a.act -> 'add') added (login)
  join logins l on l.person = $2 and lower(l.login) = lower(added.login)
  join items i on i.repository = a.repository and i.number = a.number and i.kind = 'issue' and ${THERE}
  where r.owner = $1 and ${AT_WORK} and $3::timestamptz is null
    and a.act ->> 'kind' = 'assign' and a.state = 'applied' and is_open(a.repository, a.number, 'infinity')
    and not exists (select from acts told where told.repository = a.repository and told.number = a.number
      and told.subject = $2 and told.kind in ('assigned', 'unassigned') and not told.gone
      and told.at >= date_trunc('second', a.sent_at))
  order by a.repository, a.number, a.sent_at`;

const MERGED = `exists (select from acts m
  where m.repository = i.repository and m.number = i.number and m.kind = 'merged' and not m.gone and m.at < ${UNTIL})`;

const OWN = `from items i join repositories r on r.id = i.repository and r.owner = $1
  where i.author = $2 and i.kind = 'pull_request' and i.opened_at < ${UNTIL}`;

const OPENED = `select i.repository, i.number, i.opened_at as at ${OWN} and ${AT_WORK} and ${THERE}
    and is_open(i.repository, i.number, ${UNTIL}) and not ${MERGED}
  order by i.opened_at, i.repository, i.number`;

const COUNTS = `select count(*)::int as all, count(*) filter (where not r.private)::int as public ${OWN} and ${MERGED}`;

interface Counts {
  readonly all: number;
  readonly public: number;
}

interface Row {
  readonly repository: string;
  readonly number: number;
  readonly at: Date;
}

const isSamePlace = (one: Row, two: Row): boolean => one.repository === two.repository && one.number === two.number;
const placeOf = ({ repository, number }: Row) => ({ repository: Number(repository), number });

export async function inHand(
  database: Database,
  community: number,
  person: number,
  then: string | null = null,
): Promise<InHandAnswer> {
  const values = [community, person, then];
  const [told, given, pulls, merged] = await Promise.all([
    database.rows<Row>(ASSIGNED, values),
    database.rows<Row>(GIVEN, values),
    database.rows<Row>(OPENED, values),
    database.rows<Counts>(COUNTS, values),
  ]);
  const issues = [...told, ...given.filter((row) => !told.some((one) => isSamePlace(one, row)))];
  return {
    issues: issues.map((row) => ({ ...placeOf(row), since: stamp(row.at.toISOString()) })),
    pulls: pulls.map((row) => ({ ...placeOf(row), openedAt: stamp(row.at.toISOString()) })),
    merged: merged[0]?.all ?? 0,
    mergedInPublic: merged[0]?.public ?? 0,
  };
}
