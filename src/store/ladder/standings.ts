// Titles by the ledger's words: who was given which, until when, and whose ended. A fold over the words in their order.
import { standingWordIn } from '../../core/standing-word.js';
import { stamp } from '../../core/time.js';
import { titleKey } from '../../core/title.js';
import type { Standing, TitleAt } from '../../core/title.js';
import type { LadderLedger } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { ofThemselves, said } from './words.js';
import type { Said } from './words.js';

type Standings = Awaited<ReturnType<LadderLedger['standings']>>;

const KINDS = ['title_given', 'title_ended', 'emeritus'] as const;

export async function standings(
  database: Database,
  community: number,
  of: Parameters<LadderLedger['standings']>[1],
  at: string,
): Promise<Standings> {
  const people = typeof of === 'object' && 'person' in of ? [of.person] : null;
  const words = await said(database, community, { kinds: KINDS, people, before: at });
  const all = foldStandings(words, at);
  if (of === 'all' || 'person' in of) return all;
  const isAsked = ({ title }: Standing) => titleKey(title) === titleKey(of.title);
  return { held: all.held.filter(isAsked), ended: all.ended.filter(isAsked) };
}

const ends = (until: string | null): string | null => (until === null ? null : stamp(new Date(until).toISOString()));

/**
 * What is held at `at`, and what ended before it, each in the order in which it was given. Given again while it is held it is
 * held on, with the new term; given again after it ended, it begins anew.
 */
export function foldStandings(words: readonly Said[], at: string): Standings {
  const held = new Map<string, Standing>();
  const ended: Standing[] = [];
  const end = (key: string, until: string) => {
    const standing = held.get(key);
    if (standing === undefined) return;
    held.delete(key);
    ended.push({ ...standing, until });
  };
  const expire = (now: string) => {
    for (const [key, { until }] of held) if (until !== null && until <= now) end(key, until);
  };
  for (const word of words) {
    const person = word.kind === 'emeritus' ? ofThemselves(word) : word.about;
    if (person === null) continue;
    expire(word.at);
    if (word.kind === 'title_given') give(held, word, person);
    else for (const key of endedBy(word, person, held)) end(key, word.at);
  }
  expire(at);
  return { held: [...held.values()], ended };
}

const keyOf = (person: number, title: TitleAt) => `${person} ${titleKey(title)}`;

function give(held: Map<string, Standing>, word: Said, person: number): void {
  const told = standingWordIn(word.value ?? '');
  if (told === null) return;
  const key = keyOf(person, told.title);
  const known = held.get(key);
  const since = told.since === 'unknown' ? null : word.at;
  const begun = known === undefined ? { since, seen: word.at } : { since: known.since, seen: known.seen };
  held.set(key, { title: told.title, person, ...begun, until: ends(told.until), by: told.by });
}

/** Who says that they step back and names no title, steps back from every role. */
function endedBy({ kind, value }: Said, person: number, held: ReadonlyMap<string, Standing>): readonly string[] {
  const told = standingWordIn(value ?? '');
  if (told !== null) return [keyOf(person, told.title)];
  if (kind !== 'emeritus' || value !== null) return [];
  return [...held].flatMap(([key, one]) => (one.person === person && one.title.kind === 'role' ? [key] : []));
}
