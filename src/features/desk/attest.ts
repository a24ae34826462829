// `/attest 2`: the requirement of the checklist that somebody vouches for, and who may.
import { fold } from '../../community/name.js';
import type { Command, Spoken } from '../../core/command.js';
import type { Requirement, Title } from '../../core/title.js';
import type { Own } from './settings.js';
import { verbOf } from './specs.js';

export interface AskedFor {
  readonly requirement: Requirement;
  /** Among the title's, from 0. */
  readonly place: number;
  /** Names of roles. */
  readonly by: readonly string[];
}

/** The first `/attest` of a text; null: there is none, or it names no requirement. */
export function requirementAsked(spoken: Spoken, title: Title, { leave }: Own): AskedFor | null {
  const command = firstIn(spoken, leave);
  return command === undefined ? null : requirementOf(command, title);
}

const firstIn = ({ commands }: Spoken, leave: Own['leave']): Command | undefined =>
  commands.find((one) => verbOf(one, leave) === 'attest');

/** Whether this `/attest` is the one of its text whose requirement was asked about. */
export const isFirstAttest = (command: Command, spoken: Spoken | null, { leave }: Own): boolean =>
  spoken !== null && firstIn(spoken, leave) === command;

/** By its number, from 1, or its text. */
export function requirementOf({ args }: Pick<Command, 'args'>, { requirements, decidedBy }: Title): AskedFor | null {
  const number = /^#?(\d{1,2})\b/.exec(args)?.[1];
  const isMeant = (one: Requirement) =>
    'text' in one && one.text.split(' / ').some((text) => fold(text) === fold(args));
  const place = number === undefined ? requirements.findIndex(isMeant) : Number(number) - 1;
  const requirement = requirements[place];
  if (requirement === undefined) return null;
  // What no machine could look up, whoever decides may vouch for.
  return { requirement, place, by: requirement.is === 'attested' ? requirement.by : decidedBy };
}
