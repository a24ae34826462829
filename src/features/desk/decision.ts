// From the words that an event tells to what is done about them: the section kept up to date, those asked who must answer, one
// comment for whoever is answered, the private issue, and what is looked at again later.
import type { CaseLook } from '../../community/desk/case.js';
import { isOver } from '../../community/desk/case.js';
import type { Action } from '../../core/action.js';
import type { Later } from '../../core/feature.js';
import type { CaseAct } from '../../core/case.js';
import { personFacts } from '../../core/fact.js';
import type { ActFact, Fact } from '../../core/fact.js';
import { isSame } from '../../core/name.js';
import type { Person } from '../../core/person.js';
import { mention, quote } from '../../core/markdown.js';
import { DAY_MS, stamp } from '../../core/time.js';
import { teamMention } from '../../community/sig-words.js';
import type { Hindrance } from './apply.js';
import { askedOnce, firstBid, leftUnasked } from './asked.js';
import type { Ground } from './ground.js';
import { messages } from './messages.js';
import { privateIssueOf } from './private.js';
import { sectionOf } from './section.js';
import { wordsOf } from './words.js';

/** An open case is looked at so often, as much happens elsewhere; for two years at most. */
const LOOK_DAYS = 7;
const MOST_LOOKS = 104;

/** Plans acts on the item, for this event. */
export type Plan = (
  rule: string,
  act: Action['act'],
  more?: Partial<Pick<Action, 'cause' | 'slot' | 'expect'>>,
) => Action;

export function planFor(
  { event, matter }: Pick<Ground, 'event'> & { readonly matter: Pick<Ground['matter'], 'item'> },
  cause: string,
): Plan {
  const scope = `item:${event.repository.id}:${matter.item.number}`;
  return (rule, act, more = {}) => ({ act, rule, scope, cause, ...more });
}

/** Each event is a cause of its own, by what GitHub calls it. */
export function causeOf({ event, at }: Pick<Ground, 'event' | 'at'>): string {
  if (event.kind === 'later') return `later:${event.about}`;
  if ('comment' in event) return `${event.kind}:${event.comment.id}${event.kind === 'comment.created' ? '' : `@${at}`}`;
  return `${event.kind}@${at}`;
}

export interface Course {
  readonly ground: Ground;
  readonly before: CaseLook | null;
  readonly after: CaseLook | null;
  readonly acts: readonly CaseAct[];
  /** Whom an application names for the first time, and whose yes it left behind by being for another title. */
  readonly newlyNamed: readonly Person[];
  readonly hindrance: Hindrance | null;
}

/** What every event of a case brings about, whatever was said. */
export function commonActions(course: Course, plan: Plan): readonly Action[] {
  const { ground, after, hindrance, acts } = course;
  const { number } = ground.matter.item;
  const unasked = leftUnasked(ground, [...(ground.matter.record?.acts ?? []), ...acts]);
  const section = plan('section', {
    kind: 'status',
    number,
    body: sectionOf({ ground, look: after, hindrance, unasked }),
  });
  const issue = after === null ? null : privateIssueOf(ground, after, unasked);
  return [
    section,
    ...askedNow(course, unasked, plan),
    ...readyNow(course, plan),
    ...(issue === null ? [] : [plan('private', issue)]),
  ];
}

/** Whom the application newly names and who may sponsor it: in one comment, few, each at most once for what they are named for. */
function askedNow({ ground, after, newlyNamed }: Course, unasked: ReadonlySet<number>, plan: Plan): readonly Action[] {
  if (after === null || (after.stage !== 'gathering' && after.stage !== 'ready')) return [];
  const asked = newlyNamed.filter(
    ({ id }) => !unasked.has(id) && after.sponsors.some(({ person, as }) => person === id && as === 'eligible'),
  );
  if (asked.length === 0) return [];
  const { subject, matter, language } = ground;
  const { title } = wordsOf(matter, subject.title, subject.at, language);
  const mentions = asked.map(({ login }) => mention(login));
  const body = messages[language].askSponsors(mentions, subject.applicant.login, title);
  const before = matter.record?.acts ?? [];
  const people = asked.map(({ id }) => id);
  // Who said yes to another title is asked once for this one.
  const isAnew = before.some(({ word, by }) => word === 'sponsored' && by !== null && people.includes(by));
  const cause = `sponsors:${askedOnce(people, before)}${isAnew ? `:${after.bid.titleAt}` : ''}`;
  return [plan('ask', { kind: 'comment', number: matter.item.number, body }, { cause, expect: { state: 'open' } })];
}

/**
 * When all is there, those who decide are told, once for each application, whomever its text names by turns; of another SIG,
 * other leads decide. What a text says by its boxes counts as if it had always said so: there only the comment itself knows
 * whether it was written.
 */
