// What must be known: first which titles there are and what the asker holds, then how they stand before each.
import type { RepositoryEvent } from '../../core/event.js';
import type { AnswersTo } from '../../core/question.js';
import type { SigDirectory } from '../../core/sig-question.js';
import type {
  CaseOf,
  DoneBy,
  Evaluations,
  HoldersHere,
  LastAsked,
  LoginsOf,
  ReadyHere,
  StandingOf,
  TitlesHere,
  WhoAre,
  WhoAreAnswer,
} from '../../core/title-question.js';
import { honoursFor, rolesFor } from '../../community/ladder/rungs.js';
import { titleKey, type TitleAt } from '../../core/title.js';
import { heardIn } from './heard.js';
import type { Heard } from './heard.js';
import type { Own } from './settings.js';
import { sigCalled, sigsMeant } from './sigs.js';
import type { Wish } from './wish.js';

export type First = {
  readonly titles?: TitlesHere;
  readonly directory?: SigDirectory;
  readonly standing?: StandingOf;
  readonly who?: WhoAre;
  readonly holders?: HoldersHere;
  readonly ready?: ReadyHere;
  readonly asked?: LastAsked;
};

/** `holds42`: titles of this account; `case12`: what was said of this one. */
export type More = {
  readonly evaluations?: Evaluations;
  readonly standing?: StandingOf;
  readonly done?: DoneBy;
  readonly logins?: LoginsOf;
} & Readonly<Record<`holds${number}`, StandingOf | undefined>> &
  Readonly<Record<`case${number}`, CaseOf | undefined>>;

export type Answers = Partial<AnswersTo<First & More>>;

/** Cases that are looked at one by one. */
const MOST_CASES = 20;

export function firstOf(event: RepositoryEvent, own: Own): First | null {
  const heard = heardIn(event, own);
  const { repository } = event;
  const titles: TitlesHere = { kind: 'titlesHere', repository };
  const directory: SigDirectory = { kind: 'sigDirectory', repository };
  switch (heard.is) {
    case 'none':
      return null;
    case 'elsewhere':
      return {};
    case 'merge':
      return { titles, directory };
    case 'standings':
      return { titles, directory, holders: { kind: 'holdersHere', repository } };
    case 'list':
      return {
        ...{ titles, directory, holders: { kind: 'holdersHere', repository } },
        ready: { kind: 'readyHere', repository, at: heard.event.period },
        ...(own.ask === 'issue' ? { asked: { kind: 'lastAsked', repository } } : {}),
      };
    case 'commands': {
      const { wishes, spoken } = heard;
      const logins = [...new Set(wishes.flatMap((wish) => (wish.is === 'other' ? [wish.login] : [])))];
      if (wishes.every(({ is }) => is === 'away' || is === 'wrong')) return {};
      return {
        titles,
        directory,
        standing: { kind: 'standingOf', repository, person: spoken.author },
        ...(logins.length === 0 ? {} : { who: { kind: 'whoAre', repository, logins } }),
      };
    }
  }
}

export function moreOf(event: RepositoryEvent, own: Own, answers: Answers): More {
  const heard = heardIn(event, own);
  const { repository } = event;
  if (heard.is === 'merge') return ofMerge(heard, answers);
  if (heard.is === 'list') {
    const cases = (answers.ready?.cases ?? []).filter((one) => one.repository === repository.id).slice(0, MOST_CASES);
    const people = [...new Set((answers.ready?.cases ?? []).map(({ person }) => person))];
    return {
      ...(people.length === 0 ? {} : { logins: { kind: 'loginsOf', people } }),
      ...Object.fromEntries(
        cases.map(({ number }): [`case${number}`, CaseOf] => [`case${number}`, { kind: 'caseOf', repository, number }]),
      ),
    };
  }
  return heard.is === 'commands' ? ofCommands(event, heard, answers) : {};
}

function ofMerge({ event, author }: Extract<Heard, { is: 'merge' }>, { titles, directory }: Answers): More {
  const places = rolesFor(titles?.titles ?? [], sigsMeant(directory, event.item.labels, []));
  if (places.length === 0) return {};
  const { repository } = event;
  return {
    standing: { kind: 'standingOf', repository, person: author },
    evaluations: { kind: 'evaluations', repository, person: author, titles: places, at: justAfter(event.at) },
  };
}

/** The merge itself counts. */
const justAfter = (at: string): string => new Date(Date.parse(at) + 1000).toISOString();

function ofCommands(
  { repository, at }: RepositoryEvent,
  { wishes, spoken }: Extract<Heard, { is: 'commands' }>,
  answers: Answers,
): More {
  const { author } = spoken;
  const places = distinct(
    wishes.flatMap((wish) => (wish.is === 'own' ? placesFor(wish, spoken.item.labels, answers) : [])),
  );
  const others = wishes.some(({ is }) => is === 'other') ? peopleIn(answers.who ?? {}) : [];
  return {
    ...(places.length === 0
      ? {}
      : { evaluations: { kind: 'evaluations', repository, person: author, titles: places, at } }),
    ...(wishes.some(({ is }) => is === 'emeritus') ? { done: { kind: 'doneBy', repository, person: author, at } } : {}),
    ...Object.fromEntries(
      others.map((person): [`holds${number}`, StandingOf] => [
        `holds${person.id}`,
        { kind: 'standingOf', repository, person },
      ]),
    ),
  };
}

const peopleIn = (who: WhoAreAnswer) =>
  Object.values(who).flatMap((found) => (found.is === 'person' || found.is === 'renamed' ? [found.person] : []));

const distinct = (places: readonly TitleAt[]): readonly TitleAt[] => [
  ...new Map(places.map((place) => [titleKey(place), place])).values(),
];

/** Titles that such a question is about: of the SIG that it names, else of those that are meant; none where it names no SIG. */
export function placesFor(
  { sig }: Extract<Wish, { is: 'own' }>,
  labels: readonly string[],
  { titles, directory, standing }: Answers,
): readonly TitleAt[] {
  const all = titles?.titles ?? [];
  const named = sig === '' ? null : sigCalled(directory, sig);
  if (named !== null && 'code' in named) return [];
  const sigs = named === null ? sigsMeant(directory, labels, standing?.held ?? []) : [named.slug];
  return [...rolesFor(all, sigs), ...honoursFor(all, sigs)];
}
