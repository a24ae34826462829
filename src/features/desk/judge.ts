// Each command of the desk on a case: obeyed, which says a word, or refused, which says why.
import { nextNumber } from '../../community/desk/case-concerns.js';
import type { CaseLook } from '../../community/desk/case.js';
import type { Known } from '../../community/desk/case-context.js';
import { requirementKey } from '../../community/desk/case-conditions.js';
import type { Command } from '../../core/command.js';
import { classOf } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import { titleKey } from '../../core/title.js';
import { hindranceOf } from './apply.js';
import { isFirstAttest, requirementOf } from './attest.js';
import type { Ground } from './ground.js';
import { hasItsLabel } from './matter.js';
import type { Nomination } from './nominate.js';
import type { Verb } from './specs.js';
import type { Telling } from './telling.js';
import type { Why } from './why.js';

export interface Bidding {
  readonly telling: Telling;
  readonly speaker: Person;
  readonly command: Command;
}

const ROUNDS: readonly Verb[] = ['concern', 'resolve'];

/** Null: obeyed. */
export function judge(verb: Verb, bidding: Bidding): Why | null {
  const { telling } = bidding;
  const { matter, own, subject } = telling.ground;
  const isForPrivate = ROUNDS.includes(verb);
  if (matter.isPrivate && !isForPrivate) return { code: 'elsewhere' };
  if (!matter.isPrivate && isForPrivate) return { code: 'private', place: own.private ?? null };
  if (verb === 'nominate') return nominate(bidding);
  const look = telling.look;
  if (look === null) return { code: 'no_case' };
  if (!matter.isPrivate && !hasItsLabel(matter, subject.title)) {
    return { code: 'label_gone', label: subject.title.applyLabel ?? '' };
  }
  if (['accepted', 'deferred', 'withdrawn', 'closed'].includes(look.stage)) return { code: 'over', stage: look.stage };
  return JUDGES[verb](bidding, look);
}

type Judge = (bidding: Bidding, look: CaseLook) => Why | null;

const JUDGES: Readonly<Record<Exclude<Verb, 'nominate'>, Judge>> = {
  sponsor: (bidding, look) =>
    /^(?:cancel|撤回|取消)$/i.test(bidding.command.args) ? cancel(bidding, look) : sponsor(bidding, look),
  second,
  concern,
  resolve,
  accept,
  'not-yet': notYet,
  withdraw,
  attest,
};

/** What `known` says, as a reason; null: they may. */
const unlessYes = (known: Known, roles: readonly string[]): Why | null =>
  known === 'yes' ? null : known === 'unknown' ? { code: 'unknown_say' } : { code: 'no_say', roles };

const sayOf = ({ telling, speaker }: Bidding) => telling.ground.context.sayOf(speaker.id);

function nominate(bidding: Bidding): Why | null {
  const { telling, speaker } = bidding;
  const { ground } = telling;
  const { nomination, bid, reading } = ground.matter;
  // An application that does not begin is the subject, too: who may say what was asked of it.
  if (bid !== null || reading !== null || telling.look !== null) return { code: 'has_case' };
  if (nomination === null) return { code: 'unreadable' };
  if (nomination.is !== 'named') return whyUnnamed(nomination);
  const { title, person, sig } = nomination;
  if (title.nominatedBy.length === 0) return { code: 'not_nominated', title };
  if (classOf(person) !== 'human') return { code: 'not_a_person', login: person.login };
  if (person.id === speaker.id) return { code: 'self' };
  const why = unlessYes(sayOf(bidding).second, title.nominatedBy);
  if (why !== null) return why;
  const hindrance = hindranceOf(ground);
  if (hindrance?.code === 'held') return { code: 'held', login: person.login };
  if (hindrance !== null) return hindrance;
  telling.say({
    word: 'nominated',
    by: speaker.id,
    about: person.id,
    value: titleKey({ kind: title.kind, name: title.name, sig }),
  });
  return null;
}

/** Why nobody is nominated by these words. */
export function whyUnnamed(nomination: Exclude<Nomination, { is: 'named' }>): Why {
  switch (nomination.is) {
    case 'unreadable':
      return { code: 'unreadable' };
    case 'nobody':
      return { code: 'nobody', login: nomination.login, meant: nomination.meant };
    case 'no_title':
      return { code: 'no_title', titles: nomination.titles };
  }
}

function sponsor(bidding: Bidding, { bid, sponsors }: CaseLook): Why | null {
  const { telling, speaker } = bidding;
  const terms = telling.ground.subject.title.sponsors;
  if (terms === null) return { code: 'no_sponsors' };
  if (speaker.id === bid.applicant) return { code: 'applicant' };
  const why = unlessYes(sayOf(bidding).sponsor, terms.roles);
  if (why !== null) return why;
  const named = sponsors.find(({ person }) => person === speaker.id);
  if (named === undefined) telling.say({ word: 'sponsor_named', by: speaker.id, about: speaker.id });
  if (named?.answered !== 'yes') telling.say({ word: 'sponsored', by: speaker.id, about: bid.applicant });
  return null;
}

