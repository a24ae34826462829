// What an event says to this section: commands, and words for another bot.
import { commandsFor } from '../../core/command.js';
import type { Spoken } from '../../core/command.js';
import type { Credit } from '../../core/credit.js';
import type { RepositoryEvent } from '../../core/event.js';
import { isSame } from '../../core/name.js';
import type { WhoAreAnswer } from '../../core/title-question.js';
import type { Waiting } from './judge.js';
import { pleaseIn } from './please.js';
import type { Please } from './please.js';
import type { Own } from './settings.js';
import { verbOf } from './specs.js';
import { wishOf } from './wish.js';
import type { Wish } from './wish.js';

/** A question takes no more. */
const MOST_LOGINS = 20;

/** Commands of this section alone; null: there is none. */
export const spokenIn = (event: RepositoryEvent, { leave }: Pick<Own, 'leave'>): Spoken | null =>
  commandsFor(event, (one) => verbOf(one, leave) !== null);

/** In the order of the text. */
export const wishesOf = ({ commands, author }: Spoken, { leave }: Pick<Own, 'leave'>): readonly Wish[] =>
  commands.flatMap((command) => {
    const verb = verbOf(command, leave);
    return verb === null ? [] : [wishOf(command, verb, author.login)];
  });

/** Logins of others whom the commands name. */
export const namedIn = (spoken: Spoken, own: Own): readonly string[] =>
  [...new Set(wishesOf(spoken, own).flatMap(({ logins, wrong }) => (wrong === null ? logins : [])))]
    .filter((login) => !isSame(login, spoken.author.login))
    .slice(0, MOST_LOGINS);

/** Accounts that were found under the logins asked for. */
export const idsIn = (who: WhoAreAnswer): readonly number[] =>
  Object.values(who).flatMap((found) => (found.is === 'person' || found.is === 'renamed' ? [found.person.id] : []));

/** Null: nothing is said to that bot, or it is at work here. */
export const pleaseFor = (event: RepositoryEvent, { leave }: Pick<Own, 'leave'>): Please | null =>
  leave.includes('add') ? null : pleaseIn(event);

/** Of what waits in the community, what was told on this item. */
export function waitingHere(
  credits: readonly Credit[],
  { repository }: RepositoryEvent,
  { item }: Spoken,
): readonly Waiting[] {
  return credits
    .filter((credit) => credit.repository === repository.id && credit.number === item.number)
    .map(({ key, person, kind, url, at, toldBy }) => ({ key, person, kind, url, day: at.slice(0, 10), toldBy }));
}
