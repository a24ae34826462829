// Whose turn it is: a newcomer whom nobody has answered is brought before the leads in time, and they have a list of who
// waits. Silence of maintainers raises an item; it never closes one.
import { casesAsk, leadsAsk, leadsMaterial } from '../../community/desk/leads-ask.js';
import type { CasesAsk, LeadsAsk } from '../../community/desk/leads-ask.js';
import { forMaintainers } from '../../core/action.js';
import type { Because } from '../../core/action.js';
import type { OpenTurns, WaitingOn, WaitingOnAnswer } from '../../core/attention-question.js';
import type { Repository } from '../../core/event.js';
import { feature, silent } from '../../core/feature.js';
import type { Decision } from '../../core/feature.js';
import { isSame } from '../../core/name.js';
import type { FirstOf, ItemNow, Membership } from '../../core/question.js';
import type { LiveItemOf, SigDirectory } from '../../core/sig-question.js';
import { minuteOf } from '../../core/time.js';
import { linkIn } from '../../report/markdown/links.js';
import { digestsOf } from './digest.js';
import { duesOf, isWatched } from './due.js';
import type { Clock } from './due.js';
import { explanations } from './explanations.js';
import { ladderDigest } from './ladder.js';
import { DIGEST, lookAt } from './look.js';
import { raised, silentBy } from './raise.js';
import { check, settings } from './settings.js';
import type { Own } from './settings.js';

type Asked = {
  readonly waiting?: WaitingOn;
  readonly now?: ItemNow;
  readonly issue?: FirstOf;
  readonly pull?: FirstOf;
  readonly directory?: SigDirectory;
  readonly turns?: OpenTurns;
} & LeadsAsk;
type AskedMore = { readonly member?: Membership; readonly live?: LiveItemOf; readonly turns?: OpenTurns } & CasesAsk;

export default feature({
  name: 'attention',
  on: ['issue.opened', 'pull_request.opened', 'pull_request.ready', 'tick'],
  // A tick is nobody's act, and anybody may say that a pull request is ready: whose item it is counts.
  actors: 'everyone',
  settings,
  check,
  needs: () => ({ issues: 'write', pull_requests: 'write', members: 'read' }),
  schedules: ({ private: place, digest: cron, zone }) => (place === undefined ? [] : [{ series: DIGEST, cron, zone }]),
  explanations,

  ask(event): Asked | null {
    const seen = lookAt(event);
    if (seen === null) return null;
    const { repository } = event;
    if (seen.is === 'none') return {};
    if (seen.is === 'digest') {
      return { turns: { kind: 'openTurns', repository }, ...leadsAsk(repository, event.at) };
    }
    const { cause, author } = seen;
    const { number, association } = cause.item;
    const waiting: WaitingOn = { kind: 'waitingOn', repository, number };
    if (seen.is === 'new') return cause.kind === 'pull_request.ready' ? { waiting } : {};
    const first = { kind: 'firstOf', person: author, association, repository, number, at: cause.at } as const;
    return {
      now: { kind: 'itemNow', repository, number, author },
      waiting,
      issue: { ...first, of: 'issue' },
      pull: { ...first, of: 'pull_request' },
      directory: { kind: 'sigDirectory', repository },
    };
  },

  askMore(event, own, answers): AskedMore {
    const seen = lookAt(event);
    if (seen?.is === 'digest') return casesAsk(event.repository, answers.ready);
    if (seen?.is !== 'again' || silentBy(answers) !== null) return {};
    const { repository, item } = seen.cause;
    return {
      member: { kind: 'membership', person: seen.author, repository },
      live: { kind: 'liveItem', repository, number: item.number },
      ...(own.tell === 'private' ? { turns: { kind: 'openTurns', repository } } : {}),
    };
  },

  decide({ event, now, settings: own, answers, language }) {
    const seen = lookAt(event);
    if (seen === null) return silent('unknown');
    if (seen.is === 'none') return silent(seen.why);
    const { directory = null, turns = [], waiting, member, live } = answers;
    const { repository } = event;
    if (seen.is === 'digest') {
      const { private: place } = own;
      if (place === undefined) return { because: forMaintainers('nowhere') };
      if (isElsewhere(repository, place)) return { because: forMaintainers('private_elsewhere') };
      const words = { rule: 'digest', scope: `repository:${repository.id}`, cause: seen.period };
      const material = leadsMaterial(repository, answers, { now, link: linkIn(repository) });
      const ladder = material === null ? [] : [ladderDigest({ repository, material, place, language })];
      const lists = [...digestsOf({ repository, directory, turns, place, now, language }), ...ladder];
      const ladderWaits = ladder.some(({ act }) => act.state === 'open');
      return { because: countOf(turns.length, ladderWaits), actions: lists.map((one) => ({ ...one, ...words })) };
    }
    const { cause, author } = seen;
    const { kind, item } = cause;
    if (seen.is === 'new') {
      if (kind.endsWith('.opened')) return later({ startedAt: item.openedAt, drafts: [] }, own, now);
      const clock = clockOf(waiting);
      return clock !== null && isWatched(clock, own, cause.at) ? silent('watched') : later(clock, own, now);
    }
    const over = silentBy(answers);
    if (over !== null) return silent(over);
    const clock = clockOf(waiting);
    const dues = clock && duesOf(clock, own);
    // It was a draft meanwhile, or the time was made longer.
    if (dues === null || dues.warnAt > now) return later(clock, own, now);
    if (member === 'member') return silent('member');
    if (member !== 'outside' || live === undefined) return silent('unknown');
    if (own.tell === 'private' && isElsewhere(repository, own.private)) {
      return { because: forMaintainers('private_elsewhere') };
    }
    return raised({ cause, author, own, live, directory, turns, now, language });
  },
});

function countOf(items: number, ladderWaits: boolean): Because {
  if (items > 0) return forMaintainers('listed', { items });
  return forMaintainers(ladderWaits ? 'ladder_waits' : 'nothing_waits');
}

/** What happens in a private repository is for its own readers. */
const isElsewhere = ({ private: hidden, name }: Repository, place = ''): boolean => hidden && !isSame(name, place);

const clockOf = (waiting: WaitingOnAnswer | null | undefined): Clock | null =>
  waiting?.startedAt == null ? null : { startedAt: waiting.startedAt, drafts: waiting.drafts };

/** Looks at it (again) when the leads are to be told; late, at once. */
function later(clock: Clock | null, own: Own, now: Date): Decision {
  const dues = clock && duesOf(clock, own);
  if (dues === null) return silent('unknown');
  const at = (dues.warnAt > now ? dues.warnAt : now).toISOString();
  return { ...silent('waits', { until: `${minuteOf(at)} UTC` }), later: [{ at, about: `waits:${at}` }] };
}
