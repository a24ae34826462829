// Proposes a hearth.yml where a community has none: once, from what is there, every choice with its reason. The labels it
// would need are created when somebody who may write ticks their box.
import type { Because } from '../../core/action.js';
import type { ItemChangeEvent, RepositoryEvent } from '../../core/event.js';
import { feature } from '../../core/feature.js';
import type { Decision } from '../../core/feature.js';
import { classOf } from '../../core/person.js';
import type { ProposalAnswer, ProposalFor, Replay, Replayed } from '../../core/config-question.js';
import type { Granted, PermissionAnswer, PermissionOf, Permissions } from '../../core/question.js';
import { CONFIG_PATH } from '../../core/readable.js';
import { issueBody, pullBody } from './body.js';
import { explanations, words as explained } from './explanations.js';
import { fileOf } from './file.js';
import { hasTicked, tickedOf } from './labels.js';
import { proposedFrom } from './proposed.js';
import type { Proposed } from './proposed.js';
import { settings } from './settings.js';
import { words } from './words.js';

export const SERIES = 'onboarding';
const BRANCH = 'hearth/propose-config';
/** How many of the last items are decided under the proposal. */
const ITEMS = 30;

type Asked = { readonly proposal?: ProposalFor; readonly granted?: Granted; readonly permission?: PermissionOf };
type AskedMore = { readonly replay?: Replay; readonly proposal?: ProposalFor };

const because = (code: string, params: Because['params'] = {}): Because => ({
  code,
  params,
  visibility: 'maintainers',
});
const silent = (code: string): Decision => ({ because: because(code) });

export default feature({
  name: 'onboarding',
  on: ['tick', 'item.edited'],
  // The tick is nobody's act; who ticked a box is looked at below.
  actors: 'everyone',
  settings,
  always: true,
  needs: () => ({ contents: 'write', pull_requests: 'write' }),
  explanations,
  words: explained,

  ask(event): Asked | null {
    const { repository } = event;
    if (event.kind === 'tick' && event.series === SERIES) {
      return { proposal: { kind: 'proposalFor', repository }, granted: { kind: 'granted', repository } };
    }
    if (event.kind !== 'item.edited' || !isTicking(event) || event.actor === null) return null;
    return { permission: { kind: 'permissionOf', repository, person: event.actor } };
  },

  askMore({ kind, repository }, own, { proposal, permission }): AskedMore {
    if (kind !== 'tick') return mayWrite(permission) ? { proposal: { kind: 'proposalFor', repository } } : {};
    const proposed = proposal === undefined ? null : toPropose(proposal);
    return proposed === null ? {} : { replay: { kind: 'replay', repository, text: fileOf(proposed), items: ITEMS } };
  },

  decide({ event, answers }): Decision {
    const { proposal, permission, granted, replay } = answers;
    if (event.kind !== 'tick') return create(event, permission, proposal);
    if (proposal === undefined || exists(proposal)) return silent('exists');
    const proposed = toPropose(proposal);
    return proposed === null ? silent('nothing') : propose(event, proposed, { proposal, granted, replay });
  },
});

/** An edit, by a person, of what a bot wrote with boxes in it, one of them ticked. */
function isTicking({ actor, item }: ItemChangeEvent): boolean {
  return item.author?.kind === 'bot' && classOf(actor) === 'human' && hasTicked(item.body);
}

/** Unknown means no. */
const mayWrite = (permission: PermissionAnswer | undefined) =>
  permission === 'write' || permission === 'maintain' || permission === 'admin';

const exists = ({ survey }: ProposalAnswer) => CONFIG_PATH in survey.files || survey.tree.paths.includes(CONFIG_PATH);
const toPropose = (answer: ProposalAnswer) => (exists(answer) ? null : proposedFrom(answer));

interface Known {
  readonly proposal: ProposalAnswer;
  readonly granted: Permissions | undefined;
  readonly replay: Replayed | undefined;
}

function propose({ repository }: RepositoryEvent, proposed: Proposed, { proposal, granted, replay }: Known): Decision {
  const { title, message } = words[proposed.language];
  const text = fileOf(proposed);
  const empty = proposal.survey.tree.complete && proposal.survey.tree.paths.length === 0;
  const pull = granted?.['contents'] === 'write' && !empty;
  const byHand = { text, branch: repository.defaultBranch, why: empty ? 'empty' : 'permission' } as const;
  return {
    because: because('proposed', { as: pull ? 'pull' : 'issue' }),
    actions: [
      {
        act: pull
          ? {
              ...{ kind: 'pull', series: SERIES, branch: BRANCH, path: CONFIG_PATH, title, text, message },
              body: pullBody(proposed, replay),
            }
          : { kind: 'issue', series: SERIES, title, body: issueBody(proposed, replay, byHand) },
        rule: 'proposal',
        // Once for the community, whichever way: a second installation proposes nothing again.
        scope: `community:${repository.owner.id}`,
        cause: 'once',
      },
    ],
  };
}

/** The labels of ticked boxes, as the proposal would have them now: the text that was edited names them, and no more. */
function create(
  { repository, ...event }: RepositoryEvent,
  permission: PermissionAnswer | undefined,
  proposal: ProposalAnswer | undefined,
): Decision {
  if (!mayWrite(permission) || event.kind !== 'item.edited' || proposal === undefined) return silent('may_not');
  const ticked = tickedOf(event.item.body, proposedFrom(proposal)?.labels ?? []);
  if (ticked.length === 0) return silent('no_label');
  return {
    because: because('labels', { count: ticked.length }),
    actions: ticked.map(({ name, color, description }) => ({
      act: { kind: 'new-label', name, color, description },
      rule: 'label',
      scope: `repository:${repository.id}`,
      cause: `label:${name}`,
    })),
  };
}
