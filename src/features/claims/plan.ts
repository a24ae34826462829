// The words that every act of claims is planned with, and the language of an item.
import { createHash } from 'node:crypto';
import type { Action, Because } from '../../core/action.js';
import type { Item, Repository } from '../../core/event.js';
import { languageOf } from '../../core/language.js';
import type { Language } from '../../core/language.js';

export const because = (code: string, params: Because['params'] = {}): Because => ({
  code,
  params,
  visibility: 'public',
});

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

/** 16 hex digits of a text. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

export const languageFor = ({ title, body }: Pick<Item, 'title' | 'body'>, fallback: Language): Language =>
  languageOf(`${title}\n${body}`) ?? fallback;