function cancel({ telling, speaker }: Bidding, { bid, sponsors }: CaseLook): Why | null {
  if (!sponsors.some(({ person }) => person === speaker.id)) return { code: 'not_named' };
  telling.say({ word: 'sponsor_withdrawn', by: speaker.id, about: bid.applicant });
  return null;
}

function second(bidding: Bidding, { bid, seconds }: CaseLook): Why | null {
  const { telling, speaker } = bidding;
  if (bid.is !== 'nomination') return { code: 'no_nomination' };
  if (bid.owners.includes(speaker.id)) return { code: 'own' };
  const why = unlessYes(sayOf(bidding).second, telling.ground.subject.title.nominatedBy);
  if (why !== null) return why;
  if (!seconds.by.includes(speaker.id)) telling.say({ word: 'seconded', by: speaker.id, about: bid.applicant });
  return null;
}

/** Whoever decides, nominates or sponsors for this title may. */
const objectors = ({ subject: { title } }: Ground): readonly string[] => [
  ...new Set([...title.decidedBy, ...title.nominatedBy, ...(title.sponsors?.roles ?? [])]),
];

function concern(bidding: Bidding, { bid }: CaseLook): Why | null {
  const { telling, speaker, command } = bidding;
  const { ground } = telling;
  if (command.args === '') return { code: 'words' };
  if (speaker.id === bid.applicant) return { code: 'applicant' };
  const why = unlessYes(sayOf(bidding).object, objectors(ground));
  if (why !== null) return why;
  const n = nextNumber([...(ground.matter.record?.acts ?? []), ...telling.acts]);
  telling.say({ word: 'concerned', by: speaker.id, about: bid.applicant, value: String(n) });
  return null;
}

function resolve(bidding: Bidding, { bid, concerns }: CaseLook): Why | null {
  const { telling, speaker, command } = bidding;
  const n = Number(/^#?(\d{1,4})$/.exec(command.args)?.[1] ?? NaN);
  const open = concerns.filter(({ resolved }) => !resolved);
  const meant = open.filter((one) => one.n === n);
  if (meant.length === 0) return { code: 'no_concern', open: open.map((one) => one.n) };
  if (speaker.id === bid.applicant) return { code: 'applicant' };
  if (!meant.every(({ by }) => by === speaker.id)) {
    const why = unlessYes(sayOf(bidding).decide, telling.ground.subject.title.decidedBy);
    if (why !== null) return why;
  }
  telling.say({ word: 'resolved', by: speaker.id, about: bid.applicant, value: String(n) });
  return null;
}

/** Nobody decides about themselves. */
function decides(bidding: Bidding, { bid }: CaseLook): Why | null {
  const { speaker, telling } = bidding;
  const { title, applicant } = telling.ground.subject;
  if (speaker.id === bid.applicant || speaker.id === applicant.id) return { code: 'applicant' };
  return unlessYes(sayOf(bidding).decide, title.decidedBy);
}

function accept(bidding: Bidding, look: CaseLook): Why | null {
  const why = decides(bidding, look);
  if (why !== null) return why;
  if (look.stage !== 'ready') return { code: 'missing', missing: look.missing };
  const { telling, speaker } = bidding;
  telling.say({ word: 'accepted', by: speaker.id, about: look.bid.applicant, value: titleKey(look.bid.title) });
  return null;
}

function notYet(bidding: Bidding, look: CaseLook): Why | null {
  const why = decides(bidding, look);
  if (why !== null) return why;
  const { telling, speaker, command } = bidding;
  if (command.args === '') return { code: 'words' };
  telling.say({ word: 'deferred', by: speaker.id, about: look.bid.applicant, value: titleKey(look.bid.title) });
  return null;
}

function withdraw({ telling, speaker }: Bidding, { bid }: CaseLook): Why | null {
  if (!bid.owners.includes(speaker.id)) return { code: 'not_owner' };
  telling.say({ word: 'withdrawn', by: speaker.id, about: bid.applicant });
  return null;
}

function attest(bidding: Bidding, look: CaseLook): Why | null {
  const { telling, speaker, command } = bidding;
  const { subject, scene, own } = telling.ground;
  const { title } = subject;
  // Whose word counts was asked of the requirement that the text's first one names.
  if (scene.kind === 'later' || !isFirstAttest(command, scene.spoken, own)) return { code: 'twice' };
  const asked = requirementOf(command, title);
  if (asked === null) return { code: 'requirement', count: title.requirements.length };
  if (speaker.id === look.bid.applicant) return { code: 'applicant' };
  const { place } = asked;
  const checked = telling.ground.context.evaluation?.checked[place];
  if (look.met[place] === true) return { code: 'known', met: true };
  if (asked.requirement.is !== 'attested' && checked?.is === 'not_yet') return { code: 'known', met: false };
  const { attest: may = {} } = telling.ground.answers;
  const why = unlessYes(may[speaker.id] ?? 'unknown', asked.by);
  if (why !== null) return why;
  telling.say({
    word: 'attested',
    by: speaker.id,
    about: look.bid.applicant,
    value: requirementKey(asked.requirement),
  });
  return null;
}
