// Titles by the ledger's words: who was given which, until when, and whose ended. A fold over the words in their order.
import { standingWordIn } from '../../core/standing-word.js';
import type { StandingWord } from '../../core/standing-word.js';
import { stamp } from '../../core/time.js';
import { holdingKey, titleKey } from '../../core/title.js';
import type { Standing, TitleAt } from '../../core/title.js';
import type { LadderLedger } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { ofThemselves, said } from './words.js';
import type { Said } from './words.js';

type Standings = Awaited<ReturnType<LadderLedger['standings']>>;
type Left = Standings['left'][number];

const KINDS = ['title_given', 'title_ended', 'emeritus', 'away', 'back'] as const;

interface Asked {
  readonly of: Parameters<LadderLedger['standings']>[1];
  readonly at: string;
  readonly here: number | null;
}

export async function standings(database: Database, community: number, { of, at, here }: Asked): Promise<Standings> {
  const people = typeof of === 'object' && 'person' in of ? [of.person] : null;
  const words = await said(database, community, { kinds: KINDS, people, before: at, here });
  const all = foldStandings(words, at);
  if (of === 'all' || 'person' in of) return all;
  const isAsked = ({ title }: { readonly title: TitleAt }) => titleKey(title) === titleKey(of.title);
  return { held: all.held.filter(isAsked), ended: all.ended.filter(isAsked), left: all.left.filter(isAsked) };
}

const ends = (until: string | null): string | null => (until === null ? null : stamp(new Date(until).toISOString()));

/** What a fold has come to. */
interface Sofar {
  readonly held: Map<string, Standing>;
  readonly ended: Standing[];
  /** By key: what somebody stepped back from. */
  readonly left: Map<string, Left>;
  /** When each person said last that they are away. */
  readonly away: Map<number, string>;
}

/**
 * What is held at `at`, and what ended before it, each in the order in which it was given. Given again while it is held it is
 * held on, with the new term; given again after it ended, it begins anew. Whoever stepped back has left it, whatever still shows
 * it, until people give it to them again, nothing shows it any more, or (who stepped back from all) they say that they are back.
 */
export function foldStandings(words: readonly Said[], at: string): Standings {
  const sofar: Sofar = { held: new Map(), ended: [], left: new Map(), away: new Map() };
  for (const word of words) {
    expire(sofar, word.at);
    take(sofar, word);
  }
  expire(sofar, at);
  return { held: [...sofar.held.values()], ended: sofar.ended, left: [...sofar.left.values()] };
}

function take(sofar: Sofar, word: Said): void {
  const isGiven = word.kind === 'title_given' || word.kind === 'title_ended';
  const person = isGiven ? word.about : ofThemselves(word);
  if (person === null) return;
  const told = standingWordIn(word.value ?? '');
  if (word.kind === 'away') sofar.away.set(person, word.at);
  else if (word.kind === 'back') comeBack(sofar, person);
  else if (word.kind !== 'title_given') endAll(sofar, word, person, told);
  else if (told !== null) give(sofar, word, person, told);
}

/** Who stepped back from all said in the same breath that they are away; from one title it takes more than to be back. */
function comeBack({ left, away }: Sofar, who: number): void {
  for (const [key, { person, at }] of left) if (person === who && at === away.get(who)) left.delete(key);
}

function endAll(sofar: Sofar, word: Said, person: number, told: StandingWord | null): void {
  for (const title of told === null ? rolesOf(sofar, word, person) : [told.title]) {
    const key = holdingKey(person, title);
    end(sofar, key, word.at);
    if (word.kind === 'emeritus') sofar.left.set(key, { person, title, at: word.at });
    else sofar.left.delete(key);
  }
}

function end({ held, ended }: Sofar, key: string, until: string): void {
  const standing = held.get(key);
  if (standing === undefined) return;
  held.delete(key);
  ended.push({ ...standing, until });
}

function expire(sofar: Sofar, now: string): void {
  for (const [key, { until }] of sofar.held) if (until !== null && until <= now) end(sofar, key, until);
}

function give({ held, left }: Sofar, word: Said, person: number, told: StandingWord): void {
  const key = holdingKey(person, told.title);
  // What is only seen somewhere still is no giving.
  if (left.has(key) && told.since === 'unknown') return;
  left.delete(key);
  const known = held.get(key);
  const since = told.since === 'unknown' ? null : word.at;
  const begun = known === undefined ? { since, seen: word.at } : { since: known.since, seen: known.seen };
  held.set(key, { title: told.title, person, ...begun, until: ends(told.until), by: told.by });
}

/** Who says that they step back and names no title, steps back from every role. */
const rolesOf = ({ held }: Sofar, { kind, value }: Said, person: number): readonly TitleAt[] =>
  kind !== 'emeritus' || value !== null
    ? []
    : [...held.values()].flatMap((one) => (one.person === person && one.title.kind === 'role' ? [one.title] : []));