function readyNow({ ground, before, after, acts }: Course, plan: Plan): readonly Action[] {
  if (after?.stage !== 'ready' || (before?.stage === 'ready' && ground.scene.kind !== 'text')) return [];
  const mentions = decidersOf(ground);
  if (mentions.length === 0) return [];
  const { subject, matter, language } = ground;
  const { title } = wordsOf(matter, subject.title, subject.at, language);
  const body = messages[language].ready(mentions, subject.applicant.login, title);
  const act = { kind: 'comment', number: matter.item.number, body } as const;
  const { sig } = after.bid.title;
  const first = firstBid(after.bid, matter.item.author?.id ?? null, [...(matter.record?.acts ?? []), ...acts]);
  const cause = `ready:${first}${sig === null || !subject.title.decidedBy.includes('lead') ? '' : `:${sig}`}`;
  return [plan('ready', act, { cause, expect: { state: 'open' } })];
}

/** Leads of the SIG and teams have names; holders of a role see it in their list. */
function decidersOf({ subject, matter, event }: Ground): readonly string[] {
  const { decidedBy } = subject.title;
  const sig = matter.directory?.sigs.find(({ slug }) => slug === subject.at.sig);
  const leads = decidedBy.includes('lead') ? (sig?.leads ?? []).slice(0, 3).map(({ login }) => login) : [];
  const teams = decidedBy.filter((one) => one.startsWith('team:')).slice(0, 1);
  return [
    ...leads.map((login) => (isSame(login, subject.applicant.login) ? quote(login) : mention(login))),
    ...teams.map((team) => teamMention(event.repository.owner.login, team.slice('team:'.length))),
  ];
}

/** What was said, as the ledger keeps it: where the application is, also what is told in its private issue. */
export function factsOf({ ground, acts, newlyNamed }: Pick<Course, 'ground' | 'acts' | 'newlyNamed'>): readonly Fact[] {
  const { matter, event, subject, at } = ground;
  const place =
    matter.isPrivate && matter.record !== null
      ? { repository: matter.record.repository, number: matter.record.number }
      : { repository: event.repository.id, number: matter.item.number };
  if (acts.length === 0) return [];
  const said = acts.map(({ word, key, at: when, by, about, value }): ActFact => ({
    fact: 'act',
    ...place,
    key,
    kind: word,
    person: by,
    at: when,
    source: 'webhook',
    ...(value === null ? {} : { value }),
    ...(about === null ? {} : { subject: about }),
  }));
  return [...personFacts(at, subject.applicant, ...newlyNamed), ...said];
}

/** When it is looked at again: the time for objections over, a sponsor late, and from time to time while it is open. */
export function laterOf({ ground, before, after, newlyNamed }: Course): readonly Later[] {
  if (after === null) return [];
  const { context, scene } = ground;
  const now = Date.parse(context.now);
  const once = (what: string, at: string): Later => ({ at, about: `${what}:${at}` });
  const { until } = after;
  const waits = after.stage === 'objections' || after.stage === 'blocked';
  const lateAt = after.sponsors.find(({ person }) => newlyNamed.some(({ id }) => id === person))?.lateAt;
  return [
    ...(waits && until !== null && Date.parse(until) > now && before?.until !== until ? [once('window', until)] : []),
    ...(isHeld(ground, after) ? [once('window', stamp(new Date(now + DAY_MS).toISOString()))] : []),
    // Who was named that long ago, and is asked anew for another SIG, is not reminded in the same breath.
    ...(lateAt === undefined || Date.parse(lateAt) <= now ? [] : [once('sponsors', lateAt)]),
    ...lookAgain(scene, before, after, now),
  ];
}

/** The time for objections is over and a concern stands: what is told in private is seen by looking. */
const isHeld = ({ scene, context }: Ground, { stage, until }: CaseLook): boolean =>
  scene.kind === 'later' && scene.what === 'window' && stage === 'blocked' && (until ?? '') <= stamp(context.now);

/** One chain of looks for each application; opened again, it goes on. */
function lookAgain(scene: Ground['scene'], before: CaseLook | null, after: CaseLook, now: number): readonly Later[] {
  if (isOver(after.stage)) return [];
  const at = stamp(new Date(now + LOOK_DAYS * DAY_MS).toISOString());
  const begins = before === null || before.bid.key !== after.bid.key || isOver(before.stage);
  const [, nth = '0'] =
    scene.kind === 'later' && scene.what === 'look' ? (/^look:(\d+):/.exec(scene.event.about) ?? []) : [];
  if (!begins && (nth === '0' || Number(nth) >= MOST_LOOKS)) return [];
  return [{ at, about: `look:${Number(nth) + 1}:${at}` }];
}
