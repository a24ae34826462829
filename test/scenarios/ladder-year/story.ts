// Which lives begin on which day of the year, and the days on which they go on. Seeded.
import { pickByShare } from '../../support/busy-year-chance.js';
import * as cases from './lives.js';
import * as people from './lives-people.js';
import type { Life, Town } from './town.js';

const LIVES: readonly (readonly [(town: Town) => Life, number])[] = [
  [cases.complete, 0.12],
  [cases.tooEarly, 0.04],
  [cases.late, 0.1],
  [cases.incomplete, 0.1],
  [cases.declined, 0.1],
  [cases.withdrawn, 0.08],
  [cases.deferred, 0.08],
  [cases.concerned, 0.08],
  [people.renamed, 0.06],
  [people.sponsorLeaves, 0.02],
  [people.gone, 0.03],
  [people.unlabelled, 0.04],
  [people.nominated, 0.07],
  [people.ambassador, 0.06],
  [people.speaker, 0.02],
];
/** What begins later could not end within the year. */
const LAST_START = 300;

export interface Story {
  /** Lets everything of that day happen; how many lives went on. */
  go(day: number): number;
}

/** `talk`: numbers of issues on which people speak of themselves. */
export function storyOf(town: Town, count: number, talk: readonly number[]): Story {
  const due = new Map<number, Life[]>();
  const put = (day: number, life: Life) => due.set(day, [...(due.get(day) ?? []), life]);
  const start = () => 1 + Math.floor(town.chance() * LAST_START);
  // One of each kind at least.
  const kinds = Array.from({ length: count }, (_, index) => LIVES[index]?.[0] ?? pickByShare(town.chance, LIVES));
  for (const kind of kinds) put(start(), kind(town));
  for (const number of talk) put(start(), people.wanderer(town, number));
  return {
    go: (day) => {
      const lives = due.get(day) ?? [];
      due.delete(day);
      for (const life of lives) {
        const { done, value } = life.next();
        // What is to be at once is later on the same day.
        if (done !== true) put(day + Math.max(1, value), life);
      }
      return lives.length;
    },
  };
}
