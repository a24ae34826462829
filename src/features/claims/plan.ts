// The words that every act of claims is planned with, and the language of an item.
import type { Action } from '../../core/action.js';
import type { Item, Repository } from '../../core/event.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';

/** Of an item, by its numbers. */
export const scopeOf = ({ id }: Repository, number: number): string => `item:${id}:${number}`;

/** Plans acts of one rule after another on one item, for one cause. */
export function planFor(scope: string, cause: string) {
  return (rule: string, act: Action['act'], more: Pick<Action, 'expect' | 'slot'> = {}): Action => ({
    act,
    rule,
    scope,
    cause,
    ...more,
  });
}

export const languageFor = (item: Pick<Item, 'title' | 'body'>, fallback: Language): Language =>
  languageOfItem(item) ?? fallback;
