// What follows when a pull request is over: its author's others may need their label no more, and a next issue is suggested.
import { weekOf } from './dates.js';
import { messages } from './messages.js';
import type { DecisionOn } from '../../core/question.js';
import { nextIssue } from './next-issue.js';
import { languageFor, planFor, scopeOf } from './plan.js';
import { NOTHING } from './pull-look.js';
import type { Part, PullLook } from './pull-look.js';
import { humanAuthor, othersOf, suggestsNext } from './pull-questions.js';
import { newcomersLabel } from './rules.js';
import { isUnknown, isWithin, labelAct } from './unknown-author.js';

/** The author's other pull requests, when this one is over: one fewer is open, or they are not unknown any more. */
export function freeOthers({ event, own, answers }: PullLook): Part {
  const { hand, member, permission } = answers;
  if (hand === undefined || humanAuthor(event) === null) return NOTHING;
  const isFirst = (hand.merged ?? 0) > 0;
  const actions = othersOf(event, own, hand).flatMap(({ number }) => {
    const live = answers[`other_${number}`];
    if (live?.exists !== true) return [];
    const place = { repository: event.repository.id, number };
    const within =
      isUnknown({ hand, membership: member, permission }) &&
      isWithin(hand, place, own.unknown_authors.most_open) &&
      wasForCap(answers[`other_history_${number}`] ?? []);
    const act = isFirst || within ? labelAct(own.unknown_authors, number, live, false) : null;
    const plan = planFor(scopeOf(event.repository, number), `over:${event.item.number}:${event.at}`);
    return act === null ? [] : [plan('unknown_author', act, { expect: { state: 'open' } })];
  });
  return { actions, params: actions.length === 0 ? {} : { freed: actions.length } };
}

/** Was the label put on for the number of open ones alone? */
function wasForCap(history: readonly DecisionOn[]): boolean {
  const params = history.findLast(({ rule, state }) => rule === 'unknown_author' && state === 'applied')?.because
    .params;
  return params !== undefined && 'most' in params && !('boxes' in params) && !('assigned' in params);
}

/** At most once per person and week; members are left alone. */
export function suggestNext({ event, own, language, answers }: PullLook): Part {
  const person = humanAuthor(event);
  if (person === null || !suggestsNext(event, own) || answers.member !== 'outside') return NOTHING;
  const candidates = (answers.open ?? []).map(({ number }) => ({ number, live: answers[`candidate_${number}`] }));
  const found = nextIssue(candidates, event.item.labels);
  if (found === null) return NOTHING;
  const { number } = event.item;
  const said = messages[languageFor(event.item, language)];
  const body = said.next(person.login, found.number, newcomersLabel(own), found.shared);
  const plan = planFor(`person:${person.id}`, weekOf(event.at));
  return { actions: [plan('next_issue', { kind: 'comment', number, body })], params: { next: `#${found.number}` } };
}
