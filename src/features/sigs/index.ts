// Finds which SIG owns an item, puts its label on and takes it off again, and tells the SIG once.
import { checkDirectory } from '../../community/directory-check.js';
import { feature, silent } from '../../core/feature.js';
import { labelsOn } from '../../core/live-item.js';
import type { AnswersTo, DecisionsOn, Membership } from '../../core/question.js';
import type { LabelsExist, LiveItemOf, OwnershipOf, SigDirectory } from '../../core/sig-question.js';
import type { Directory } from '../../core/sig.js';
import { decideOnLabel, decideOnRemoval, decideOnWhole, wishedFor } from './decide.js';
import { explanations } from './explanations.js';
import { sortLabels } from './labels.js';
import { lookAt } from './look.js';
import type { Look } from './look.js';
import { moreOnLabel } from './ask-label.js';
import { FEATURE, knownFacts } from './memory.js';
import { labelsToAsk } from './missing.js';
import { propose } from './propose.js';
import { settings } from './settings.js';
import type { Own } from './settings.js';
import { isMentioned, sigsOf } from './tell.js';

type Asked = {
  readonly directory?: SigDirectory;
  readonly owned?: OwnershipOf;
  readonly live?: LiveItemOf;
  readonly done?: DecisionsOn;
};
type AskedMore = Omit<Asked, 'directory'> & { readonly exist?: LabelsExist; readonly author?: Membership };

export default feature({
  name: FEATURE,
  on: [
    'issue.opened',
    'issue.reopened',
    'pull_request.opened',
    'pull_request.reopened',
    'pull_request.ready',
    'item.pushed',
    'item.edited',
    'item.labeled',
    'item.unlabeled',
  ],
  // A bot's pull request has owners, too; and a command's label is put on by Hearth.
  actors: 'everyone',
  settings,
  needs: () => ({ issues: 'write', pull_requests: 'write', contents: 'read' }),
  labels: ({ groups }) =>
    groups.flatMap(({ label: name }, index) =>
      name === undefined ? [] : [{ path: ['groups', index, 'label'], name }],
    ),
  check: checkDirectory,
  propose,
  explanations,

  ask(event): Asked | null {
    const seen = lookAt(event);
    if (seen === null) return null;
    const { repository } = event;
    const directory: SigDirectory = { kind: 'sigDirectory', repository };
    if (isAboutLabel(seen)) {
      return seen.item.draft && seen.why === 'labeled' ? {} : { directory, done: decisions(seen) };
    }
    return { directory, ...whole(seen) };
  },

  askMore(event, own, answers): AskedMore {
    const seen = lookAt(event);
    const { directory } = answers;
    if (seen === null || directory === undefined || directory === null) return {};
    if (isAboutLabel(seen)) return moreOnLabel(seen, { own, directory, done: answers.done ?? [] }, whole(seen));
    return moreOnWhole(seen, own, answers);
  },

  decide({ event, now, settings: own, answers, language }) {
    const seen = lookAt(event);
    if (seen === null) return silent('unowned');
    const { directory, owned, live, done = [], exist = [], author } = answers;
    if (seen.why === 'labeled' && seen.item.draft) return silent('draft');
    if (directory === undefined || directory === null) return silent('no_directory');
    if (live === undefined) return silent('not_of_a_sig');
    if (!live.exists) return silent('gone');
    const speaking = { own, now, language };
    const known = { seen, live, directory, most: own.most, facts: knownFacts(done) };
    if (owned === null) return silent('no_directory');
    if (seen.why === 'unlabeled') return decideOnRemoval({ ...known, owned }, speaking);
    if (live.state === 'closed') return silent('closed');
    if (seen.why === 'labeled') return decideOnLabel({ ...known, done }, speaking);
    if (owned === undefined) return silent('no_directory');
    return decideOnWhole({ ...known, ...speaking, owned, exist, author, done });
  },
});

const isAboutLabel = ({ why }: Look): boolean => why === 'labeled' || why === 'unlabeled';

const decisions = ({ event, item }: Look): DecisionsOn => ({
  kind: 'decisionsOn',
  repository: event.repository,
  number: item.number,
});

function whole({ event, item }: Look): { readonly owned: OwnershipOf; readonly live: LiveItemOf } {
  const { repository } = event;
  const { kind, number, title, body, head, base } = item;
  return {
    owned: { kind: 'ownership', repository, item: { kind, number, title, body, head, base } },
    live: { kind: 'liveItem', repository, number },
  };
}

const mayTell = (labels: readonly string[], { mention }: Own, directory: Directory): boolean =>
  mention && sigsOf(directory, labels).some((sig) => sig.mention !== null);

function moreOnWhole(seen: Look, own: Own, { directory, owned, live }: AnswersTo<Asked>): AskedMore {
  if (directory == null || owned == null || live?.exists !== true || live.state === 'closed') return {};
  const sorted = sortLabels({ live, owned, directory, most: own.most, facts: new Map() });
  const names = wishedFor(sorted);
  const { repository } = seen.event;
  const { author: person } = live;
  const mentioned =
    own.mention && directory.sigs.some(({ label, mention }) => mention !== null && isMentioned(owned, label));
  return {
    ...(names.length === 0 ? {} : { exist: { kind: 'labelsExist', repository, names: labelsToAsk(names, directory) } }),
    // What a person took off: what was decided of it before tells whether the facts have changed; and who was told.
    ...(sorted.leave.length > 0 || mayTell([...names, ...labelsOn(live)], own, directory)
      ? { done: decisions(seen) }
      : {}),
    ...(mentioned && person !== null ? { author: { kind: 'membership', person, repository } } : {}),
  };
}
