// Holders who were not seen for as long as their role says: each is asked kindly, at most once in half a year, whatever they
// hold. A silence changes nothing.
import type { Action } from '../../core/action.js';
import { DAY_MS } from '../../core/time.js';
import type { Standing } from '../../core/title.js';
import type { LastAskedAnswer, ReadyHereAnswer } from '../../core/title-question.js';
import { titleName } from '../../core/title.js';
import type { Stopped } from './list.js';
import { messages } from './messages.js';
import type { Telling } from './said.js';

const HALF_YEAR_MS = 183 * DAY_MS;
/** As many are asked by one look. */
const MOST = 10;

export interface Quiet {
  readonly ending: ReadyHereAnswer['ending'];
  readonly asked: LastAskedAnswer;
  readonly stopped: readonly Stopped[];
  /** Days without an act after which a holder counts as inactive, by `kind/name`. */
  readonly limits: ReadonlyMap<string, number>;
  readonly telling: Telling;
  readonly now: Date;
}

type Ending = ReadyHereAnswer['ending'][number];

export function questionsTo({ ending, asked, stopped, limits, telling, now }: Quiet): readonly Action[] {
  const isDue = ({ why, until, person, title }: Ending) =>
    why === 'inactive' &&
    until !== null &&
    Date.parse(until) <= now.getTime() &&
    !isLately(asked[person], now) &&
    stopped.every((one) => one.title !== titleName(title));
  const people = new Map<number, Ending[]>();
  for (const one of ending.filter(isDue)) people.set(one.person, [...(people.get(one.person) ?? []), one]);
  const said = messages[telling.language];
  return [...people].slice(0, MOST).flatMap(([person, titles]): readonly Action[] => {
    const [first] = titles;
    if (first === undefined) return [];
    const last = titles.map((one) => lastSeen(one, limits)).sort((one, other) => one - other)[0] ?? 0;
    const day = dayOf(last);
    // Of one silence each question follows another one.
    const cause = [day, ...(asked[person] === undefined ? [] : [dayOf(Date.parse(asked[person]))])].join(' after ');
    const after = {
      login: first.login,
      titles: titles as readonly Standing[],
      since: silentSince(titles, limits, now),
    };
    return [
      {
        act: {
          kind: 'issue',
          series: `ladder-asked:${person}:${cause}`,
          title: said.askTitle,
          body: said.ask(after, telling),
        },
        rule: 'ask',
        scope: `person:${person}`,
        cause,
      },
    ];
  });
}

const isLately = (asked: string | undefined, now: Date): boolean =>
  asked !== undefined && now.getTime() - Date.parse(asked) < HALF_YEAR_MS;

/** Milliseconds. */
const lastSeen = ({ until, title }: Ending, limits: ReadonlyMap<string, number>): number =>
  Date.parse(until ?? '') - (limits.get(titleName(title)) ?? 0) * DAY_MS;

/** A day that says no more than that they are asked: on which they were seen last may be known from a private repository alone. */
function silentSince(titles: readonly Ending[], limits: Quiet['limits'], now: Date): string {
  const days = Math.max(...titles.map(({ title }) => limits.get(titleName(title)) ?? 0));
  return dayOf(now.getTime() - days * DAY_MS);
}

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
