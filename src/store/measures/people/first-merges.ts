// Whose pull request was merged for the first time, anywhere that people are known in.
import type { Frame } from '../../../metrics/frame.js';
import type { FirstMerge } from '../../../metrics/people/samples.js';
import type { Database } from '../../database.js';
import { doerOf, standing } from './parts.js';

/** $3 from, $4 the excluded, $5 where people are known in. Of several merged in the same second the one with the lower numbers. */
const SQL = `with merged as (
    select distinct on (a.person) a.person, a.repository, a.number, a.at
    from (select i.author as person, m.repository, m.number, m.at from acts m
          join items i on i.repository = m.repository and i.number = m.number and i.kind = 'pull_request'
          where m.repository = any($1) and m.kind = 'merged' and m.at >= $3 and m.at < $2 and i.author is not null
            and ${standing('m')}) a
    order by a.person, a.at, a.repository, a.number)
  select m.person::float8, ${doerOf('m', 'p', '$4')} as author, m.repository::float8, m.number, date_part('epoch', m.at) as at
  from merged m
  join people p on p.id = m.person
  where (select true from items i
         join acts e on e.repository = i.repository and e.key = 'merged:' || i.number and e.at < m.at and ${standing('e')}
         where i.author = m.person and i.repository = any($5::bigint[]) and i.kind = 'pull_request' and i.opened_at < m.at limit 1) is null
  order by m.at, m.person`;

export function firstMerges(database: Database, frame: Frame): Promise<readonly FirstMerge[]> {
  const values = [frame.repositories, frame.to, frame.from, frame.excluded, frame.knownIn];
  return database.rows<FirstMerge & object>(SQL, values);
}
