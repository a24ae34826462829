// Holders who were not seen for as long as their role says: each is asked kindly, at most once in half a year. A silence
// changes nothing.
import type { Action } from '../../core/action.js';
import type { Standing } from '../../core/title.js';
import type { ReadyHereAnswer } from '../../core/title-question.js';
import type { Stopped } from './list.js';
import { messages } from './messages.js';
import type { Telling } from './said.js';

const HALF_YEAR_MS = 183 * 86_400_000;
const DAY_MS = 86_400_000;
/** As many are asked by one look. */
const MOST = 10;

export interface Quiet {
  readonly ending: ReadyHereAnswer['ending'];
  readonly stopped: readonly Stopped[];
  /** Days without an act after which a holder counts as inactive, by `kind/name`. */
  readonly limits: ReadonlyMap<string, number>;
  readonly telling: Telling;
  readonly now: Date;
}

type Ending = ReadyHereAnswer['ending'][number];

export function questionsTo({ ending, stopped, limits, telling, now }: Quiet): readonly Action[] {
  const isDue = ({ why, until, title: { kind, name } }: Ending) =>
    why === 'inactive' &&
    until !== null &&
    Date.parse(until) <= now.getTime() &&
    stopped.every(({ title }) => title !== `${kind}/${name}`);
  const people = new Map<number, Ending[]>();
  for (const one of ending.filter(isDue)) people.set(one.person, [...(people.get(one.person) ?? []), one]);
  const said = messages[telling.language];
  return [...people].slice(0, MOST).flatMap(([person, titles]): readonly Action[] => {
    const [first] = titles;
    if (first === undefined) return [];
    const last = titles.map((one) => lastSeen(one, limits)).sort((one, other) => one - other)[0] ?? 0;
    // One silence, and each half-year of it: whoever was seen meanwhile begins another.
    const from = Math.min(...titles.map(({ until }) => Date.parse(until ?? '')));
    const day = dayOf(last);
    const cause = `${day}+${Math.floor((now.getTime() - from) / HALF_YEAR_MS)}`;
    const asked = { login: first.login, titles: titles as readonly Standing[], last: day };
    return [
      {
        act: {
          kind: 'issue',
          series: `ladder-asked:${person}:${cause}`,
          title: said.askTitle,
          body: said.ask(asked, telling),
        },
        rule: 'ask',
        scope: `person:${person}`,
        cause,
      },
    ];
  });
}

/** Milliseconds. */
const lastSeen = ({ until, title: { kind, name } }: Ending, limits: ReadonlyMap<string, number>): number =>
  Date.parse(until ?? '') - (limits.get(`${kind}/${name}`) ?? 0) * DAY_MS;

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
