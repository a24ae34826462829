// An application as its issue says it: for which title, by whom, with which sponsors; and what of it could not be made out.
import { readApplication } from '../../community/desk/application.js';
import type { Application } from '../../core/case.js';
import type { Item } from '../../core/event.js';
import { isSame } from '../../core/name.js';
import { classOf, distinctPeople } from '../../core/person.js';
import type { Person } from '../../core/person.js';
import type { Directory, Sig } from '../../core/sig.js';
import type { Title } from '../../core/title.js';
import type { WhoAreAnswer } from '../../core/title-question.js';
import { sigOf } from './sig.js';

/** What keeps an application from being one, or a sponsor from being asked. Logins and names are foreign text. */
export type FormProblem =
  | { readonly code: 'applicant_unknown' | 'sponsor_unknown'; readonly login: string; readonly meant: string | null }
  | { readonly code: 'applicant_gone' | 'sponsor_gone'; readonly login: string }
  | { readonly code: 'renamed'; readonly login: string; readonly now: string }
  | { readonly code: 'several_applicants'; readonly logins: readonly string[] }
  | { readonly code: 'several_titles'; readonly titles: readonly Title[] }
  | { readonly code: 'not_a_person'; readonly login: string };

export interface Reading {
  readonly title: Title;
  /** Slug; null: it is not for one, or nobody said for which. */
  readonly sig: string | null;
  /** Where several are named. */
  readonly sigs: readonly Sig[];
  /** Null: it cannot be told who applies. */
  readonly applicant: Person | null;
  readonly sponsors: readonly Person[];
  readonly problems: readonly FormProblem[];
  readonly ticked: readonly string[];
}

/** GitHub is asked for so many people of a form. */
const MOST_NAMED = 15;

const formOf = ({ title, body, author }: Item): Application =>
  readApplication({ title, body, author: author?.login ?? null });

/** Logins that a form names besides its author's; empty: nobody else is named. */
export function namedIn(item: Item): readonly string[] {
  const { applicant, sponsors } = formOf(item);
  const author = item.author?.login ?? '';
  return [...new Set([...applicant, ...sponsors])].filter((login) => !isSame(login, author)).slice(0, MOST_NAMED);
}

/** The titles that the labels apply for. */
export const titlesFor = ({ labels }: Pick<Item, 'labels'>, titles: readonly Title[]): readonly Title[] =>
  titles.filter(({ applyLabel }) => applyLabel !== null && labels.some((one) => isSame(one, applyLabel)));

export interface Heard {
  readonly titles: readonly Title[];
  readonly directory: Directory | null;
  readonly who: WhoAreAnswer;
}

/** Null: no label says that it is an application. */
export function readingOf(item: Item, { titles, directory, who }: Heard): Reading | null {
  const [title, ...others] = titlesFor(item, titles);
  if (title === undefined) return null;
  const form = formOf(item);
  const found = sigOf(directory, item.labels, form.sig);
  const resolve = (login: string) => resolved(login, item, who);
  const applicants = form.applicant.map((login) => ({ login, is: resolve(login) }));
  const sponsors = form.sponsors.map((login) => ({ login, is: resolve(login) }));
  const applicant = distinctPeople(applicants.flatMap(({ is }) => ('person' in is ? [is.person] : [])));
  const [one = null] = applicant;
  const isPerson = one !== null && classOf(one) === 'human';
  return {
    title,
    sig: title.scope === 'sig' && 'sig' in found ? (found.sig?.slug ?? null) : null,
    sigs: title.scope === 'sig' && 'several' in found ? found.several : [],
    applicant: applicant.length === 1 && applicants.length === 1 && isPerson && others.length === 0 ? one : null,
    sponsors: sponsors.flatMap(({ is }) => ('person' in is ? [is.person] : [])),
    problems: [
      ...(others.length > 0 ? [{ code: 'several_titles', titles: [title, ...others] } as const] : []),
      ...(applicants.length > 1
        ? [{ code: 'several_applicants', logins: applicants.map(({ login }) => login) } as const]
        : []),
      ...applicants.flatMap(({ login, is }) => problemOf('applicant', login, is)),
      ...(one !== null && !isPerson ? [{ code: 'not_a_person', login: one.login } as const] : []),
      ...sponsors.flatMap(({ login, is }) => problemOf('sponsor', login, is)),
    ],
    ticked: form.ticked,
  };
}

type Resolved =
  { readonly person: Person; readonly renamed: boolean } | { readonly meant: string | null } | { readonly gone: true };

function resolved(login: string, { author }: Item, who: WhoAreAnswer): Resolved {
  if (author !== null && isSame(login, author.login)) return { person: author, renamed: false };
  const found = Object.hasOwn(who, login) ? who[login] : undefined;
  switch (found?.is) {
    case 'person':
      return { person: found.person, renamed: false };
    case 'renamed':
      return { person: found.person, renamed: true };
    case 'resembles':
      return { meant: found.person.login };
    case 'gone':
      return { gone: true };
    default:
      return { meant: null };
  }
}

function problemOf(role: 'applicant' | 'sponsor', login: string, is: Resolved): readonly FormProblem[] {
  if ('gone' in is) return [{ code: `${role}_gone`, login }];
  if ('meant' in is) return [{ code: `${role}_unknown`, login, meant: is.meant }];
  return is.renamed ? [{ code: 'renamed', login, now: is.person.login }] : [];
}
