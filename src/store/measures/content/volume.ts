// How much was written in the window, by whom.
import type { VolumeRow } from '../../../metrics/content/samples.js';
import type { Frame } from '../../../metrics/frame.js';
import type { Database } from '../../database.js';
import { classOf } from '../accounts.js';
import { hadLeft } from '../left.js';
import { MAINTAINERS, sideOf, stands, valuesOf, whose } from './parts.js';

/** Summed by account first: whose they are is asked once for each. */
const VOLUME = `with ${MAINTAINERS},
  posts as (
    select i.repository, i.author as person, i.kind, count(*) as n
    from items i join item_states s on s.repository = i.repository and s.number = i.number
    where i.repository = any($1) and i.kind in ('issue', 'pull_request', 'discussion')
      and i.opened_at >= $2 and i.opened_at < $3
      and not ${hadLeft('s', '$3')}
    group by 1, 2, 3
    union all
    select a.repository, a.person, 'comment', count(*) from acts a
    where a.repository = any($1) and a.kind in ('commented', 'review_commented') and a.at >= $2 and a.at < $3 and not a.gone
      and not exists (select from item_states l where l.left_at is not null and ${hadLeft('l', '$3')}
        and l.repository = a.repository and l.number = a.number)
    group by 1, 2
    union all
    select a.repository, a.subject, 'answer', count(distinct a.number) from acts a
    join items i on i.repository = a.repository and i.number = a.number
    where a.repository = any($1) and a.kind = 'answered' and a.at >= $2 and a.at < $3 and not a.gone
      and a.subject is distinct from i.author and ${stands('a')}
    group by 1, 2),
  told as (
    select posts.kind, posts.n, ${whose('posts.person', 'p')} as whose, ${sideOf('posts.repository', 'r')} as side
    from posts
    ${classOf('posts.person', 'p')}
    left join roles r on r.repository = posts.repository and r.person = posts.person)
  select kind, whose, side, sum(n)::int as n from told group by 1, 2, 3 order by 1, 2, 3`;

export function contentVolume(database: Database, frame: Frame): Promise<readonly VolumeRow[]> {
  return database.rows<VolumeRow & object>(VOLUME, valuesOf(frame));
}
