// The items that were open at the end of the window, and whose turn it was on them. There may be many: they come in columns,
// which are read several times faster than rows.
import type { Frame } from '../../../metrics/frame.js';
import type { OpenItem } from '../../../metrics/flow/samples.js';
import type { Database } from '../../database.js';
import { openAt } from '../load/parts.js';
import { statesBefore } from './as-of.js';
import { BASE, DRAFT, LEFT, MAINTAINER, NEWCOMER, PROGRAMS, seconds, valuesOf } from './parts.js';

interface Row extends OpenItem {
  /** Nothing came of it at `to` or later. */
  readonly certain: boolean;
}

const COLUMNS = ['repository', 'number', 'author', 'openedAt', 'startedAt', 'actedAt'] as const;
/** Of few values each, and told together: there are some dozens of combinations. */
const TRAITS = ['kind', 'by', 'left', 'turn', 'maintainer', 'newcomer', 'draft', 'answered', 'certain'] as const;

/**
 * Whoever was open then is open now, or has changed since; spam is not looked for. When the window began ($2) makes no
 * difference.
 */
const OPEN = `with ${PROGRAMS}, open as materialized (
    select ${BASE}, ${DRAFT} as draft, s.changed_at < $3 as certain, coalesce(s.answered_at < $3, false) as answered,
      s.turn, ${seconds('s.acted_at')} as "actedAt",
      case when s.answered_at < $3 then null else ${NEWCOMER} end as newcomer,
      case when s.answered_at < $3 then false else ${MAINTAINER} end as maintainer
    from item_states s
    left join programs p on p.id = s.author
    where s.repository = any($1) and s.opened_at < $3 and $2::timestamptz < $3
      and (s.closed_at is null and s.left_at is null or s.changed_at >= $3)
      and ${openAt('s', '$3')} and coalesce(${LEFT} = 'excluded', true)
    order by s.repository, s.number)
select ${COLUMNS.map((name) => `json_agg("${name}") as "${name}"`).join(', ')},
       json_agg(concat_ws(' ', ${TRAITS.map((name) => `coalesce("${name}"::text, 'null')`).join(', ')})) as traits
from open`;

type Columns = Readonly<Record<(typeof COLUMNS)[number], readonly (number | null)[] | null>> & {
  readonly traits: readonly string[] | null;
};

export async function openThen(database: Database, frame: Frame): Promise<readonly Row[]> {
  const [columns] = await database.rows<Columns>(OPEN, valuesOf(frame));
  return columns === undefined ? [] : rowsOf(columns);
}

export async function openItems(database: Database, frame: Frame): Promise<readonly OpenItem[]> {
  const rows = await openThen(database, frame);
  const changed = await statesBefore(
    database,
    rows.filter(({ certain, left }) => !certain && left === null),
    frame.to,
  );
  return rows.map((row) => {
    const state = row.certain ? undefined : changed.get(`${row.repository}#${row.number}`);
    return state === undefined ? row : { ...row, turn: state.turn.of, actedAt: Date.parse(state.actedAt) / 1_000 };
  });
}

/** Null columns: there is no row. */
function rowsOf({ traits, repository, number, author, openedAt, startedAt, actedAt }: Columns): readonly Row[] {
  const known = new Map<string, Traits>();
  return (traits ?? []).map((written, index) => {
    const shared = known.get(written) ?? traitsOf(written);
    known.set(written, shared);
    return {
      repository: repository?.[index] ?? 0,
      number: number?.[index] ?? 0,
      author: author?.[index] ?? null,
      openedAt: openedAt?.[index] ?? 0,
      startedAt: startedAt?.[index] ?? null,
      actedAt: actedAt?.[index] ?? 0,
      ...shared,
    };
  });
}

type Traits = Pick<Row, (typeof TRAITS)[number]>;

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true] as const,
  ['false', false] as const,
  ['null', null] as const,
]);

function traitsOf(written: string): Traits {
  const values = written.split(' ').map((word) => (WORDS.has(word) ? WORDS.get(word) : word));
  return Object.fromEntries(TRAITS.map((name, index) => [name, values[index]])) as unknown as Traits;
}
