// What follows from an event of a pull request: others are named to its author, several are listed on the issue, an unknown
// author's gets its label or loses it, and after a merge the next issue is suggested.
import { because } from '../../core/action.js';
import type { Decision } from '../../core/feature.js';
import { targetsOf } from './competing.js';
import type { Target } from './competing.js';
import { hasSection } from './history.js';
import { issueSection, openPulls } from './issue-section.js';
import { languageFor, planFor, scopeOf } from './plan.js';
import { forAuthor } from './pull-author.js';
import { numbers } from './pull-look.js';
import type { Part, PullLook } from './pull-look.js';
import { freeOthers, suggestNext } from './pull-over.js';
import { isOver } from './pull-questions.js';

export function lookAtPull(look: PullLook): Decision {
  const targets = targetsIn(look);
  const parts = [
    ...(isOver(look.event) ? [freeOthers(look), suggestNext(look)] : [forAuthor(look, targets)]),
    lists(look, targets),
  ];
  const actions = parts.flatMap((part) => part.actions);
  if (actions.length === 0) return { because: because('nothing_to_do') };
  const params = Object.fromEntries(parts.flatMap((part) => Object.entries(part.params)));
  return { because: because('pull_request', params), actions };
}

function targetsIn({ event, own, answers }: PullLook): readonly Target[] {
  if (!own.competing || answers.live?.exists !== true) return [];
  return targetsOf(answers.live, event.repository.id).flatMap(({ number }) => {
    const live = answers[`issue_${number}`];
    return live?.exists === true ? [{ number, live, history: answers[`issue_history_${number}`] ?? [] }] : [];
  });
}

/**
 * Several open pull requests are listed on their issue. The comment for it is made by one of them, whichever is handled
 * first, because they are handled side by side; the others only edit it.
 */
function lists({ event, own, language }: PullLook, targets: readonly Target[]): Part {
  const listed = targets.flatMap(({ number, live, history }) => {
    const view = { live, history, repository: event.repository.id, lists: own.competing };
    const body = issueSection(view, languageFor({ title: live.title, body: '' }, language));
    const several = openPulls(live, event.repository.id).length > 1;
    if (!several && !hasSection(history)) return [];
    const scope = scopeOf(event.repository, number);
    const edit = planFor(scope, `pull:${event.item.number}:${event.kind}:${event.at}`);
    const act = { kind: 'status', number, body } as const;
    return [
      ...(several ? [planFor(scope, 'several')('section', act, { expect: { state: 'open', unlocked: true } })] : []),
      edit('section', { ...act, ifThere: true }),
    ];
  });
  return { actions: listed, params: listed.length === 0 ? {} : { list: numbers(targets.map(({ number }) => number)) } };
}
