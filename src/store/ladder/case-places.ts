// Where a case is spoken of: its item, where that was before it was moved, and the private issue that concerns are told in. That
// one is Hearth's own post of the series `desk:REPOSITORY:NUMBER`, told by the audit.
import type { Database } from '../database.js';

export interface Place {
  readonly repository: number;
  readonly number: number;
}

export interface CasePlaces {
  readonly item: Place;
  readonly privateIssue: Place | null;
  /** Where the item was before it was moved. */
  readonly former: readonly Place[];
}

interface Post extends Place {
  readonly series: string;
}

/** Hearth's own posts of cases, each in the repository that bears the name now; the newest first. */
const POSTS = `select p.act ->> 'series' as series, there.id::float8 as repository, p.github_id::int as number
  from repositories here
  join actions p on p.community = here.owner and p.feature = 'desk' and p.act ->> 'kind' = 'issue' and p.github_id is not null
  join repositories there on there.owner = here.owner and lower(there.name) = lower(coalesce(p.act ->> 'in', p.name))
  where here.id = $1`;

const BEHIND = `${POSTS} and there.id = $1 and p.github_id = $2 order by p.id desc limit 1`;
const OF_SERIES = `${POSTS} and p.act ->> 'series' = any($2::text[]) order by p.id desc limit 1`;

const FORMER = `with recursive former (repository, number, steps) as (
    select i.repository, i.number, 1 from items i where i.moved_repository = $1 and i.moved_number = $2
    union all
    select i.repository, i.number, former.steps + 1 from former
    join items i on i.moved_repository = former.repository and i.moved_number = former.number where former.steps < 10)
  select repository::float8 as repository, number from former order by steps`;

const seriesOf = ({ repository, number }: Place): string => `desk:${repository}:${number}`;

function itemOf(series: string): Place | null {
  const [, repository, number] = /^desk:(\d+):(\d+)$/.exec(series) ?? [];
  return repository === undefined || number === undefined
    ? null
    : { repository: Number(repository), number: Number(number) };
}

/** Of the item itself or of its private issue. */
export async function placesOf(database: Database, asked: Place): Promise<CasePlaces> {
  const [behind] = await database.rows<Post & object>(BEHIND, [asked.repository, asked.number]);
  const item = (behind && itemOf(behind.series)) ?? asked;
  const former = await database.rows<Place & object>(FORMER, [item.repository, item.number]);
  const [post] = await database.rows<Post & object>(OF_SERIES, [item.repository, [item, ...former].map(seriesOf)]);
  const privateIssue = post === undefined ? null : { repository: post.repository, number: post.number };
  return { item, privateIssue, former };
}
