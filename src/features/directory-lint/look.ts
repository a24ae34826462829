// What makes the lint run: its schedule, or somebody who asks for it by `/hearth lint`.
import { commandsOf } from '../../core/command.js';
import type { Spoken } from '../../core/command.js';
import type { RepositoryEvent } from '../../core/event.js';

export const SERIES = 'directory-lint';
/** The note of the delayed call in which the lint runs that somebody asked for. */
export const RUN = 'run';

/** `at`: ISO 8601. */
export type Look =
  | { readonly is: 'run'; readonly at: string; readonly spoken: Spoken | null }
  /** Whether they may is asked first, and nothing else: what a lint asks is not for anybody to spend. */
  | { readonly is: 'asked'; readonly at: string; readonly spoken: Spoken };

/** Null: this event does not ask for it. */
export function lookAt(event: RepositoryEvent): Look | null {
  if (event.kind === 'tick') {
    return event.series === SERIES ? { is: 'run', at: event.period, spoken: null } : null;
  }
  const cause = event.kind === 'later' ? event.cause : event;
  const spoken = commandsOf(cause);
  const asked = spoken?.commands.some(({ word, args }) => word === 'hearth' && firstOf(args) === 'lint');
  if (spoken === null || asked !== true) return null;
  return { is: event.kind === 'later' ? 'run' : 'asked', at: cause.at, spoken };
}

/** What follows the name of a command of `/hearth` is not looked at: it takes nothing. */
const firstOf = (args: string): string | undefined => args.toLowerCase().split(' ', 1)[0];
