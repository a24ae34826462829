// The items that were open at the end of the window, and whose turn it was on them. There may be many: they come in columns,
// which are read several times faster than rows.
import type { ItemState } from '../../../core/item-state.js';
import type { Frame } from '../../../metrics/frame.js';
import { LONG_DAYS } from '../../../metrics/flow/samples.js';
import type { OpenItem, OpenSum } from '../../../metrics/flow/samples.js';
import type { Database } from '../../database.js';
import { naturalsOrNull } from '../columns.js';
import { openAt } from '../load/parts.js';
import { statesBefore } from './as-of.js';
import { BASE, BY, DRAFT, LEFT, MAINTAINER, NEWCOMER, PROGRAMS, seconds, valuesOf } from './parts.js';

interface Row extends OpenItem {
  /** Nothing came of it at `to` or later. */
  readonly certain: boolean;
}

const COLUMNS = ['repository', 'number', 'author', 'openedAt', 'startedAt', 'actedAt'] as const;
/** Of few values each, and told together: there are some dozens of combinations. */
const WORDS = ['kind', 'by', 'left', 'turn'] as const;
const SIGNS = ['maintainer', 'newcomer', 'draft', 'answered', 'certain'] as const;
/** One digit for all signs of a kind, which is written sooner than words. */
const DIGITS: Readonly<Record<string, boolean | null>> = { 0: false, 1: true, 2: null };

/**
 * Whoever was open then is open now, or has changed since; spam is not looked for. When the window began ($2) makes no
 * difference.
 */
const OPEN_THEN = `from item_states s
    left join programs p on p.id = s.author
    where s.repository = any($1) and s.opened_at < $3 and $2::timestamptz < $3
      and (s.closed_at is null and s.left_at is null or s.changed_at >= $3)
      and ${openAt('s', '$3')} and coalesce(${LEFT} = 'excluded', true)`;

const ANSWERED = 'coalesce(s.answered_at < $3, false)';

const OPEN = `with ${PROGRAMS}, open as materialized (
    select ${BASE}, ${DRAFT} as draft, s.changed_at < $3 as certain, ${ANSWERED} as answered,
      case when s.turn_because = 'somebody_spoke' then 'unknown' else s.turn end as turn, ${seconds('s.acted_at')} as "actedAt",
      case when s.answered_at < $3 then null else ${NEWCOMER} end as newcomer,
      case when s.answered_at < $3 then false else ${MAINTAINER} end as maintainer
    ${OPEN_THEN}
    order by s.repository, s.number)
select ${COLUMNS.map((name) => `array_agg("${name}"::bigint)::text as "${name}"`).join(', ')},
       string_agg(${WORDS.map((name) => `coalesce("${name}", '')`).join(` || ' ' || `)} || ' ' || (${SIGNS.map(
         (name, place) => `coalesce("${name}"::int, 2) * ${10 ** (SIGNS.length - 1 - place)}`,
       ).join(' + ')})::text, ',') as traits
from open`;

/** As PostgreSQL writes arrays, and a list. Null: there is no item. */
type Columns = Readonly<Record<(typeof COLUMNS)[number] | 'traits', string | null>>;

/** How they stand alone, summed up. */
const SUMS = `with ${PROGRAMS}
  select ${BY} as by, ${LEFT} as left, ${DRAFT} as draft, ${ANSWERED} as answered,
         case when s.started_at < $3 then s.started_at else s.opened_at end < $3::timestamptz - $5::interval as long,
         count(*)::int as items
  ${OPEN_THEN} group by 1, 2, 3, 4, 5`;

export function openThen(database: Database, { repositories, from, to, excluded }: Frame): Promise<readonly OpenSum[]> {
  const long = `${24 * LONG_DAYS} hours`;
  return database.rows<OpenSum & object>(SUMS, [repositories, from, to, excluded, long]);
}

export async function openItems(database: Database, frame: Frame): Promise<readonly OpenItem[]> {
  const [columns] = await database.rows<Columns>(OPEN, valuesOf(frame));
  const rows = columns === undefined ? [] : rowsOf(columns);
  const changed = await statesBefore(
    database,
    rows.filter(({ certain, left }) => !certain && left === null),
    frame.to,
  );
  return rows.map((row) => {
    const state = row.certain ? undefined : changed.get(`${row.repository}#${row.number}`);
    return state === undefined ? row : { ...row, turn: turnIn(state), actedAt: Date.parse(state.actedAt) / 1_000 };
  });
}

const turnIn = ({ turn }: ItemState) => (turn.because === 'somebody_spoke' ? 'unknown' : turn.of);

function rowsOf({ traits, ...columns }: Columns): readonly Row[] {
  if (traits === null) return [];
  const [repository, number, author, openedAt, startedAt, actedAt] = COLUMNS.map((name) =>
    naturalsOrNull(columns[name] ?? ''),
  );
  const known = new Map<string, Traits>();
  return traits.split(',').map((written, index) => {
    const shared = known.get(written) ?? traitsOf(written);
    known.set(written, shared);
    return {
      repository: repository?.[index] ?? 0,
      number: number?.[index] ?? 0,
      author: author?.[index] ?? null,
      openedAt: openedAt?.[index] ?? 0,
      startedAt: startedAt?.[index] ?? null,
      actedAt: actedAt?.[index] ?? 0,
      kind: shared.kind,
      by: shared.by,
      left: shared.left,
      turn: shared.turn,
      maintainer: shared.maintainer,
      newcomer: shared.newcomer,
      draft: shared.draft,
      answered: shared.answered,
      certain: shared.certain,
    };
  });
}

type Traits = Pick<Row, (typeof WORDS)[number] | (typeof SIGNS)[number]>;

function traitsOf(written: string): Traits {
  const parts = written.split(' ');
  const digits = (parts[WORDS.length] ?? '').padStart(SIGNS.length, '0');
  const told: readonly (readonly [string, unknown])[] = [
    ...WORDS.map((name, place) => [name, parts[place] === '' ? null : parts[place]] as const),
    ...SIGNS.map((name, place) => [name, DIGITS[digits[place] ?? '']] as const),
  ];
  return Object.fromEntries(told) as unknown as Traits;
}
