// Applications and nominations: what was said of each, those that are open, and those that were deferred.
import { caseWords } from '../../core/case.js';
import type { CaseAct, CaseRecord, CaseWord, DeferredCase, OpenCase } from '../../core/case.js';
import { standingWordIn } from '../../core/standing-word.js';
import { stamp } from '../../core/time.js';
import { titleKey } from '../../core/title.js';
import type { TitleAt } from '../../core/title.js';
import type { Database } from '../database.js';
import { placesOf } from './case-places.js';
import type { Place } from './case-places.js';
import { isHeard, OURS, said, SAID } from './words.js';
import type { Said } from './words.js';

interface ActRow extends Omit<CaseAct, 'at'> {
  readonly at: Date;
}

/** $4 is the item's repository, $5 whether what counts there alone is heard. */
const HEARD_HERE = {
  community: '(select owner from repositories where id = $4::bigint)',
  here: '(case when $5::boolean then $4::bigint end)',
};

const ACTS = `select a.kind as word, a.key, a.at, a.person::float8 as by, a.subject::float8 as about, a.value
  from unnest($1::bigint[], $2::int[]) as place (repository, number)
  join acts a on a.repository = place.repository and a.number = place.number
  where a.kind = any($3::text[]) and ${isHeard('a', HEARD_HERE)} and not a.gone order by a.at, a.key`;

/** Whether the item `i` is there and open. */
const IS_OPEN = `(i.deleted_at is null and i.moved_repository is null and is_open(i.repository, i.number, 'infinity'))`;

const ITEM = `select i.opened_at, i.author::float8 as author, ${IS_OPEN} as open
  from items i where i.repository = $1 and i.number = $2`;

interface ItemRow {
  readonly opened_at: Date;
  readonly author: number | null;
  readonly open: boolean;
}

/** Null: nothing was said of it, or the item is not known. What counts in one repository counts in that of the item. */
export async function caseOf(database: Database, asked: Place, words: 'all' | 'shared'): Promise<CaseRecord | null> {
  const { item, privateIssue, former } = await placesOf(database, asked);
  const places = [item, ...former, ...(privateIssue === null ? [] : [privateIssue])];
  const [acts, [found]] = await Promise.all([
    database.rows<ActRow & object>(ACTS, [
      places.map((place) => place.repository),
      places.map((place) => place.number),
      caseWords,
      item.repository,
      words === 'all',
    ]),
    database.rows<ItemRow & object>(ITEM, [item.repository, item.number]),
  ]);
  if (acts.length === 0 || found === undefined) return null;
  return {
    ...item,
    privateIssue,
    acts: acts.map((act) => ({ ...act, at: stamp(act.at.toISOString()) })),
    open: found.open,
    openedAt: stamp(found.opened_at.toISOString()),
    author: found.author,
  };
}

const BEGINNING: readonly CaseWord[] = ['applied', 'nominated'];
const ENDING: readonly CaseWord[] = ['accepted', 'deferred', 'withdrawn'];

/** What ended where it was begun goes on nowhere, whether or not the rest of the community hears of that. */
const ON_OPEN_ITEMS = `select ${SAID} from acts a join items i on i.repository = a.repository and i.number = a.number
  where a.repository = ${OURS} and not a.gone and ${IS_OPEN}
    and (a.kind = any($2::text[]) and ${isHeard('a', { community: '$1', here: '$4::bigint' })} or a.kind = any($3::text[]))
  order by a.at, a.key`;

interface SaidRow extends Omit<Said, 'at'> {
  readonly at: Date;
}

/** The longest open first. */
export async function openCases(
  database: Database,
  community: number,
  here: number | null,
): Promise<readonly OpenCase[]> {
  const rows = await database.rows<SaidRow & object>(ON_OPEN_ITEMS, [community, BEGINNING, ENDING, here]);
  return begunIn(rows.map((row) => ({ ...row, at: stamp(row.at.toISOString()) })));
}

/** Of the words on all items: the case that each was begun with last, unless a word after that ended it. */
function begunIn(words: readonly Said[]): readonly OpenCase[] {
  const open = new Map<string, OpenCase>();
  for (const word of words) {
    const { repository, number } = word;
    if (number === null) continue;
    const key = `${repository} ${number}`;
    if (word.kind !== 'applied' && word.kind !== 'nominated') {
      if (!wasTakenBack(word)) open.delete(key);
    } else {
      const [title, person] = [titleOf(word), word.about];
      if (title !== null && person !== null) open.set(key, { repository, number, title, person, since: word.at });
    }
  }
  return [...open.values()].sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
}

/** Who withdrew by closing the item goes on where it is open again. */
const wasTakenBack = ({ kind, value }: Said): boolean => kind === 'withdrawn' && value === 'closed';

const titleOf = ({ value }: Said): TitleAt | null => standingWordIn(value ?? '')?.title ?? null;

/** A deferral that names neither title nor person is of those that its item was begun with. */
export async function deferredSince(
  database: Database,
  community: number,
  since: string,
  here: number | null,
): Promise<readonly DeferredCase[]> {
  const kinds = [...BEGINNING, 'deferred'] as const;
  const words = await said(database, community, { kinds, people: null, before: null, here });
  const begun = new Map<string, Said>();
  return words.flatMap((word) => {
    const key = `${word.repository} ${word.number ?? ''}`;
    if (word.kind !== 'deferred') {
      begun.set(key, word);
      return [];
    }
    const beginning = begun.get(key);
    const title = titleOf(word) ?? (beginning && titleOf(beginning)) ?? null;
    const person = word.about ?? beginning?.about ?? null;
    return word.at < since || title === null || person === null
      ? []
      : [{ repository: word.repository, person, title: titleKey(title) }];
  });
}
