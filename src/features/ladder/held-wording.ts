// Titles in a message: those that somebody holds or held, few in a sentence, many as a list.
import { titleWords } from '../../community/ladder/rungs.js';
import { titleAt } from '../../community/ladder/titles.js';
import { wordings } from '../../community/ladder/wording.js';
import { quote } from '../../core/markdown.js';
import { dayOf } from '../../core/time.js';
import type { Standing } from '../../core/title.js';
import { longList } from '../../report/markdown/table.js';
import type { Telling } from './said.js';
import type { Words } from './words.js';

/** As many titles stand in one sentence. */
const MOST_IN_SENTENCE = 4;
/** As many are seen at once where they are a list. */
const ROOM = { seen: 6, below: 60 };

/** In one sentence; of many, how many more there are. */
export function someOf(titles: readonly string[], words: Words): string {
  const left = titles.length - MOST_IN_SENTENCE;
  const { and } = wordings[words.language];
  return left <= 0 ? and(titles) : and([...titles.slice(0, MOST_IN_SENTENCE), words.moreTitles(left)]);
}

export const heldWords = (held: readonly Standing[], telling: Telling, words: Words): string =>
  someOf(heldEach(held, telling, words), words);

function heldEach(held: readonly Standing[], telling: Telling, words: Words): readonly string[] {
  return held.map(({ title, since, seen, until }) => {
    const called = titleWords(title, telling.titles, telling);
    const ends = until === null ? null : dayOf(until);
    return since === null ? words.seen(called, dayOf(seen), ends) : words.since(called, dayOf(since), ends);
  });
}

/** How many they are, and each on a line of its own; null: they are few, and a sentence holds them. */
export function heldList(
  held: readonly Standing[],
  telling: Telling,
  words: Words,
): { readonly has: string; readonly list: string } | null {
  if (held.length <= MOST_IN_SENTENCE) return null;
  const lines = heldEach(held, telling, words).map((one) => `- ${one}`);
  return { has: words.holdsAll(held.length), list: longList(lines, words.moreTitles, ROOM) };
}

/** Titles that are taken up again in the same way are told together. */
export function again(before: readonly Standing[], telling: Telling, words: Words): readonly string[] {
  const ways = new Map<string, { readonly way: (titles: string) => string; readonly titles: string[] }>();
  for (const { title: at } of before) {
    const title = titleAt(telling.titles, at);
    const label = title?.applyLabel ?? null;
    const is = label !== null ? `apply ${label}` : (title?.nominatedBy.length ?? 0) > 0 ? 'nominate' : 'ask';
    const { apply, nominate, ask } = words.again;
    const way = label !== null ? (all: string) => apply(all, quote(label)) : is === 'nominate' ? nominate : ask;
    const told = ways.get(is) ?? { way, titles: [] };
    told.titles.push(titleWords(at, telling.titles, telling));
    ways.set(is, told);
  }
  return [...ways.values()].map(({ way, titles }) => way(someOf(titles, words)));
}
