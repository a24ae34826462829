// What the author of an open pull request is told, in one section of its status comment, and the label of an unknown one.
import { digestOf } from '../../core/action.js';
import { dayOf } from '../../core/time.js';
import { othersAtWork } from './competing.js';
import type { Target } from './competing.js';
import { hasSection } from './history.js';
import { messages } from './messages.js';
import type { AtWork, Unmet } from './said.js';
import { languageFor, planFor, scopeOf } from './plan.js';
import { NOTHING, numbers } from './pull-look.js';
import type { Part, PullLook } from './pull-look.js';
import { humanAuthor } from './pull-questions.js';
import { isUnknown, judgesUnknown, labelAct, unmetBy } from './unknown-author.js';

/** Nothing for the author who is no person. */
export function forAuthor(look: PullLook, targets: readonly Target[]): Part {
  const { event, own, answers } = look;
  const person = humanAuthor(event);
  if (person === null) return NOTHING;
  const { number, updatedAt } = event.item;
  const work = othersAtWork(targets, { repository: event.repository.id, number, author: person });
  const unmet = unmetOf(look);
  const body = sectionFor(look, work, unmet ?? []);
  const plan = planFor(scopeOf(event.repository, number), `${event.kind}:${updatedAt}:${digestOf(body)}`);
  const label =
    unmet === null || answers.live?.exists !== true
      ? null
      : labelAct(own.unknown_authors, number, answers.live, unmet.length > 0);
  const tells = body !== '' || hasSection(answers.history ?? []);
  return {
    actions: [
      ...(label === null ? [] : [plan('unknown_author', label, { expect: { state: 'open' } })]),
      ...(tells ? [plan('section', { kind: 'status', number, body }, { expect: { unlocked: true } })] : []),
    ],
    params: { ...(work.length === 0 ? {} : { others: numbers(work.map(({ issue }) => issue)) }), ...paramsOf(unmet) },
  };
}

/** What the author's pull request does not meet; null: it is not asked of them, and no label of theirs is touched. */
function unmetOf({ event, own, answers }: PullLook): readonly Unmet[] | null {
  const person = humanAuthor(event);
  const { hand, member, permission, live } = answers;
  if (person === null || !judgesUnknown(own) || hand === undefined || live?.exists !== true) return null;
  // Whose first pull request was merged has shown who they are: what Hearth put on goes.
  if ((hand.merged ?? 0) > 0) return [];
  if (member === 'member') return [];
  if (!isUnknown({ hand, membership: member, permission })) return null;
  const { number, body } = event.item;
  const place = { repository: event.repository.id, number };
  return unmetBy(own.unknown_authors, { place, login: person.login, body, linked: live.linked, hand });
}

function paramsOf(unmet: readonly Unmet[] | null): Part['params'] {
  const found = (unmet ?? []).map((one): Part['params'] => {
    switch (one.rule) {
      case 'most_open':
        return { open: one.open, most: one.most };
      case 'disclosure':
        return { boxes: one.boxes.length };
      case 'assigned_first':
        return { assigned: 0 };
    }
  });
  return Object.fromEntries(found.flatMap((one) => Object.entries(one)));
}

function sectionFor({ event, own, language }: PullLook, work: readonly AtWork[], unmet: readonly Unmet[]): string {
  const said = messages[languageFor(event.item, language)];
  const day = dayOf(event.at);
  const asks = own.unknown_authors.comment && unmet.length > 0;
  return [...(work.length > 0 ? [said.competing(day, work)] : []), ...(asks ? [said.unmet(day, unmet)] : [])].join(
    '\n\n',
  );
}
