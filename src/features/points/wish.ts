// What somebody asks of the boards by the commands of a text, from their words alone.
import { commandsOf } from '../../core/command.js';
import type { Command, Spoken } from '../../core/command.js';
import type { RepositoryEvent } from '../../core/event.js';
import { fold, isSame } from '../../core/name.js';
import { classOf } from '../../core/person.js';
import type { Own } from './settings.js';
import { heardOf } from './specs.js';
import type { Verb } from './specs.js';

export interface Wish {
  readonly is: 'show' | 'join' | 'leave' | 'own' | 'others' | 'unread';
  /** The command as it was written: foreign text. */
  readonly text: string;
}

export interface Heard {
  readonly spoken: Spoken;
  /** In the order of the text. */
  readonly wishes: readonly Wish[];
}

/** Commands of this section alone; null: there is none. */
export function heardIn(event: RepositoryEvent, { leave }: Pick<Own, 'leave'>): Heard | null {
  const spoken = commandsOf(event);
  if (spoken === null || classOf(spoken.author) !== 'human') return null;
  const wishes = spoken.commands.flatMap((command) => wishOf(command, spoken.author.login, leave) ?? []);
  return wishes.length === 0 ? null : { spoken, wishes };
}

function wishOf(command: Command, author: string, leave: readonly string[]): Wish | null {
  const heard = heardOf(command, leave);
  return heard === null ? null : { is: meantBy(heard.verb, heard.args.trim(), author), text: command.text };
}

const BOARD: Readonly<Partial<Record<string, Wish['is']>>> = {
  '': 'show',
  show: 'show',
  join: 'join',
  加入: 'join',
  leave: 'leave',
  退出: 'leave',
};

/** Full-width signs are typed with Chinese keyboards. */
const NAMED = /^[@＠](\S+)$/;

function meantBy(verb: Verb, args: string, author: string): Wish['is'] {
  if (verb === 'board') return (Object.hasOwn(BOARD, fold(args)) ? BOARD[fold(args)] : undefined) ?? 'unread';
  if (args === '' || fold(args) === 'me') return 'own';
  const login = NAMED.exec(args)?.[1];
  if (login === undefined) return 'unread';
  return isSame(login, author) ? 'own' : 'others';
}
