// Obeys commands of labels, reviewers, states and titles, and answers `/hearth …`. Every right is asked of GitHub live.
import { because } from '../../core/action.js';
import { commandsOf } from '../../core/command.js';
import type { RepositoryEvent } from '../../core/event.js';
import { feature } from '../../core/feature.js';
import type { Decision } from '../../core/feature.js';
import { languageOfItem } from '../../core/language.js';
import type { Language } from '../../core/language.js';
import { quote } from '../../core/markdown.js';
import { assigneesOf, assignment, isLabelled } from './assign-on.js';
import { explanations } from './explanations.js';
import { decisionOn } from './decision.js';
import type { Ground } from './outcome.js';
import { firstRound, secondRound } from './questions.js';
import type { Asking, First, More } from './questions.js';
import { requestsOf } from './request.js';
import { rules } from './rules.js';
import { settings } from './settings.js';
import type { Own } from './settings.js';
import { specsOf } from './specs.js';

/** What a text asks this feature for; null: nothing. */
function askingOf(event: RepositoryEvent, own: Own): Asking | null {
  const spoken = commandsOf(event);
  if (spoken === null) return null;
  const requests = requestsOf(spoken, own);
  return requests.obeyed.length + requests.beyond.length === 0
    ? null
    : { spoken, requests, repository: event.repository, own };
}

const languageFor = ({ spoken }: Asking, fallback: Language): Language => languageOfItem(spoken.item) ?? fallback;

export default feature({
  name: 'commands',
  on: [
    'issue.opened',
    'pull_request.opened',
    'item.edited',
    'item.labeled',
    'comment.created',
    'comment.edited',
    'review.submitted',
  ],
  // A label may be put on by a bot; who commands is looked at below.
  actors: 'everyone',
  settings,
  needs: ({ restricted_labels: restricted }) => ({
    issues: 'write',
    pull_requests: 'write',
    ...(restricted.some(({ allowed_teams: teams }) => teams.length > 0) ? { members: 'read' } : {}),
  }),
  labels: ({ restricted_labels: restricted }) =>
    restricted.map(({ label }, index) => ({ path: ['restricted_labels', index, 'label'], name: label })),
  check: rules,
  commands: specsOf,
  explanations,

  ask(event, own): First | null {
    if (isLabelled(event)) return assigneesOf(event, own).length === 0 ? null : {};
    const asking = askingOf(event, own);
    return asking === null ? null : firstRound(asking);
  },

  askMore(event, own, answers): More {
    const asking = askingOf(event, own);
    return asking === null ? {} : secondRound(asking, answers, languageFor(asking, 'en'));
  },

  decide({ event, settings: own, answers, language }): Decision {
    if (isLabelled(event)) {
      const logins = assigneesOf(event, own);
      const params = { label: quote(event.label ?? '') };
      if (logins.length === 0) return { because: because('not_ours') };
      return { because: because('assigned_on', params), actions: [assignment(event, logins)] };
    }
    const asking = askingOf(event, own);
    if (asking === null) return { because: because('not_ours') };
    const { live } = answers;
    if (live?.exists === false) return { because: because('gone') };
    const ground: Ground = {
      own,
      event,
      spoken: asking.spoken,
      repository: event.repository,
      language: languageFor(asking, language),
      permission: answers.permission,
      directory: answers.directory ?? null,
      live: live ?? null,
      exist: answers.exist ?? [],
      teams: answers.teams ?? {},
      turn: answers.turn ?? null,
      here: answers.here ?? [],
      required: answers.required ?? [],
      hand: answers.hand ?? null,
      why: answers.why ?? [],
    };
    return decisionOn(asking.requests, ground);
  },
});
