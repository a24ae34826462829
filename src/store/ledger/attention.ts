// Whose turn it is on the open items of a repository, and who has waited longest.
import type { OpenTurn, OpenTurnsAnswer } from '../../core/attention-question.js';
import { stamp } from '../../core/time.js';
import type { Database } from '../database.js';
import { refreshStates } from '../states/refresh.js';
import { loginNow } from './login.js';

const MOST = 2_000;

/** No item of theirs in the community is older. */
const FIRST = `not exists (
  select from items o join repositories there on there.id = o.repository and there.owner = here.owner
  where o.author = s.author and (o.opened_at, o.repository, o.number) < (s.opened_at, s.repository, s.number))`;

const OPEN = `
select s.number, s.kind, ${loginNow('s.author')} as author, s.turn, s.turn_since, s.turn_because, s.labels,
       s.answered_at is null and ${FIRST} and not coalesce(was_maintainer(s.repository, s.author, 'infinity'), false) as newcomer,
       array(select login from (select ${loginNow('asked.person')} as login from unnest(s.turn_people) as asked (person)) named
             where login is not null order by login) as people
from item_states s
join repositories here on here.id = s.repository
join people p on p.id = s.author and p.class = 'human'
where s.repository = $1 and s.closed_at is null and s.left_at is null and s.turn in ('maintainers', 'reviewers')
order by s.turn_since, s.number limit ${MOST}`;

interface Row {
  readonly number: number;
  readonly kind: OpenTurn['kind'];
  readonly author: string | null;
  readonly turn: OpenTurn['of'];
  readonly turn_since: Date;
  readonly turn_because: string;
  readonly labels: readonly string[];
  readonly newcomer: boolean;
  readonly people: readonly string[];
}

export async function openTurns(database: Database, repository: number): Promise<OpenTurnsAnswer> {
  await refreshStates(database);
  const rows = await database.rows<Row>(OPEN, [repository], 'open_turns');
  return rows.flatMap(({ author, turn, turn_since, turn_because, ...row }) =>
    author === null
      ? []
      : [{ ...row, author, of: turn, since: stamp(turn_since.toISOString()), because: turn_because }],
  );
}
