// What the leads read: who is ready and was not asked, which cases are open, what comes to an end. It says nothing of what
// anybody lacks.
import { sponsorsIn } from '../../community/desk/sponsors-late.js';
import { titleAt } from '../../community/ladder/titles.js';
import { dayOf } from '../../core/time.js';
import type { Evaluation, Evidence, Standing, Title, TitleAt } from '../../core/title.js';
import { titleKey, titleName } from '../../core/title.js';
import type { CaseOfAnswer, ReadyHereAnswer } from '../../core/title-question.js';
import type { Dropped } from './standings.js';
import { isBulk } from './standings.js';

export interface ReadyOf {
  readonly title: Title;
  readonly at: TitleAt;
  readonly people: readonly ReadyOne[];
  /** Not shown. */
  readonly more: number;
}

interface ReadyOne {
  readonly login: string;
  /** A day; null: it is not known since when. */
  readonly since: string | null;
  readonly evidence: readonly Evidence[];
}

export interface CaseLine {
  readonly repository: number;
  readonly number: number;
  readonly title: TitleAt;
  /** Null: the account is gone. */
  readonly login: string | null;
  readonly since: string;
  /** Null: it cannot be told from here. */
  readonly turn: 'applicant' | 'sponsors' | 'deciders' | null;
  /** Sponsors who have not answered in the time that the desk gives them. */
  readonly late: number;
}

export interface EndingLine {
  readonly title: TitleAt;
  readonly login: string;
  /** A day. */
  readonly on: string;
  readonly isOver: boolean;
}

/** So many of a group at once were not seen that something else may be wrong. */
export interface Stopped {
  /** `role/reviewer`. */
  readonly title: string;
  readonly some: number;
  readonly of: number;
}

export interface LeadsList {
  readonly ready: readonly ReadyOf[];
  readonly cases: readonly CaseLine[];
  readonly seats: ReadyHereAnswer['seats'];
  readonly terms: readonly EndingLine[];
  readonly quiet: readonly EndingLine[];
  readonly stopped: readonly Stopped[];
  readonly dropped: readonly Dropped[];
  readonly unknown: ReadyHereAnswer['unknown'];
}

export interface Material {
  readonly titles: readonly Title[];
  readonly ready: ReadyHereAnswer;
  readonly dropped: readonly Dropped[];
  /** How many hold each, by `kind/name`. */
  readonly holders: ReadonlyMap<string, number>;
  readonly logins: Readonly<Record<number, string>>;
  /** Of the cases of this repository, by their number. */
  readonly cases: ReadonlyMap<number, CaseOfAnswer>;
  readonly repository: number;
  /** Days after which a sponsor is late. */
  readonly sponsorDays: number;
  readonly now: Date;
}

const MOST_OF_TITLE = 20;
const MOST_READY = 100;
const MOST_LINES = 50;

export function leadsList(material: Material): LeadsList {
  const { ready, dropped, now } = material;
  const stopped = stoppedIn(material);
  const isStopped = ({ title }: Standing) => stopped.some((one) => one.title === titleName(title));
  const endings = (why: 'term' | 'inactive') =>
    ready.ending
      .filter((one) => one.why === why && (why === 'term' || (isPast(one, now) && !isStopped(one))))
      .slice(0, MOST_LINES)
      .map(({ title, login, until }) => ({
        ...{ title, login, on: dayOf(until ?? '') },
        isOver: isPast({ until }, now),
      }));
  return {
    ready: readyOf(material),
    cases: ready.cases.slice(0, MOST_LINES).map((one) => ({
      repository: one.repository,
      number: one.number,
      title: one.title,
      login: material.logins[one.person] ?? null,
      since: dayOf(one.since),
      ...turnOf(one, material),
    })),
    seats: ready.seats,
    terms: endings('term'),
    quiet: endings('inactive'),
    ...{ stopped, dropped, unknown: ready.unknown.slice(0, MOST_LINES) },
  };
}

const isPast = ({ until }: Pick<Standing, 'until'>, now: Date): boolean =>
  until !== null && Date.parse(until) <= now.getTime();

export const isEmpty = (list: LeadsList): boolean =>
  [list.ready, list.cases, list.terms, list.quiet, list.stopped, list.dropped].every((part) => part.length === 0);

/** In the order of the settings, those of one title in the order of their SIGs, each the earliest first. */
function readyOf({ titles, ready }: Material): readonly ReadyOf[] {
  const places = titles.flatMap((title) => {
    const own = ready.ready.filter(({ title: at }) => at.kind === title.kind && at.name === title.name);
    return [...new Map(own.map(({ title: at }) => [titleKey(at), at])).entries()]
      .sort(([one], [other]) => one.localeCompare(other, 'en'))
      .map(([, at]) => ({ title, at }));
  });
  let left = MOST_READY;
  return places.map(({ title, at }) => {
    const all = ready.ready.filter((one) => titleKey(one.title) === titleKey(at));
    const shown = all.slice(0, Math.min(MOST_OF_TITLE, left));
    left -= shown.length;
    const people = shown.map(({ person, evaluation }) => {
      const since = lastMet(evaluation);
      const evidence = evaluation.checked.flatMap((one) => [
        ...one.evidence,
        ...one.parts.flatMap((part) => part.evidence),
      ]);
      return { login: person.login, since: since === null ? null : dayOf(since), evidence };
    });
    return { title, at, people, more: all.length - shown.length };
  });
}

/** When the last of what it takes was there; null: nothing says when. */
const lastMet = ({ checked }: Evaluation): string | null =>
  checked
    .flatMap(({ is, from }) => (is === 'met' && from !== null ? [from] : []))
    .sort()
    .at(-1) ?? null;

/** Of those that are past, by title over all SIGs. */
function stoppedIn({ ready, holders, now }: Material): readonly Stopped[] {
  const quiet = ready.ending.filter((one) => one.why === 'inactive' && isPast(one, now));
  const names = [...new Set(quiet.map((one) => titleName(one.title)))];
  return names.flatMap((title) => {
    const some = quiet.filter((one) => titleName(one.title) === title).length;
    const of = Math.max(some, holders.get(title) ?? 0);
    return isBulk(some, of) ? [{ title, some, of }] : [];
  });
}

/** Whose turn a case is, as far as its own words tell; the desk's checklist says it in full. */
function turnOf(
  { repository, number, title: at }: { readonly repository: number; readonly number: number; readonly title: TitleAt },
  { cases, titles, repository: here, sponsorDays, now }: Material,
): Pick<CaseLine, 'turn' | 'late'> {
  const record = repository === here ? cases.get(number) : undefined;
  if (record === undefined) return { turn: null, late: 0 };
  const need = titleAt(titles, at)?.sponsors?.count ?? 0;
  const { yes, waiting, late } = sponsorsIn(record.acts, sponsorDays, now);
  if (yes >= need) return { turn: 'deciders', late: 0 };
  return { turn: yes + waiting >= need ? 'sponsors' : 'applicant', late };
}
