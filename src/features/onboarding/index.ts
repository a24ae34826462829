// Proposes a hearth.yml where a community has none: once, from what is there, every choice with its reason. The labels it
// would need are created when somebody who may write ticks their box.
import { forMaintainers } from '../../core/action.js';
import type { ItemChangeEvent, RepositoryEvent } from '../../core/event.js';
import { feature } from '../../core/feature.js';
import type { Decision } from '../../core/feature.js';
import { classOf } from '../../core/person.js';
import type {
  ProposalAnswer,
  ProposalFor,
  ProposalMade,
  ProposalMadeAnswer,
  Replay,
  Replayed,
} from '../../core/config-question.js';
import type { Label } from '../../core/proposal.js';
import { mayWrite } from '../../core/permission.js';
import type { Granted, PermissionOf, Permissions } from '../../core/question.js';
import type { PermissionAnswer } from '../../core/permission.js';
import { CONFIG_PATH } from '../../core/readable.js';
import { issueBody, pullBody } from './body.js';
import type { WhyByHand } from './body.js';
import { explanations, words as explained } from './explanations.js';
import { fileOf } from './file.js';
import { hasTicked, tickedOf } from './labels.js';
import { proposedFrom } from './proposed.js';
import type { Proposed } from './file.js';
import { settings } from './settings.js';
import { words } from './words.js';

export const SERIES = 'onboarding';
const BRANCH = 'hearth/propose-config';
/** How many of the last items are decided under the proposal. */
const ITEMS = 30;

type Asked = { readonly made: ProposalMade; readonly proposal?: ProposalFor; readonly granted?: Granted };
type AskedMore = { readonly replay?: Replay; readonly permission?: PermissionOf };

const silent = (code: string): Decision => ({ because: forMaintainers(code) });

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
    const made = { kind: 'proposalMade', community: repository.owner.id } as const;
    if (event.kind === 'tick' && event.series === SERIES) {
      return { made, proposal: { kind: 'proposalFor', repository }, granted: { kind: 'granted', repository } };
    }
    return event.kind === 'item.edited' && isTicking(event) ? { made } : null;
  },

  askMore(event, own, { made, proposal }): AskedMore {
    const { repository } = event;
    if (event.kind === 'item.edited') {
      // Nobody's rights are asked for where there is nothing to do.
      if (event.actor === null || !isOurs(event, made) || tickedOf(event.item.body, made.offers).length === 0)
        return {};
      return { permission: { kind: 'permissionOf', repository, person: event.actor } };
    }
    const proposed = proposal === undefined ? null : toPropose(proposal);
    return proposed === null ? {} : { replay: { kind: 'replay', repository, text: fileOf(proposed), items: ITEMS } };
  },

  decide({ event, answers }): Decision {
    const { made, proposal, permission, granted, replay } = answers;
    if (event.kind === 'item.edited') {
      return isOurs(event, made)
        ? create(event, tickedOf(event.item.body, made.offers), permission)
        : silent('not_ours');
    }
    if (proposal === undefined || exists(proposal)) return silent('exists');
    const proposed = toPropose(proposal);
    return proposed === null ? silent('nothing') : propose(event, proposed, { made, proposal, granted, replay });
  },
});

/** A person's edit that changed the text of what a bot wrote with boxes in it, one of them ticked. */
function isTicking({ actor, item, changed }: ItemChangeEvent): boolean {
  return (
    item.author?.kind === 'bot' &&
    classOf(actor) === 'human' &&
    changed?.includes('body') === true &&
    hasTicked(item.body)
  );
}

/** Whatever a text says of itself: the proposal is where the audit says that it is. */
const isOurs = ({ repository, item }: ItemChangeEvent, { as }: ProposalMadeAnswer) =>
  as !== null && as.repository === repository.id && as.number === item.number;

const exists = ({ survey }: ProposalAnswer) => CONFIG_PATH in survey.files || survey.tree.paths.includes(CONFIG_PATH);
const toPropose = (answer: ProposalAnswer) => (exists(answer) ? null : proposedFrom(answer));

interface Known {
  readonly made: ProposalMadeAnswer;
  readonly proposal: ProposalAnswer;
  readonly granted: Permissions | undefined;
  readonly replay: Replayed | undefined;
}

function propose({ repository }: RepositoryEvent, proposed: Proposed, known: Known): Decision {
  const { title, message } = words[proposed.language];
  const text = fileOf(proposed);
  const why = whyByHand(known);
  const { replay, made } = known;
  const offers = proposed.labels.length === 0 ? {} : { offers: proposed.labels };
  return {
    because: forMaintainers('proposed', { as: why === null ? 'pull' : 'issue' }),
    actions: [
      {
        act:
          why === null
            ? {
                ...{ kind: 'pull', series: SERIES, branch: BRANCH, path: CONFIG_PATH, title, text, message, ...offers },
                body: pullBody(proposed, replay),
              }
            : {
                ...{ kind: 'issue', series: SERIES, title, ...offers },
                body: issueBody(proposed, replay, { text, branch: repository.defaultBranch, why }),
              },
        rule: 'proposal',
        // Once for the community, whichever way: a second installation proposes nothing again.
        scope: `community:${repository.owner.id}`,
        cause: made.refused === null ? 'once' : 'refused',
      },
    ],
  };
}

/** Null: Hearth opens the pull request itself. */
function whyByHand({ made, proposal, granted }: Known): WhyByHand | null {
  const { complete, paths } = proposal.survey.tree;
  if (complete && paths.length === 0) return 'empty';
  if (granted?.['contents'] !== 'write') return 'permission';
  return made.refused === null ? null : { refused: made.refused };
}

/** The labels of ticked boxes, as they were proposed: the text that was edited names them, and no more. */
function create(
  { repository }: RepositoryEvent,
  ticked: readonly Label[],
  permission: PermissionAnswer | undefined,
): Decision {
  if (ticked.length === 0) return silent('no_label');
  if (!mayWrite(permission)) return silent('may_not');
  return {
    because: forMaintainers('labels', { count: ticked.length }),
    actions: ticked.map(({ name, color, description }) => ({
      act: { kind: 'new-label', name, color, description },
      rule: 'label',
      scope: `repository:${repository.id}`,
      cause: `label:${name}`,
    })),
  };
}
