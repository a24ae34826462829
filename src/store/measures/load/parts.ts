// What the statements of this group share: how an item stands just before a moment. In all of them $1 is the repositories,
// $3 the frame's `to` and $4 the accounts that are out of every figure.
import { hadLeft, stays } from '../left.js';

const DAY = 86_400_000;

/** So many times 24 hours before an instant. */
export const daysBefore = (at: string, days: number): string => new Date(Date.parse(at) - days * DAY).toISOString();

/** The item counts no more at `to`. Spam stays: it was work, too. */
export const hasLeft = (state: string): string => hadLeft(state, '$3');

/**
 * Whether the item is open just before that moment: it was not closed, or reopened after its last close. The lists are in
 * order, so that most items are told by the first close alone.
 */
export const openAt = (state: string, at: string): string => `case
  when coalesce(${state}.closes[1] >= ${at}, true) then true
  when ${state}.reopens = '{}' then false
  else coalesce((select max(r) from unnest(${state}.reopens) r where r < ${at})
              > (select max(c) from unnest(${state}.closes) c where c < ${at}), false) end`;

/** Whether a pull request is a draft just before that moment, its clock having started. */
export const draftAt = (state: string, at: string): string => `case
  when coalesce(${state}.drafts[1] >= ${at}, true) then false
  else (select count(*) % 2 = 1 from unnest(${state}.drafts) d where d < ${at}) end`;

/**
 * Every item that was open at that moment, and some more: it is open now, or something came of it since. Two indexes answer
 * it. What is locked as spam waits for nobody.
 */
export const openSince = (state: string, at: string): string =>
  `(${state}.closed_at is null and ${state}.left_at is null or ${state}.changed_at >= ${at})
   and ${stays(state, '$3')}`;

/**
 * The few accounts that are no people, to be joined by number: to look up the class of everybody would cost more than all the
 * rest. Who acts is always known, so that who is not among them is a person.
 */
export const NOT_PEOPLE = "(select id, class from people where class <> 'human')";

/** Why an act does not count; null: it does. `other` is its account's row in `NOT_PEOPLE`, left joined. */
export const leftOut = (act: string, other: string): string => `case
  when ${act}.gone then 'deleted'
  when ${act}.person is null then 'ghost'
  when ${other}.class is not null then ${other}.class
  when ${act}.person = any($4::bigint[]) then 'excluded' end`;
