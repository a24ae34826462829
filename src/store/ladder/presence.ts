// Who is away, and who is on the boards: the last word of each person stands.
import type { LadderLedger } from '../../engine/ports.js';
import type { Database } from '../database.js';
import { lastOfEach, said } from './words.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** The day that somebody names is still one of absence, in UTC. */
function isOver(until: string, at: string): boolean {
  const named = Date.parse(until);
  return !Number.isNaN(named) && named + (DAY.test(until) ? 86_400_000 : 0) <= Date.parse(at);
}

export async function away(
  database: Database,
  community: number,
  people: readonly number[],
  at: string,
  here: number | null,
): Promise<Awaited<ReturnType<LadderLedger['away']>>> {
  const words = await said(database, community, { kinds: ['away', 'back'], people, before: at, here });
  const absent = [...lastOfEach(words)].flatMap(([person, word]) => {
    const until = word.value === null || word.value === '' ? null : word.value;
    if (word.kind === 'back' || (until !== null && isOver(until, at))) return [];
    return [[person, { since: word.at, until }] as const];
  });
  return new Map(absent);
}

export async function onBoards(database: Database, community: number, here: number | null): Promise<readonly number[]> {
  const kinds = ['boards_joined', 'boards_left'] as const;
  const words = await said(database, community, { kinds, people: null, before: null, here });
  return [...lastOfEach(words)].flatMap(([person, { kind }]) => (kind === 'boards_joined' ? [person] : []));
}
