// Greets people on their first issue, first pull request and first merge, each at most once per person and community.
import { because } from '../../core/action.js';
import type { Because } from '../../core/action.js';
import type { ItemEvent, RepositoryEvent } from '../../core/event.js';
import { feature, silent } from '../../core/feature.js';
import type { Language } from '../../core/language.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { FirstOf, ItemNow, ItemNowAnswer, Membership } from '../../core/question.js';
import { minuteOf } from '../../core/time.js';
import { aboutIn, sigOf } from './about.js';
import { explanations, words } from './explanations.js';
import { greeting } from './greeting.js';
import type { Occasion } from './messages.js';
import { propose } from './propose.js';
import { aboutSig, kindOf, moreToAsk } from './questions.js';
import type { AboutSig, MoreToAsk } from './questions.js';
import { rules } from './rules.js';
import { settings } from './settings.js';

const occasions: Readonly<Record<string, Occasion>> = {
  'issue.opened': 'issue',
  'pull_request.opened': 'pull_request',
  'pull_request.merged': 'merge',
};

/** What the event says by itself: whom to greet, on which occasion, or why nobody. */
type Look =
  { readonly occasion: Occasion; readonly author: Person; readonly cause: ItemEvent } | { readonly silent: Because };

type Asked = AboutSig & { readonly first?: FirstOf; readonly now?: ItemNow };
type AskedMore = MoreToAsk & { readonly member?: Membership };

function look(event: RepositoryEvent): Look | null {
  const cause = event.kind === 'later' ? event.cause : event;
  const occasion = occasions[cause.kind];
  if (occasion === undefined || !isItemEvent(cause)) return null;
  const { author } = cause.item;
  const kind = classOf(author);
  if (author === null || kind !== 'human') return { silent: because('not_a_person', { class: kind }) };
  if (occasion !== 'merge' && cause.actor?.id !== author.id) return { silent: because('opened_for_another') };
  return { occasion, author, cause };
}

const isItemEvent = (event: RepositoryEvent): event is ItemEvent => event.kind in occasions;

export default feature({
  name: 'welcome',
  on: ['issue.opened', 'pull_request.opened', 'pull_request.merged'],
  // A merge is often a bot's act; whom it is about is what counts, and that is looked at below.
  actors: 'everyone',
  settings,
  needs: () => ({ issues: 'write', pull_requests: 'write', members: 'read' }),
  labels: ({ good_first_issues: name }) => (name === undefined ? [] : [{ path: ['good_first_issues'], name }]),
  check: rules,
  propose,
  explanations,
  words,

  ask(event, own): Asked {
    const seen = look(event);
    if (seen === null || 'silent' in seen || !own[seen.occasion]) return {};
    const { occasion, author, cause } = seen;
    const { repository, item } = cause;
    const first: FirstOf = {
      kind: 'firstOf',
      of: occasion,
      person: author,
      association: item.association,
      repository,
      number: item.number,
      at: cause.at,
    };
    const now: ItemNow = { kind: 'itemNow', repository, number: item.number, author };
    // Whose it is, is asked with the first round only where a greeting may follow at once.
    const about = waits(event, occasion, own.wait) ? {} : aboutSig(own, occasion, cause);
    return event.kind === 'later' ? { first, now, ...about } : { first, ...about };
  },

  askMore(event, own, answers): AskedMore {
    const seen = look(event);
    if (seen === null || 'silent' in seen || answers.first?.first !== 'yes') return {};
    if (silentNow(answers.now) !== null || waits(event, seen.occasion, own.wait)) return {};
    const { repository } = seen.cause;
    const member: Membership = { kind: 'membership', person: seen.author, repository };
    return { member, ...moreToAsk(own, seen.occasion, seen.cause, answers) };
  },

  decide({ event, now, settings: own, answers, language }) {
    const seen = look(event);
    if (seen === null) return silent('unknown', { occasion: 'item' });
    if ('silent' in seen) return { because: seen.silent };
    const { occasion, author, cause } = seen;
    if (!own[occasion]) return silent('switched_off', { occasion });
    const { first, member } = answers;
    if (first === undefined || first.first === 'unknown') return silent('unknown', { occasion });
    if (first.first === 'no') return silent('not_first', { from: first.from });
    const over = silentNow(answers.now);
    if (over !== null) return silent(over);
    if (waits(event, occasion, own.wait)) {
      const at = new Date(new Date(cause.at).getTime() + own.wait).toISOString();
      return {
        because: because('waits', { occasion, until: `${minuteOf(at)} UTC` }),
        later: [{ at, about: occasion }],
      };
    }
    if (member === 'member') return silent('member');
    // Unknown means no: a greeting to a member is worse than silence to a newcomer.
    if (member !== 'outside') return silent('unknown', { occasion });
    const { directory, owned, there, here, open = [], rungs = [], titles } = answers;
    const ladder = { rungs, titles: titles?.titles ?? [] };
    const known = { sig: sigOf(directory, owned), of: kindOf(occasion), there, here, ...ladder, now };
    const about = (spoken: Language) => aboutIn(known, spoken);
    const body = greeting({ occasion, author, cause, own, language, open, about });
    if (body === null) return silent('nothing_to_say', { occasion });
    const { number } = cause.item;
    return {
      because: because('greeted', { occasion, repo: cause.repository.name, from: first.from }),
      actions: [
        {
          // A greeting opens the status comment; after a merge its author must be notified, which an edit would not do.
          act: occasion === 'merge' ? { kind: 'comment', number, body } : { kind: 'status', number, body },
          rule: `first_${occasion}`,
          scope: `person:${author.id}`,
          cause: 'first',
          ...(occasion !== 'merge' && isLate(event, cause, now) ? { expect: { state: 'open', unlocked: true } } : {}),
        },
      ],
    };
  },
});

function silentNow(now: ItemNowAnswer | undefined): string | null {
  if (now === undefined) return null;
  if (!now.exists || now.locked) return 'gone';
  if (now.state === 'closed') return 'closed';
  return now.answered ? 'answered' : null;
}

/** A first look at something newly opened, where a person shall have the time to answer first. */
function waits(event: RepositoryEvent, occasion: Occasion, wait: number): boolean {
  return event.kind !== 'later' && occasion !== 'merge' && wait > 0;
}

/** Long after the opening (a wait, a redelivery, an outage) the item may be closed or locked by now. */
function isLate(event: RepositoryEvent, cause: ItemEvent, now: Date): boolean {
  return event.kind === 'later' || now.getTime() - new Date(cause.at).getTime() > 10 * 60_000;
}
