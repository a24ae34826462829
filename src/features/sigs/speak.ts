// What is said of an item: to the SIGs that are told of it, and in its status comment.
import type { Action } from '../../core/action.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { scopeOf } from './look.js';
import type { Look } from './look.js';
import { BETWEEN, TOLD, toldKey } from './memory.js';
import type { Own } from './settings.js';
import { statusText } from './status.js';
import { sigsOf, toldText, toTell } from './tell.js';
import type { Telling } from './tell.js';

export interface Speaking {
  readonly own: Own;
  readonly now: Date;
  readonly language: Language;
}

/** A comment for each SIG that is to be told: the engine makes one of them. */
export function mentions(telling: Telling, { own, language }: Speaking): readonly Action[] {
  if (!own.mention) return [];
  const { seen } = telling;
  return toTell(telling).map((sig) => ({
    act: { kind: 'comment', number: seen.item.number, body: toldText(sig, telling, spoken(seen, language)) },
    rule: TOLD,
    scope: scopeOf(seen),
    cause: toldKey(sig),
  }));
}

/** Who is told, as a decision keeps it for later ones; see memory.ts. */
export function toldKept(actions: readonly Action[]): { readonly told?: string } {
  const told = actions.filter(({ rule }) => rule === TOLD).map(({ cause }) => cause);
  return told.length === 0 ? {} : { told: told.join(BETWEEN) };
}

const spoken = ({ item }: Look, language: Language): Language => languageOfItem(item) ?? language;

/** The section of the status comment, where there is one. */
export function status(
  { seen, own, now, language, directory }: Speaking & Pick<Telling, 'seen' | 'directory'>,
  on: readonly string[],
): readonly Action[] {
  if (!own.status) return [];
  const sigs = sigsOf(directory, on);
  const body = statusText(sigs, now, spoken(seen, language));
  return [
    {
      act: { kind: 'status', number: seen.item.number, body, ifThere: true },
      rule: 'contact',
      scope: scopeOf(seen),
      cause: `${seen.event.kind}:${seen.event.at}`,
    },
  ];
}
