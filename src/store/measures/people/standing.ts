// Who was a maintainer, and how much attention the repositories got.
import type { Frame } from '../../../metrics/frame.js';
import type { PeopleSamples } from '../../../metrics/people/samples.js';
import type { Database } from '../../database.js';
import { onlyOf } from '../accounts.js';
import { maintainersBefore } from '../was-maintainer.js';
import { standing } from './parts.js';

/** Just before $2, of any of the repositories. */
const MAINTAINERS = `select distinct m.person::float8 from (${maintainersBefore('$2')}) m order by 1`;

const FOUR_WEEKS = 28 * 86_400_000;

export async function maintainers(
  database: Database,
  { repositories, to }: Frame,
): Promise<PeopleSamples['peopleMaintainers']> {
  const at = async (moment: string) => {
    const rows = await database.rows<{ person: number }>(MAINTAINERS, [repositories, moment]);
    return rows.map(({ person }) => person);
  };
  return { now: await at(to), before: await at(new Date(Date.parse(to) - FOUR_WEEKS).toISOString()) };
}

/** $3 from, $4 the excluded. Whoever takes a star back and gives it again is one person. */
const ATTENTION = `select count(*) filter (where a.kind = 'starred')::int as stars,
    count(*) filter (where a.kind = 'forked')::int as forks,
    count(distinct a.person) filter (where a.kind = 'starred')::int as stargazers
  from acts a
  ${onlyOf('a.person', 'p', 'human')}
  where a.repository = any($1) and a.kind in ('starred', 'forked') and a.at >= $3 and a.at < $2
    and a.person <> all($4::bigint[]) and ${standing('a')}`;

export async function attention(database: Database, frame: Frame): Promise<PeopleSamples['peopleAttention']> {
  const values = [frame.repositories, frame.to, frame.from, frame.excluded];
  const [row] = await database.rows<PeopleSamples['peopleAttention'] & object>(ATTENTION, values);
  return row ?? { stars: 0, forks: 0, stargazers: 0 };
}
