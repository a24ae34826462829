// Lets people take issues, asks after those nobody works on and hands them on, and tells of work that is done twice.
import { because } from '../../core/action.js';
import { feature } from '../../core/feature.js';
import type { Decision } from '../../core/feature.js';
import type { RepositoryEvent } from '../../core/event.js';
import type { AnswersTo, DecisionsOn, PermissionOf } from '../../core/question.js';
import type { InHand, LiveItemOf } from '../../core/sig-question.js';
import type { Language } from '../../core/language.js';
import { advise } from './advise.js';
import { obey, wishesOf } from './commands.js';
import { explanations, words } from './explanations.js';
import { claimsIn } from './history.js';
import { lookAgain } from './later.js';
import { lookAtPull } from './pull.js';
import { askAboutPull, askMoreAboutPull } from './pull-questions.js';
import type { PullAsked, PullAskedMore } from './pull-questions.js';
import { namedLabels, newcomersLabel, rules } from './rules.js';
import type { Own } from './rules.js';
import { sceneOf } from './scene.js';
import type { Scene } from './scene.js';
import { settings } from './settings.js';
import { specsOf } from './specs.js';
import { hear } from './word.js';

type Asked = PullAsked & {
  readonly permission?: PermissionOf;
  readonly live?: LiveItemOf;
  readonly history?: DecisionsOn;
  readonly hand?: InHand;
};

type AskedMore = PullAskedMore & {
  /** What the first assignee has in hand: tells since when they have this. */
  readonly holder?: InHand;
};

type Answers = Partial<AnswersTo<Asked & AskedMore>>;

export default feature({
  name: 'claims',
  on: [
    'comment.created',
    'comment.edited',
    'issue.opened',
    'issue.reopened',
    'item.edited',
    'item.labeled',
    'item.unassigned',
    'item.unlocked',
    'pull_request.closed',
    'pull_request.merged',
    'pull_request.opened',
    'pull_request.ready',
    'pull_request.reopened',
    'review.submitted',
  ],
  // Bots close, merge, label and unassign, too; whom Hearth answers is looked at in each case.
  actors: 'everyone',
  settings,
  needs: () => ({ issues: 'write', pull_requests: 'write', members: 'read' }),
  labels: namedLabels,
  check: rules,
  commands: specsOf,
  explanations,
  words,

  ask(event, own): Asked | null {
    const scene = sceneOf(event, own);
    switch (scene.kind) {
      case 'commands':
        return { ...(scene.pull === null ? {} : askAboutPull(scene.pull, own)), ...askForCommands(event, scene) };
      case 'pull':
        return askAboutPull(scene.event, own);
      case 'word':
      case 'open_again':
        return { history: history(event, scene.item.number) };
      case 'later': {
        const { number } = scene.event.cause.item;
        return { live: liveItem(event, number), history: history(event, number) };
      }
      case 'labelled':
        return { live: liveItem(event, scene.event.item.number) };
      case 'let_go':
        return {};
      case 'none':
        return null;
    }
  },

  askMore(event, own, answers): AskedMore {
    const scene = sceneOf(event, own);
    if (scene.kind === 'pull') return askMoreAboutPull(scene.event, own, answers);
    if (scene.kind !== 'commands') return {};
    const pull = scene.pull === null ? {} : askMoreAboutPull(scene.pull, own, answers);
    const [holder] = answers.live?.exists === true ? answers.live.assignees : [];
    const takes = wishesOf(scene.spoken).some(({ verb, self }) => verb === 'assign' && self);
    if (holder === undefined || !takes) return pull;
    return { ...pull, holder: { kind: 'inHand', community: event.repository.owner.id, person: holder } };
  },

  decide({ event, now, settings: own, answers, language }) {
    return decideScene(sceneOf(event, own), { event, now, own, answers, language });
  },
});

interface Situation {
  readonly event: RepositoryEvent;
  readonly now: Date;
  readonly own: Own;
  readonly answers: Answers;
  readonly language: Language;
}

function decideScene(scene: Scene, situation: Situation): Decision {
  const { event, now, own, answers, language } = situation;
  switch (scene.kind) {
    case 'commands':
      return decideCommands(scene, situation);
    case 'pull':
      return lookAtPull({ event: scene.event, own, language, answers });
    case 'word':
    case 'open_again':
      return hear({ event, scene, own, history: answers.history ?? [], now });
    case 'later':
      return lookAgain({ event: scene.event, own, live: answers.live, history: answers.history ?? [], language, now });
    case 'labelled':
      return advise({ event: scene.event, live: answers.live, label: newcomersLabel(own), language });
    case 'let_go':
      return { because: because('let_go', { person: scene.person.id, login: scene.person.login, at: event.at }) };
    case 'none':
      return { because: because('not_concerned') };
  }
}

function decideCommands({ spoken, pull }: Extract<Scene, { kind: 'commands' }>, situation: Situation): Decision {
  const { event, now, own, answers, language } = situation;
  const { live, hand, permission, holder, history: lines = [] } = answers;
  if (live?.exists !== true || hand === undefined) return { because: because('item_gone') };
  const place = { repository: event.repository.id, number: spoken.item.number };
  const claims = claimsIn(lines);
  const ground = { own, sender: spoken.author, permission, live, claims, hand, holder, place, now };
  const done = obey({ event, spoken, ground, history: lines, language });
  const more = pull === null ? null : lookAtPull({ event: pull, own, language, answers });
  return { ...done, actions: [...(done.actions ?? []), ...(more?.actions ?? [])] };
}

function askForCommands(event: RepositoryEvent, { spoken }: Extract<Scene, { kind: 'commands' }>): Asked {
  const { author: person, item } = spoken;
  return {
    permission: { kind: 'permissionOf', repository: event.repository, person },
    live: liveItem(event, item.number),
    history: history(event, item.number),
    hand: { kind: 'inHand', community: event.repository.owner.id, person },
  };
}

const liveItem = ({ repository }: RepositoryEvent, number: number): LiveItemOf => ({
  kind: 'liveItem',
  repository,
  number,
});

const history = ({ repository }: RepositoryEvent, number: number): DecisionsOn => ({
  kind: 'decisionsOn',
  repository,
  number,
});
