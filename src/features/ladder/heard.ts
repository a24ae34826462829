// What an event is to the ladder: commands, a merge, or one of its own ticks.
import { commandsFor } from '../../core/command.js';
import type { Spoken } from '../../core/command.js';
import type { ItemEvent, RepositoryEvent, TickEvent } from '../../core/event.js';
import { isInsider } from '../../core/maintainer.js';
import { fold, isSame } from '../../core/name.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { Own } from './settings.js';
import { verbOf } from './specs.js';
import { wishOf } from './wish.js';
import type { Wish } from './wish.js';

export const STANDINGS = 'ladder/standings';
export const LIST = 'ladder/list';

export type Heard =
  | { readonly is: 'commands'; readonly spoken: Spoken; readonly wishes: readonly Wish[] }
  | { readonly is: 'merge'; readonly event: ItemEvent; readonly author: Person }
  | { readonly is: 'standings' | 'list'; readonly event: TickEvent }
  /** It looks after the ladder somewhere else. */
  | { readonly is: 'elsewhere'; readonly home: string }
  | { readonly is: 'none' };

export function heardIn(event: RepositoryEvent, own: Own): Heard {
  if (event.kind === 'tick') return tickOf(event, own);
  if (event.kind === 'pull_request.merged') return mergeOf(event, own);
  const spoken = commandsFor(event, (one) => verbOf(one, own.leave) !== null);
  if (spoken === null) return { is: 'none' };
  const wishes = spoken.commands.flatMap((command) => {
    const verb = verbOf(command, own.leave);
    return verb === null ? [] : [wishOf(command, verb, spoken.author.login, event.at.slice(0, 10))];
  });
  return { is: 'commands', spoken, wishes: fewAsked(wishes) };
}

/** Of each that is asked after GitHub is asked for every team that defines a title: more are not looked at for one text. */
const MOST_OTHERS = 3;

function fewAsked(wishes: readonly Wish[]): readonly Wish[] {
  const others = wishes.flatMap((wish) => (wish.is === 'other' ? fold(wish.login) : []));
  const few = [...new Set(others)].slice(0, MOST_OTHERS);
  return wishes.map((wish) =>
    wish.is !== 'other' || few.includes(fold(wish.login))
      ? wish
      : { is: 'wrong', why: { code: 'many' }, text: wish.text },
  );
}

function tickOf(event: TickEvent, { home }: Own): Heard {
  if (event.series !== STANDINGS && event.series !== LIST) return { is: 'none' };
  if (home !== undefined && !isSame(home, event.repository.name)) return { is: 'elsewhere', home };
  return { is: event.series === LIST ? 'list' : 'standings', event };
}

function mergeOf(event: ItemEvent, { merges, roles }: Own): Heard {
  const { author, association } = event.item;
  if (!merges || roles.length === 0 || author === null || classOf(author) !== 'human') return { is: 'none' };
  // Whom nobody has to tell about the ladder: GitHub's word only saves asking.
  return isInsider(association) ? { is: 'none' } : { is: 'merge', event, author };
}
