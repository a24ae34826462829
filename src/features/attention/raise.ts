// Whether the leads are told of an item now, and what they are told.
import { sigTitle } from '../../community/sig-words.js';
import type { Action, Because } from '../../core/action.js';
import type { OpenTurnsAnswer, WaitingOnAnswer } from '../../core/attention-question.js';
import type { ItemEvent } from '../../core/event.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { labelsOn } from '../../core/live-item.js';
import type { LiveItemAnswer } from '../../core/live-item.js';
import { mention, quote } from '../../core/markdown.js';
import type { Person } from '../../core/person.js';
import type { FirstOfAnswer, ItemNowAnswer } from '../../core/question.js';
import type { Directory } from '../../core/sig.js';
import { minuteOf } from '../../core/time.js';
import { digestsOf } from './digest.js';
import { groupsOf } from './groups.js';
import type { Group } from './groups.js';
import { messages } from './messages.js';
import type { Own } from './settings.js';

export interface Answered {
  readonly now?: ItemNowAnswer | undefined;
  readonly waiting?: WaitingOnAnswer | null | undefined;
  readonly issue?: FirstOfAnswer | undefined;
  readonly pull?: FirstOfAnswer | undefined;
}

/** Why nobody is told of it, by what is known now; null: it may be. */
export function silentBy({ now, waiting, issue, pull }: Answered): string | null {
  if (now === undefined) return 'unknown';
  if (!now.exists || now.locked) return 'gone';
  if (now.state === 'closed') return 'closed';
  if (now.answered || waiting?.answered === true) return 'answered';
  if (waiting == null) return 'unknown';
  if (waiting.startedAt === null || waiting.turn.because === 'draft') return 'draft';
  // A first contribution of any kind: who has opened a pull request before knows the place.
  const firsts = [issue?.first, pull?.first];
  if (firsts.includes('no')) return 'not_first';
  return firsts.every((first) => first === 'yes') ? null : 'unknown';
}

export interface Raising {
  readonly cause: ItemEvent;
  readonly author: Person;
  readonly own: Own;
  readonly live: LiveItemAnswer;
  readonly directory: Directory | null;
  readonly turns: OpenTurnsAnswer;
  readonly now: Date;
  readonly language: Language;
}

/** More SIGs than these are not told of one item, nor are more leads mentioned. */
const MOST = 3;

/** Once for each item, whatever becomes of it later. */
export function raised(raising: Raising): { readonly because: Because; readonly actions: readonly Action[] } {
  const { cause, live, directory, own } = raising;
  const { repository, item } = cause;
  const groups = groupsOf(directory, live.exists ? labelsOn(live) : []).slice(0, MOST);
  const words = { rule: 'raise', scope: `item:${repository.id}:${item.number}`, cause: 'first_response' };
  const isPrivate = own.tell === 'private';
  const sigs = groups.flatMap((group) => (group === null ? [] : [sigTitle(group)])).join(', ');
  return {
    because: {
      code: 'raised',
      params: { sigs: sigs === '' ? repository.name : sigs },
      visibility: isPrivate ? 'maintainers' : 'public',
    },
    actions: isPrivate
      ? digestsOf({ ...raising, repository, place: own.private ?? '' }, groups).map((one) => ({ ...one, ...words }))
      : [{ act: inStatus(raising, groups), ...words, expect: { state: 'open', unlocked: true } }],
  };
}

function inStatus({ cause, author, now, language }: Raising, groups: readonly Group[]) {
  const { item } = cause;
  const spoken = languageOfItem(item) ?? language;
  const sigs = groups.flatMap((group) => group ?? []);
  const leads = [...new Set(sigs.flatMap((sig) => sig.leads.map(({ login }) => login)))].slice(0, MOST);
  const body = messages[spoken].status({
    kind: item.kind,
    author: quote(author.login),
    day: `${minuteOf(now.toISOString())} UTC`,
    sig: sigs.length === 0 ? null : sigs.map((sig) => sigTitle(sig)).join(', '),
    leads: leads.map((login) => mention(login)),
  });
  return { kind: 'status', number: item.number, body } as const;
}
